package dev.tandem.nn;

import dev.tandem.nn.initializer.Initializer;

/**
 * How a weight starts, what holds it small, and within which bounds it stays.
 *
 * @param initializer its first values
 * @param regularizer a penalty that joins the loss
 * @param constraint applied after each update
 */
public record WeightConfig(Initializer initializer, Regularizer regularizer, Constraint constraint) {
    /** Starts so, and is otherwise free. */
    public static WeightConfig of(Initializer initializer) {
        return new WeightConfig(initializer, Regularizer.none(), Constraint.none());
    }

    /** The same with other first values. */
    public WeightConfig initializer(Initializer other) {
        return new WeightConfig(other, regularizer, constraint);
    }

    /** The same with another penalty. */
    public WeightConfig regularizer(Regularizer other) {
        return new WeightConfig(initializer, other, constraint);
    }

    /** The same with another constraint. */
    public WeightConfig constraint(Constraint other) {
        return new WeightConfig(initializer, regularizer, other);
    }
}
