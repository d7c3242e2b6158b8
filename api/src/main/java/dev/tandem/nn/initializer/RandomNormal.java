package dev.tandem.nn.initializer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/**
 * Normally distributed.
 *
 * @param mean finite
 * @param standardDeviation finite, 0 or more
 */
public record RandomNormal(double mean, double standardDeviation) implements Initializer {
    /** Checks the numbers. */
    public RandomNormal {
        if (!(standardDeviation >= 0 && Double.isFinite(mean + standardDeviation))) {
            throw new InvalidArgumentException("RandomNormal: got mean " + mean + " and standard deviation "
                    + standardDeviation + "; expected finite numbers, the deviation 0 or more");
        }
    }

    @Override
    public double[] values(NeutralRandom random, Shape shape) {
        return random.normal(Math.toIntExact(shape.elementCount()), mean, standardDeviation);
    }
}
