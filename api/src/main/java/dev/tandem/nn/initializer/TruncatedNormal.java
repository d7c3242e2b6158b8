package dev.tandem.nn.initializer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/**
 * Normally distributed, what lies beyond two standard deviations drawn again.
 *
 * @param mean finite
 * @param standardDeviation finite, 0 or more
 */
public record TruncatedNormal(double mean, double standardDeviation) implements Initializer {
    /** Checks the numbers. */
    public TruncatedNormal {
        if (!(standardDeviation >= 0 && Double.isFinite(mean + standardDeviation))) {
            throw new InvalidArgumentException("TruncatedNormal: got mean " + mean + " and standard deviation "
                    + standardDeviation + "; expected finite numbers, the deviation 0 or more");
        }
    }

    @Override
    public double[] values(NeutralRandom random, Shape shape) {
        return random.truncatedNormal(Math.toIntExact(shape.elementCount()), mean, standardDeviation);
    }
}
