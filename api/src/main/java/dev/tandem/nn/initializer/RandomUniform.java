package dev.tandem.nn.initializer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/**
 * Evenly distributed.
 *
 * @param low included
 * @param high excluded, above {@code low}
 */
public record RandomUniform(double low, double high) implements Initializer {
    /** Checks the bounds. */
    public RandomUniform {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new InvalidArgumentException(
                    "RandomUniform: got " + low + " to " + high + "; expected finite bounds, low below high");
        }
    }

    @Override
    public double[] values(NeutralRandom random, Shape shape) {
        return random.uniform(Math.toIntExact(shape.elementCount()), low, high);
    }
}
