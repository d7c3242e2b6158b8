package dev.tandem.conformance;

/** Functions that {@link Math} lacks, to about 1e-15. */
final class SpecialFunctions {
    private static final double SQRT_PI = Math.sqrt(Math.PI);
    private static final double LARGE = 1e8;

    private SpecialFunctions() {}

    /** The error function: 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(2n+1)!! near 0, else 1 − e^(−x²)/√π by Laplace's continued fraction. */
    static double erf(double x) {
        double magnitude = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (magnitude >= 6) {
            return Math.signum(x);
        }
        double bell = Math.exp(-x * x);
        if (magnitude < 3) {
            double term = x;
            double sum = x;
            for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 2 / SQRT_PI * bell * sum;
        }
        double fraction = magnitude;
        for (int n = 60; n >= 1; n--) {
            fraction = magnitude + n / 2.0 / fraction;
        }
        return Math.signum(x) * (1 - bell / SQRT_PI / fraction);
    }

    /** ln(x + √(x² + 1)), without cancellation. */
    static double asinh(double x) {
        double magnitude = Math.abs(x);
        double result = magnitude > LARGE
                ? Math.log(magnitude) + Math.log(2)
                : Math.log1p(magnitude + magnitude * magnitude / (1 + Math.sqrt(magnitude * magnitude + 1)));
        return Math.copySign(result, x);
    }

    /** ln(x + √(x² − 1)), without cancellation near 1. */
    static double acosh(double x) {
        double above = x - 1;
        return x > LARGE ? Math.log(x) + Math.log(2) : Math.log1p(above + Math.sqrt(2 * above + above * above));
    }

    /** ln((1 + x) / (1 − x)) / 2, without cancellation. */
    static double atanh(double x) {
        double magnitude = Math.abs(x);
        return Math.copySign(Math.log1p(2 * magnitude / (1 - magnitude)) / 2, x);
    }

    /** As C and NumPy: 1 to any power is 1, and −1 to an infinite one, where Java says NaN. */
    static double power(double base, double exponent) {
        if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
            return 1;
        }
        return Math.pow(base, exponent);
    }

    /** The remainder of the divisor's sign. */
    static double mod(double a, double b) {
        double rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    /** As NumPy: what is left when the exact remainder is taken away, so that an infinite dividend has no quotient. */
    static double floorDivide(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double rest = a % b;
        double quotient = Math.rint((a - rest) / b);
        return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    /** 1 / (1 + e⁻ˣ) without overflow. */
    static double sigmoid(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    /** ln(1 + eˣ) without overflow. */
    static double softplus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    /** ln Σeˣ without overflow. */
    static double logSumExp(double[] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        if (Double.isNaN(largest) || Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - largest);
        }
        return largest + Math.log(sum);
    }
}
