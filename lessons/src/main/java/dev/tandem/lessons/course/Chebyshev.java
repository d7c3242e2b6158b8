package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;

/**
 * Chebyshev's polynomials 1, x, 2x² − 1, … on [−1, 1]: their sums are the same curves as those of 1, x, x², …, but they are less
 * alike, so that rounding spoils nothing.
 */
final class Chebyshev {
    private Chebyshev() {}

    /** So many places from −1 to 1, at equal distances. */
    static double[] even(int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> -1 + 2.0 * i / (count - 1));
        return x;
    }

    /**
     * The first polynomials at some places.
     *
     * @return [x, numbers]
     */
    static Tensor terms(Backend backend, double[] x, int numbers) {
        double[][] terms = new double[x.length][numbers];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < numbers; k++) {
                terms[i][k] = k == 0 ? 1 : k == 1 ? x[i] : 2 * x[i] * terms[i][k - 1] - terms[i][k - 2];
            }
        }
        return backend.tensor(terms);
    }
}
