package dev.tandem.nn.initializer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/**
 * Random values of mean 0 and variance scale/n, where n is the number of a unit's inputs, of its outputs, or their average.
 *
 * <p>Uniform: within ±√(3·variance). Truncated normal: of a standard deviation that is √variance after values beyond two of it
 * have been drawn again. Equations of Keras 3.
 *
 * @param scale above 0
 * @param fan what n is
 * @param distribution of the values
 */
public record VarianceScaling(double scale, Fan fan, Distribution distribution) implements Initializer {
    /** The standard deviation of a standard normal distribution cut off at ±2. */
    private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

    /** What the variance is divided by. */
    public enum Fan {
        /** Inputs of a unit. */
        IN,
        /** Outputs of a unit. */
        OUT,
        /** The average of both. */
        AVERAGE
    }

    /** How the values are distributed. */
    public enum Distribution {
        /** Evenly. */
        UNIFORM,
        /** Normally. */
        NORMAL,
        /** Normally, without values beyond two standard deviations. */
        TRUNCATED_NORMAL
    }

    /** Checks the scale. */
    public VarianceScaling {
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new InvalidArgumentException(
                    "VarianceScaling: the scale is " + scale + "; expected a finite number above 0");
        }
    }

    @Override
    public double[] values(NeutralRandom random, Shape shape) {
        int count = Math.toIntExact(shape.elementCount());
        double variance = scale / Math.max(1, units(shape));
        return switch (distribution) {
            case UNIFORM -> random.uniform(count, -Math.sqrt(3 * variance), Math.sqrt(3 * variance));
            case NORMAL -> random.normal(count, 0, Math.sqrt(variance));
            case TRUNCATED_NORMAL -> random.truncatedNormal(count, 0, Math.sqrt(variance) / TRUNCATED_DEVIATION);
        };
    }

    private double units(Shape shape) {
        double in;
        double out;
        if (shape.rank() < 2) {
            in = shape.elementCount();
            out = in;
        } else {
            double window = shape.range(0, shape.rank() - 2).elementCount();
            in = window * shape.size(-2);
            out = window * shape.size(-1);
        }
        return switch (fan) {
            case IN -> in;
            case OUT -> out;
            case AVERAGE -> (in + out) / 2;
        };
    }
}
