package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * A learning rate as a function of the number of steps taken so far: 0 for the first step.
 *
 * <p>It is written twice: as a Java number, to read and to plot, and in tensor operations, so that it is computed inside of the
 * compiled training step.
 *
 * <pre>{@code
 * Adam.of(CosineDecay.of(0.001, 10_000).warmup(0.01, 500))
 * }</pre>
 */
public interface Schedule {
    /**
     * The learning rate of a step.
     *
     * @param step 0 or more
     */
    double at(long step);

    /**
     * The learning rate of a step, in tensor operations.
     *
     * @param step a whole number, 0 or more, as a single floating-point number; float32 counts to 2²⁴ exactly
     * @return a single number of the same dtype
     */
    Tensor at(Tensor step);

    /** The same learning rate at every step; of an optimizer, it can be set while training. */
    static Constant constant(double learningRate) {
        return new Constant(learningRate);
    }
}
