package dev.tandem.random;

import dev.tandem.error.InvalidArgumentException;
import java.util.function.LongToDoubleFunction;

/** Makes a real number of 64 random bits: one function a distribution, each with its parameters checked once. */
final class Distribution {
    /** The distance between neighbouring uniform values. */
    private static final double STEP = 0x1.0p-53;

    /** The probability that a standard normal value lies within two standard deviations: erf(√2). */
    private static final double WITHIN_TWO_DEVIATIONS = 0.9544997361036416;

    private Distribution() {}

    /** Returns the upper 53 bits as a number in [0, 1). */
    static double unit(long word) {
        return (word >>> 11) * STEP;
    }

    /** Uniform on [low, high). */
    static LongToDoubleFunction uniform(double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new InvalidArgumentException(
                    "low is " + low + " and high is " + high + "; expected finite numbers with low below high");
        }
        double largest = Math.nextDown(high);
        return word -> {
            double u = unit(word);
            // Not low + u * (high - low): that difference can overflow.
            return Math.max(low, Math.min(low * (1 - u) + high * u, largest));
        };
    }

    /** Normal, by the quantile function. */
    static LongToDoubleFunction normal(double mean, double standardDeviation) {
        requireScale(mean, standardDeviation);
        return word -> mean + standardDeviation * NormalQuantile.at(centred(word));
    }

    /** Normal on the condition that the value lies within two standard deviations of the mean. */
    static LongToDoubleFunction truncatedNormal(double mean, double standardDeviation) {
        requireScale(mean, standardDeviation);
        return word -> {
            double standard = NormalQuantile.at(centred(word) * WITHIN_TWO_DEVIATIONS);
            return mean + standardDeviation * Math.max(-2, Math.min(2, standard));
        };
    }

    /**
     * Returns the uniform value less one half, moved by half a step so that it is never an end: exact, and symmetric
     * about 0.
     */
    private static double centred(long word) {
        return ((word >>> 11) - (1L << 52) + 0.5) * STEP;
    }

    private static void requireScale(double mean, double standardDeviation) {
        if (!Double.isFinite(mean)) {
            throw new InvalidArgumentException("mean is " + mean + "; expected a finite number");
        }
        if (!Double.isFinite(standardDeviation) || standardDeviation < 0) {
            throw new InvalidArgumentException(
                    "standardDeviation is " + standardDeviation + "; expected a finite number, 0 or more");
        }
    }
}
