package dev.tandem.lessons.course;

import java.util.ArrayList;
import java.util.List;

/**
 * The irises in three parts, each with the same share of every species.
 *
 * @param train to learn from
 * @param validation to watch while learning
 * @param test to be looked at once
 */
record IrisSplit(Data.Labelled train, Data.Labelled validation, Data.Labelled test) {
    /** A fifth: of all flowers for the test, and of those that are left for validation. */
    private static final int PARTS = 5;

    /**
     * Takes every fifth flower of each species for the test and every fifth of the others for validation. Nothing is drawn at
     * random, so that runs with different seeds are judged by the same flowers.
     */
    static IrisSplit of(Data.Labelled flowers) {
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int species = 0; species < Data.IRIS_SPECIES.size(); species++) {
            int forTest = 0;
            int forTraining = 0;
            for (int row = 0; row < flowers.size(); row++) {
                if (flowers.classes().get(row) != species) {
                    continue;
                }
                if (forTest++ % PARTS == 0) {
                    test.add(row);
                } else {
                    (++forTraining % PARTS == 0 ? validation : train).add(row);
                }
            }
        }
        return new IrisSplit(flowers.rows(train), flowers.rows(validation), flowers.rows(test));
    }
}
