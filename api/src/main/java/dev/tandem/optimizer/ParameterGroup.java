package dev.tandem.optimizer;

import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Parameters that an optimizer treats apart: with a learning rate, or a weight decay, of their own.
 *
 * <pre>{@code
 * AdamW.of(0.001).options(o -> o.group(ParameterGroup.of(name -> name.endsWith("/bias")).weightDecay(0)))
 * }</pre>
 *
 * @param names tells whether a parameter, by its name such as {@code dense/kernel}, is in the group
 * @param learningRateMultiplier what the learning rate is multiplied by, 0 or more
 * @param weightDecay in place of the optimizer's; empty for the same
 */
public record ParameterGroup(Predicate<String> names, double learningRateMultiplier, OptionalDouble weightDecay) {
    /** Checks the numbers. */
    public ParameterGroup {
        OptimizerCheck.notNegative("ParameterGroup", "the learning-rate multiplier", learningRateMultiplier);
        OptimizerCheck.notNegative("ParameterGroup", "the weight decay", weightDecay.orElse(0));
    }

    /** A group that is as yet treated like all others. */
    public static ParameterGroup of(Predicate<String> names) {
        return new ParameterGroup(names, 1, OptionalDouble.empty());
    }

    /** The same with the learning rate multiplied. */
    public ParameterGroup learningRateMultiplier(double other) {
        return new ParameterGroup(names, other, weightDecay);
    }

    /** The same with a weight decay of its own; 0 for none. */
    public ParameterGroup weightDecay(double other) {
        return new ParameterGroup(names, learningRateMultiplier, OptionalDouble.of(other));
    }
}
