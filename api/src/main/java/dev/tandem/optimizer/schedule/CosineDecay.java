package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * Half a cosine, after a warm-up in a straight line (Loshchilov &amp; Hutter 2017, SGDR; Keras 3, {@code CosineDecay}).
 *
 * <p>For step &lt; warmupSteps: initial + (target − initial)·step/warmupSteps. From there on, with s = min(step − warmupSteps,
 * decaySteps): target·((1 − alpha)·½(1 + cos(π·s/decaySteps)) + alpha). Without a warm-up the target is the initial rate.
 *
 * @param initialLearningRate a finite number of 0 or more
 * @param decaySteps how many steps the cosine takes
 * @param alpha where the cosine ends, as a share of its start; 0 to 1
 * @param warmupTarget where the warm-up ends and the cosine starts
 * @param warmupSteps how many steps the warm-up takes; 0 for none
 */
public record CosineDecay(
        double initialLearningRate, long decaySteps, double alpha, double warmupTarget, long warmupSteps)
        implements Schedule {
    /** Checks the numbers. */
    public CosineDecay {
        ScheduleCheck.rate("CosineDecay", "the initial learning rate", initialLearningRate);
        ScheduleCheck.steps("CosineDecay", "decaySteps", decaySteps);
        ScheduleCheck.require(
                alpha >= 0 && alpha <= 1, "CosineDecay", "alpha is " + alpha + "; expected a share from 0 to 1");
        ScheduleCheck.rate("CosineDecay", "the target of the warm-up", warmupTarget);
        ScheduleCheck.require(
                warmupSteps >= 0, "CosineDecay", "warmupSteps is " + warmupSteps + "; expected 0 or more");
    }

    /** Down to 0, without a warm-up. */
    public static CosineDecay of(double initialLearningRate, long decaySteps) {
        return new CosineDecay(initialLearningRate, decaySteps, 0, initialLearningRate, 0);
    }

    /** The same, down to that share of the start. */
    public CosineDecay alpha(double other) {
        return new CosineDecay(initialLearningRate, decaySteps, other, warmupTarget, warmupSteps);
    }

    /** The same after a warm-up from the initial rate to that one, within so many steps. */
    public CosineDecay warmup(double target, long steps) {
        return new CosineDecay(initialLearningRate, decaySteps, alpha, target, steps);
    }

    @Override
    public double at(long step) {
        if (step < warmupSteps) {
            return initialLearningRate + (warmupTarget - initialLearningRate) * step / warmupSteps;
        }
        double fraction = (double) Math.min(step - warmupSteps, decaySteps) / decaySteps;
        return warmupTarget * ((1 - alpha) * ScheduleMath.halfCosine(fraction) + alpha);
    }

    @Override
    public Tensor at(Tensor step) {
        Tensor since = warmupSteps == 0 ? step : step.subtract((double) warmupSteps);
        Tensor cosine =
                ScheduleMath.halfCosine(since.minimum((double) decaySteps).divide((double) decaySteps));
        Tensor decayed = cosine.multiply(warmupTarget * (1 - alpha)).add(warmupTarget * alpha);
        if (warmupSteps == 0) {
            return decayed;
        }
        Tensor warming = step.multiply((warmupTarget - initialLearningRate) / warmupSteps)
                .add(initialLearningRate);
        return warming.where(step.less((double) warmupSteps), decayed);
    }
}
