package dev.tandem.nn.initializer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.random.NeutralRandom;
import dev.tandem.type.Shape;

/**
 * A random matrix [all axes but the last, last axis] whose rows or columns, whichever are fewer, are orthogonal and of length
 * {@code gain} (Saxe et al. 2014): normal numbers made orthonormal one vector after the other (Gram–Schmidt, each vector twice,
 * so that rounding does not add up).
 *
 * @param gain the length, finite
 */
public record Orthogonal(double gain) implements Initializer {
    /** Checks the gain. */
    public Orthogonal {
        if (!Double.isFinite(gain)) {
            throw new InvalidArgumentException("Orthogonal: the gain is " + gain + "; expected a finite number");
        }
    }

    @Override
    public double[] values(NeutralRandom random, Shape shape) {
        if (shape.rank() < 2) {
            throw new InvalidArgumentException(
                    "Orthogonal: the shape is " + shape + "; expected two axes or more, as a kernel has");
        }
        int columns = Math.toIntExact(shape.size(-1));
        int rows = Math.toIntExact(shape.range(0, shape.rank() - 1).elementCount());
        int few = Math.min(rows, columns);
        double[][] vectors = new double[few][];
        for (int i = 0; i < few; i++) {
            vectors[i] = random.normal(Math.max(rows, columns), 0, 1);
            project(vectors, i);
            project(vectors, i);
        }
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = gain * (rows < columns ? vectors[row][column] : vectors[column][row]);
            }
        }
        return values;
    }

    /** Takes out of a vector what lies along those before it, and gives it length 1. */
    private static void project(double[][] vectors, int last) {
        double[] vector = vectors[last];
        for (int i = 0; i < last; i++) {
            double along = dot(vector, vectors[i]);
            for (int j = 0; j < vector.length; j++) {
                vector[j] -= along * vectors[i][j];
            }
        }
        double length = Math.sqrt(dot(vector, vector));
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= length;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
