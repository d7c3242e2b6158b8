package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * The same learning rate at every step.
 *
 * @param learningRate a finite number of 0 or more
 */
public record Constant(double learningRate) implements Schedule {
    /** Checks the learning rate. */
    public Constant {
        ScheduleCheck.rate("constant", "the learning rate", learningRate);
    }

    @Override
    public double at(long step) {
        return learningRate;
    }

    @Override
    public Tensor at(Tensor step) {
        return ScheduleMath.constants(step, learningRate).reshape();
    }
}
