package dev.tandem.optimizer;

/**
 * An exponential moving average of the weights, kept beside them: a ← momentum·a + (1 − momentum)·w after each step, a ← w after
 * the first (Polyak &amp; Juditsky 1992; Keras 3, {@code use_ema}).
 *
 * @param momentum how much of the average stays, from 0 to below 1
 * @param overwriteEvery after how many steps the weights become the average, again and again; 0 for only at {@link
 *     OptimizerState#finish()}
 */
public record WeightAverage(double momentum, int overwriteEvery) {
    /** Checks the numbers. */
    public WeightAverage {
        OptimizerCheck.share("WeightAverage", "the momentum", momentum);
        OptimizerCheck.require(
                overwriteEvery >= 0,
                "WeightAverage",
                "overwriteEvery is " + overwriteEvery + "; expected a number of steps, or 0 for never");
    }

    /** Becomes the weights at the end only. */
    public static WeightAverage of(double momentum) {
        return new WeightAverage(momentum, 0);
    }

    /** The same, becoming the weights every so many steps. */
    public WeightAverage overwriteEvery(int steps) {
        return new WeightAverage(momentum, steps);
    }
}
