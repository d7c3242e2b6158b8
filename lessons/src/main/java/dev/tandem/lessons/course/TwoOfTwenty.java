package dev.tandem.lessons.course;

import dev.tandem.data.ArrayDataset;
import dev.tandem.data.ClassificationProblem;
import dev.tandem.data.Dataset;

/**
 * Made-up points that invite learning by heart: of their twenty features two tell the class, two are mixtures of these, and
 * sixteen are noise; every tenth point has its class drawn by lot.
 */
final class TwoOfTwenty {
    static final int FEATURES = 20;
    /** The features that tell something, the first ones: the two, and their mixtures. */
    static final int TELLING = 4;

    private static final int POINTS = 4000;
    private static final ArrayDataset ALL =
            new ClassificationProblem(POINTS, FEATURES, 2, TELLING - 2, 2, 2, 0.1, 1).generate(1);
    private static final int TEST = 1000;

    private TwoOfTwenty() {}

    /** So many points from a place on, for training or validation; those of {@link #test} are not among them. */
    static ArrayDataset points(int start, int count) {
        return ALL.take(POINTS - TEST).skip(start).take(count);
    }

    /** The thousand points for the test, in one batch. */
    static Dataset test() {
        return ALL.skip(POINTS - TEST).batch(TEST);
    }
}
