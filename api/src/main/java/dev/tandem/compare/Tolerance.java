package dev.tandem.compare;

import dev.tandem.type.DType;

/**
 * How far two engines may be apart, by name.
 *
 * <p>Two numbers agree if they differ by at most {@code relative}·(the larger magnitude), or by at most {@code absolute}.
 * Free-running training amplifies rounding, so float32 runs want {@code BALANCED}; step-locked ones reach {@code STRICT}.
 */
public enum Tolerance {
    /** What engines reach that round differently but compute the same: float64 1e-10, float32 1e-5. */
    STRICT(1e-10, 1e-12, 1e-5, 1e-6),
    /** What a free-running training of some hundred steps keeps: float64 1e-8, float32 1e-3. */
    BALANCED(1e-8, 1e-10, 1e-3, 1e-5),
    /** What still tells the same story: float64 1e-6, float32 5e-2. */
    PERMISSIVE(1e-6, 1e-8, 5e-2, 1e-3);

    private final double relative64;
    private final double absolute64;
    private final double relative32;
    private final double absolute32;

    Tolerance(double relative64, double absolute64, double relative32, double absolute32) {
        this.relative64 = relative64;
        this.absolute64 = absolute64;
        this.relative32 = relative32;
        this.absolute32 = absolute32;
    }

    /** The relative difference allowed; whole numbers and bool must be equal. */
    public double relative(DType dtype) {
        return pick(dtype, relative64, relative32);
    }

    /** The absolute difference allowed whatever the magnitude; whole numbers and bool must be equal. */
    public double absolute(DType dtype) {
        return pick(dtype, absolute64, absolute32);
    }

    private static double pick(DType dtype, double float64, double float32) {
        return switch (dtype) {
            case FLOAT64 -> float64;
            case FLOAT32 -> float32;
            case INT32, INT64, UINT8, BOOL -> 0;
        };
    }

    /** Whether two numbers computed in that dtype agree; NaN agrees with NaN, an infinity with itself. */
    public boolean agrees(double a, double b, DType dtype) {
        if (Double.compare(a, b) == 0 || a == b) {
            return true;
        }
        double difference = Math.abs(a - b);
        double allowed = Math.max(absolute(dtype), relative(dtype) * Math.max(Math.abs(a), Math.abs(b)));
        return Double.isFinite(difference) && difference <= allowed;
    }
}
