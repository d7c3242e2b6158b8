package dev.tandem.conformance;

import dev.tandem.type.DType;
import dev.tandem.type.TensorData;

/** How near a result is to what was expected. */
final class Agreement {
    private Agreement() {}

    /** How far values may be off, as a share of the largest magnitude among those expected. */
    static double tolerance(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> 1e-12;
            case FLOAT32 -> 1e-5;
            default -> 0;
        };
    }

    /**
     * Fails unless every element is within {@code relative} of the largest magnitude expected, or within {@code absolute};
     * NaN where NaN is expected, and nowhere else; infinite where that is expected. Whole numbers must be equal.
     */
    static void require(ReferenceTensor expected, TensorData actual, double relative, double absolute) {
        if (!expected.type().equals(actual.type())) {
            throw new AssertionError("expected " + expected.type() + ", got " + actual.type());
        }
        double allowed = Math.max(relative * largest(expected), absolute);
        for (int i = 0; i < expected.count(); i++) {
            boolean agrees = expected.isReal()
                    ? agree(rounded(expected, i), actual.getDouble(i), allowed)
                    : expected.whole(i) == actual.getLong(i);
            if (!agrees) {
                throw new AssertionError("element " + i + ": expected "
                        + (expected.isReal() ? expected.real(i) : expected.whole(i)) + ", got "
                        + (expected.isReal() ? actual.getDouble(i) : actual.getLong(i)) + " (allowed difference "
                        + allowed + ")\nexpected " + expected + "\ngot      " + ReferenceTensor.of(actual));
            }
        }
    }

    /** The largest finite magnitude. */
    static double largest(ReferenceTensor x) {
        double largest = 0;
        for (double value : x.toReals()) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        return largest;
    }

    /** What is too large for a float is infinite as one. */
    private static double rounded(ReferenceTensor x, int position) {
        double value = x.real(position);
        boolean overflows = x.type().dtype() == DType.FLOAT32 && Float.isInfinite((float) value);
        return overflows ? (float) value : value;
    }

    private static boolean agree(double expected, double actual, double allowed) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            return Double.isNaN(expected) && Double.isNaN(actual);
        }
        return expected == actual || Math.abs(expected - actual) <= allowed;
    }
}
