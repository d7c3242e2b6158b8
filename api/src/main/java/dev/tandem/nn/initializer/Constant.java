package dev.tandem.nn.initializer;

import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;
import java.util.Arrays;

/**
 * The same value everywhere.
 *
 * @param value that one
 */
public record Constant(double value) implements Initializer {
    @Override
    public double[] values(NeutralRandom random, Shape shape) {
        double[] values = new double[Math.toIntExact(shape.elementCount())];
        Arrays.fill(values, value);
        return values;
    }
}
