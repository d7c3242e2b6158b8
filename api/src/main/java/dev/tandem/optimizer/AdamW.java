package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import java.util.function.UnaryOperator;

/**
 * Adam with weight decay apart from the gradient (Loshchilov &amp; Hutter 2019; Keras 3, {@code AdamW}).
 *
 * <p>w ← w − w·learningRate·weightDecay, then as {@link Adam}. The weight decay is that of the {@link OptimizerOptions options},
 * 0.004 as in Keras if not set; {@link OptimizerOptions#excludeFromWeightDecay} keeps it off certain parameters.
 *
 * @param learningRate at each step
 * @param beta1 how much of the mean of gradients stays, from 0 to below 1
 * @param beta2 how much of the mean of squares stays, from 0 to below 1
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param amsgrad whether the denominator never shrinks (Reddi et al. 2018)
 * @param options what it does besides its equation
 */
public record AdamW(
        Schedule learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public AdamW {
        OptimizerCheck.share("AdamW", "beta1", beta1);
        OptimizerCheck.share("AdamW", "beta2", beta2);
        OptimizerCheck.notNegative("AdamW", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001, weight decay 0.004. */
    public static AdamW of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static AdamW of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static AdamW of(Schedule learningRate) {
        return new AdamW(
                learningRate, 0.9, 0.999, 1e-7, false, OptimizerOptions.none().weightDecay(0.004));
    }

    /** The same with another beta1. */
    public AdamW beta1(double other) {
        return new AdamW(learningRate, other, beta2, epsilon, amsgrad, options);
    }

    /** The same with another beta2. */
    public AdamW beta2(double other) {
        return new AdamW(learningRate, beta1, other, epsilon, amsgrad, options);
    }

    /** The same with another epsilon. */
    public AdamW epsilon(double other) {
        return new AdamW(learningRate, beta1, beta2, other, amsgrad, options);
    }

    /** The same with a denominator that never shrinks: in place of v stands the largest v so far. */
    public AdamW withAmsgrad() {
        return new AdamW(learningRate, beta1, beta2, epsilon, true, options);
    }

    @Override
    public AdamW learningRate(Schedule other) {
        return new AdamW(other, beta1, beta2, epsilon, amsgrad, options);
    }

    @Override
    public AdamW learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public AdamW options(UnaryOperator<OptimizerOptions> change) {
        return new AdamW(learningRate, beta1, beta2, epsilon, amsgrad, change.apply(options));
    }

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public SlotRule rule() {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, options).rule();
    }

    /** The same with another weight decay. */
    public AdamW weightDecay(double other) {
        return options(o -> o.weightDecay(other));
    }
}
