package dev.tandem.loss;

import java.util.List;

/** The library's losses, as records that a file can hold; a loss made of a function is none of them. */
public final class LossTypes {
    private static final List<Class<? extends Record>> ALL = List.of(
            BinaryCrossentropy.class,
            BinaryFocalCrossentropy.class,
            CategoricalCrossentropy.class,
            CategoricalFocalCrossentropy.class,
            CategoricalHinge.class,
            CosineSimilarity.class,
            Hinge.class,
            Huber.class,
            KlDivergence.class,
            LogCosh.class,
            MeanAbsoluteError.class,
            MeanAbsolutePercentageError.class,
            MeanSquaredError.class,
            MeanSquaredLogarithmicError.class,
            Poisson.class,
            ReducedLoss.class,
            SparseCategoricalCrossentropy.class,
            SquaredHinge.class);

    private LossTypes() {}

    /** All of them. */
    public static List<Class<? extends Record>> all() {
        return ALL;
    }
}
