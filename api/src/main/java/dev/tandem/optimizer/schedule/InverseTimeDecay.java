package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * initialLearningRate/(1 + decayRate·step/decaySteps) (Keras 3, {@code InverseTimeDecay}).
 *
 * @param initialLearningRate a finite number of 0 or more
 * @param decaySteps how many steps the decay is counted in
 * @param decayRate a finite number of 0 or more
 * @param staircase whether step/decaySteps is rounded down to a whole number
 */
public record InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, boolean staircase)
        implements Schedule {
    /** Checks the numbers. */
    public InverseTimeDecay {
        ScheduleCheck.rate("InverseTimeDecay", "the initial learning rate", initialLearningRate);
        ScheduleCheck.steps("InverseTimeDecay", "decaySteps", decaySteps);
        ScheduleCheck.rate("InverseTimeDecay", "the decay rate", decayRate);
    }

    /** Decays a little at every step. */
    public static InverseTimeDecay of(double initialLearningRate, long decaySteps, double decayRate) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, false);
    }

    /** The same in stairs: changes every {@code decaySteps} steps only. */
    public InverseTimeDecay inStairs() {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, true);
    }

    @Override
    public double at(long step) {
        return initialLearningRate / (1 + decayRate * ScheduleMath.progress(step, decaySteps, staircase));
    }

    @Override
    public Tensor at(Tensor step) {
        return ScheduleMath.progress(step, decaySteps, staircase)
                .multiply(decayRate)
                .add(1)
                .reciprocal()
                .multiply(initialLearningRate);
    }
}
