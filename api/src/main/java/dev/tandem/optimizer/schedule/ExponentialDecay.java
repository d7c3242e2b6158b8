package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * initialLearningRate·decayRate^(step/decaySteps) (Keras 3, {@code ExponentialDecay}).
 *
 * @param initialLearningRate a finite number of 0 or more
 * @param decaySteps how many steps it takes to be multiplied by {@code decayRate}
 * @param decayRate a finite number above 0
 * @param staircase whether the exponent is rounded down to a whole number
 */
public record ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, boolean staircase)
        implements Schedule {
    /** Checks the numbers. */
    public ExponentialDecay {
        ScheduleCheck.rate("ExponentialDecay", "the initial learning rate", initialLearningRate);
        ScheduleCheck.steps("ExponentialDecay", "decaySteps", decaySteps);
        ScheduleCheck.above("ExponentialDecay", "the decay rate", decayRate, 0);
    }

    /** Decays a little at every step. */
    public static ExponentialDecay of(double initialLearningRate, long decaySteps, double decayRate) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, false);
    }

    /** The same in stairs: changes every {@code decaySteps} steps only. */
    public ExponentialDecay inStairs() {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, true);
    }

    @Override
    public double at(long step) {
        return initialLearningRate * Math.pow(decayRate, ScheduleMath.progress(step, decaySteps, staircase));
    }

    @Override
    public Tensor at(Tensor step) {
        return ScheduleMath.progress(step, decaySteps, staircase)
                .multiply(Math.log(decayRate))
                .exp()
                .multiply(initialLearningRate);
    }
}
