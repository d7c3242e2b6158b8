package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * (initial − end)·(1 − s/d)^power + end, with d = decaySteps and s = min(step, d) (Keras 3, {@code PolynomialDecay}).
 *
 * <p>If it cycles, s is the step itself and d is decaySteps·max(1, ⌈step/decaySteps⌉): each time the end is reached, the rate
 * jumps up to where a longer decay would be.
 *
 * @param initialLearningRate a finite number of 0 or more
 * @param decaySteps how many steps it takes to come to the end
 * @param endLearningRate a finite number of 0 or more
 * @param power a finite number above 0; 1 is a straight line
 * @param cycle whether it starts anew beyond the end
 */
public record PolynomialDecay(
        double initialLearningRate, long decaySteps, double endLearningRate, double power, boolean cycle)
        implements Schedule {
    /** Checks the numbers. */
    public PolynomialDecay {
        ScheduleCheck.rate("PolynomialDecay", "the initial learning rate", initialLearningRate);
        ScheduleCheck.steps("PolynomialDecay", "decaySteps", decaySteps);
        ScheduleCheck.rate("PolynomialDecay", "the end learning rate", endLearningRate);
        ScheduleCheck.above("PolynomialDecay", "the power", power, 0);
    }

    /** In a straight line down to 0.0001, Keras' default end. */
    public static PolynomialDecay of(double initialLearningRate, long decaySteps) {
        return new PolynomialDecay(initialLearningRate, decaySteps, 0.0001, 1, false);
    }

    /** The same with another end. */
    public PolynomialDecay endLearningRate(double other) {
        return new PolynomialDecay(initialLearningRate, decaySteps, other, power, cycle);
    }

    /** The same with another power. */
    public PolynomialDecay power(double other) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, other, cycle);
    }

    /** The same, starting anew beyond the end. */
    public PolynomialDecay inCycles() {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, power, true);
    }

    @Override
    public double at(long step) {
        double progress = (double) step / decaySteps;
        double fraction = cycle
                ? progress / (double) Math.max(1, Math.floorDiv(step + decaySteps - 1, decaySteps))
                : Math.min(progress, 1);
        return (initialLearningRate - endLearningRate) * Math.pow(1 - fraction, power) + endLearningRate;
    }

    @Override
    public Tensor at(Tensor step) {
        Tensor progress = step.divide((double) decaySteps);
        Tensor fraction = cycle
                ? progress.divide(step.add((double) (decaySteps - 1))
                        .floorDivide((double) decaySteps)
                        .maximum(1))
                : progress.minimum(1);
        Tensor rest = fraction.negate().add(1);
        Tensor shape = power == 1 ? rest : rest.power(power);
        return shape.multiply(initialLearningRate - endLearningRate).add(endLearningRate);
    }
}
