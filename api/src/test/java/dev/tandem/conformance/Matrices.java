package dev.tandem.conformance;

import dev.tandem.error.SingularMatrixException;
import dev.tandem.type.Shape;
import java.util.Arrays;

/** Textbook algorithms on one matrix, an array of rows. */
final class Matrices {
    private Matrices() {}

    /** One matrix of a batch. */
    static double[][] of(ReferenceTensor x, int number) {
        Shape shape = x.shape();
        int rows = (int) shape.size(-2);
        int columns = (int) shape.size(-1);
        double[][] result = new double[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            result[i / columns][i % columns] = x.real(number * rows * columns + i);
        }
        return result;
    }

    static double[][] identity(int n) {
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            result[i][i] = 1;
        }
        return result;
    }

    static double[][] transpose(double[][] x) {
        double[][] result = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                result[j][i] = x[i][j];
            }
        }
        return result;
    }

    /** A copy with zeros beyond the triangle that counts. */
    static double[][] triangle(double[][] x, boolean lower) {
        double[][] result = copy(x);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                if (lower ? j > i : j < i) {
                    result[i][j] = 0;
                }
            }
        }
        return result;
    }

    private static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    /** The solution of a triangular system, from the first row on or from the last row back; overwrites b with it. */
    static double[][] substitute(double[][] a, double[][] b, boolean forward) {
        int n = a.length;
        for (int step = 0; step < n; step++) {
            int row = forward ? step : n - 1 - step;
            for (int column = 0; column < b[row].length; column++) {
                double value = b[row][column];
                for (int k = 0; k < n; k++) {
                    if (forward ? k < row : k > row) {
                        value -= a[row][k] * b[k][column];
                    }
                }
                b[row][column] = value / a[row][row];
            }
        }
        return b;
    }

    /** Gaussian elimination with row exchanges: a becomes upper triangular, b follows. Gives the sign of the exchanges. */
    private static int eliminate(double[][] a, double[][] b) {
        int n = a.length;
        int sign = 1;
        for (int pivot = 0; pivot < n; pivot++) {
            int best = pivot;
            for (int row = pivot + 1; row < n; row++) {
                best = Math.abs(a[row][pivot]) > Math.abs(a[best][pivot]) ? row : best;
            }
            if (best != pivot) {
                sign = -sign;
                double[] rowOfA = a[pivot];
                a[pivot] = a[best];
                a[best] = rowOfA;
                double[] rowOfB = b[pivot];
                b[pivot] = b[best];
                b[best] = rowOfB;
            }
            for (int row = pivot + 1; row < n && a[pivot][pivot] != 0; row++) {
                double factor = a[row][pivot] / a[pivot][pivot];
                for (int k = pivot; k < n; k++) {
                    a[row][k] -= factor * a[pivot][k];
                }
                for (int k = 0; k < b[row].length; k++) {
                    b[row][k] -= factor * b[pivot][k];
                }
            }
        }
        return sign;
    }

    static double determinant(double[][] x) {
        double[][] a = copy(x);
        double result = eliminate(a, identity(a.length));
        for (int i = 0; i < a.length; i++) {
            result *= a[i][i];
        }
        return result;
    }

    static double[][] solve(String operation, double[][] left, double[][] right) {
        double[][] a = copy(left);
        double[][] b = copy(right);
        eliminate(a, b);
        for (int i = 0; i < a.length; i++) {
            if (a[i][i] == 0 || Double.isNaN(a[i][i])) {
                throw singular(operation);
            }
        }
        return substitute(a, b, false);
    }

    /** Cholesky's decomposition, which looks at the lower triangle only. */
    static double[][] cholesky(double[][] x) {
        int n = x.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = x[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= result[i][k] * result[j][k];
                }
                if (i == j && !(rest > 0)) {
                    throw singular("cholesky");
                }
                result[i][j] = i == j ? Math.sqrt(rest) : rest / result[j][j];
            }
        }
        return result;
    }

    private static SingularMatrixException singular(String operation) {
        return new SingularMatrixException(
                "a matrix is singular or not positive definite; it cannot be inverted, solved with or decomposed",
                new ArithmeticException(operation + ": a pivot is 0, negative or NaN"));
    }
}
