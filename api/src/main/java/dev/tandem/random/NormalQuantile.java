package dev.tandem.random;

/**
 * The quantile function of the standard normal distribution, with a relative error of about 1e-16.
 *
 * <p>Three rational functions, one for the middle and two for the tails. Source: M. J. Wichura, "Algorithm AS 241: The
 * Percentage Points of the Normal Distribution" (routine PPND16), Applied Statistics 37 (1988).
 */
final class NormalQuantile {
    private static final double[] MIDDLE_ABOVE = {
        2.5090809287301227e3,
        3.343057558358813e4,
        6.72657709270087e4,
        4.592195393154987e4,
        1.373169376550946e4,
        1.9715909503065513e3,
        1.3314166789178438e2,
        3.3871328727963665e0
    };
    private static final double[] MIDDLE_BELOW = {
        5.226495278852854e3,
        2.8729085735721943e4,
        3.930789580009271e4,
        2.1213794301586597e4,
        5.394196021424751e3,
        6.871870074920579e2,
        4.231333070160091e1,
        1.0
    };
    private static final double[] NEAR_ABOVE = {
        7.745450142783414e-4,
        2.2723844989269184e-2,
        2.417807251774506e-1,
        1.2704582524523684e0,
        3.6478483247632045e0,
        5.769497221460691e0,
        4.630337846156546e0,
        1.4234371107496835e0
    };
    private static final double[] NEAR_BELOW = {
        1.0507500716444169e-9,
        5.475938084995345e-4,
        1.5198666563616457e-2,
        1.4810397642748008e-1,
        6.897673349851e-1,
        1.6763848301838038e0,
        2.053191626637759e0,
        1.0
    };
    private static final double[] FAR_ABOVE = {
        2.0103343992922881e-7,
        2.7115555687434876e-5,
        1.2426609473880784e-3,
        2.6532189526576124e-2,
        2.9656057182850487e-1,
        1.7848265399172913e0,
        5.463784911164114e0,
        6.657904643501103e0
    };
    private static final double[] FAR_BELOW = {
        2.0442631033899397e-15,
        1.421511758316446e-7,
        1.8463183175100548e-5,
        7.868691311456133e-4,
        1.4875361290850615e-2,
        1.369298809227358e-1,
        5.99832206555888e-1,
        1.0
    };

    private NormalQuantile() {}

    /**
     * Returns the value that a standard normal variable stays below with probability {@code 0.5 + offset}.
     *
     * @param offset the probability less one half, in the open interval (-0.5, 0.5); measured from the middle so that
     *     both tails are equally exact and the result is odd in it
     */
    static double at(double offset) {
        double distance = Math.abs(offset);
        if (distance <= 0.425) {
            double r = 0.180625 - offset * offset;
            return offset * horner(MIDDLE_ABOVE, r) / horner(MIDDLE_BELOW, r);
        }
        double r = Math.sqrt(-StrictMath.log(0.5 - distance));
        double size = r <= 5
                ? horner(NEAR_ABOVE, r - 1.6) / horner(NEAR_BELOW, r - 1.6)
                : horner(FAR_ABOVE, r - 5) / horner(FAR_BELOW, r - 5);
        return Math.copySign(size, offset);
    }

    /** Evaluates a polynomial whose coefficients begin with the highest power. */
    private static double horner(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
