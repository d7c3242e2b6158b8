package dev.tandem.ops;

import dev.tandem.type.DType;

/**
 * Elementwise arithmetic, comparison and logic.
 *
 * <p>Operations of two values broadcast (NumPy) and want equal dtypes. Floating-point functions take floating dtypes only.
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface MathOps<T> extends BaseOps<T> {
    /** −x; any numeric dtype but UINT8. Gradient: −g. */
    T negate(T x);

    /** |x|; any numeric dtype. Gradient: g·sign(x), so 0 at 0. */
    T abs(T x);

    /** −1, 0 or 1, NaN for NaN; any numeric dtype. Gradient: 0. */
    T sign(T x);

    /** √x. Gradient: g / (2√x). */
    T sqrt(T x);

    /** eˣ. Gradient: g·eˣ. */
    T exp(T x);

    /** eˣ − 1, exact near 0. Gradient: g·eˣ. */
    T expm1(T x);

    /** Natural logarithm. Gradient: g / x. */
    T log(T x);

    /** ln(1 + x), exact near 0. Gradient: g / (1 + x). */
    T log1p(T x);

    /** Sine; radians. Gradient: g·cos(x). */
    T sin(T x);

    /** Cosine; radians. Gradient: −g·sin(x). */
    T cos(T x);

    /** Tangent; radians. Gradient: g·(1 + tan²x). */
    T tan(T x);

    /** Inverse sine, in radians. Gradient: g / √(1 − x²). */
    T asin(T x);

    /** Inverse cosine, in radians. Gradient: −g / √(1 − x²). */
    T acos(T x);

    /** Inverse tangent, in radians. Gradient: g / (1 + x²). */
    T atan(T x);

    /** Hyperbolic sine. Gradient: g·cosh(x). */
    T sinh(T x);

    /** Hyperbolic cosine. Gradient: g·sinh(x). */
    T cosh(T x);

    /** Hyperbolic tangent. Gradient: g·(1 − tanh²x). */
    T tanh(T x);

    /** Inverse hyperbolic sine. Gradient: g / √(x² + 1). */
    T asinh(T x);

    /** Inverse hyperbolic cosine. Gradient: g / √(x² − 1). */
    T acosh(T x);

    /** Inverse hyperbolic tangent. Gradient: g / (1 − x²). */
    T atanh(T x);

    /** The error function, 2/√π ∫₀ˣ e^(−t²) dt. Gradient: g·2/√π·e^(−x²). */
    T erf(T x);

    /** The largest whole number ≤ x; floating dtypes. Gradient: 0. */
    T floor(T x);

    /** The smallest whole number ≥ x; floating dtypes. Gradient: 0. */
    T ceil(T x);

    /** The nearest whole number, halves to even (NumPy); floating dtypes. Gradient: 0. */
    T round(T x);

    /** Whether x is NaN; floating dtypes, gives BOOL. */
    T isNan(T x);

    /** Whether x is +∞ or −∞; floating dtypes, gives BOOL. */
    default T isInfinite(T x) {
        return equal(abs(x), scalar(x, Double.POSITIVE_INFINITY));
    }

    /** a + b; any numeric dtype. Gradient: g, g. */
    T add(T a, T b);

    /** a − b; any numeric dtype. Gradient: g, −g. */
    T subtract(T a, T b);

    /** a·b; any numeric dtype. Gradient: g·b, g·a. */
    T multiply(T a, T b);

    /** a / b; floating dtypes only: whole numbers have {@link #floorDivide}. Gradient: g / b, −g·a / b². */
    T divide(T a, T b);

    /** ⌊a / b⌋, towards −∞ (NumPy); a whole number divided by 0 gives 0. Any numeric dtype. Gradient: 0, 0. */
    T floorDivide(T a, T b);

    /** a − b·⌊a / b⌋, of the sign of b (NumPy); a whole number modulo 0 gives 0. Any numeric dtype. Gradient: g, −g·⌊a / b⌋. */
    T mod(T a, T b);

    /** aᵇ; floating dtypes. Gradient: g·b·aᵇ⁻¹ and g·aᵇ·ln a, the latter 0 where a ≤ 0. */
    T power(T a, T b);

    /** The smaller of the two, NaN where either is; any numeric dtype. Gradient: all to a where a ≤ b, else to b. */
    T minimum(T a, T b);

    /** The larger of the two, NaN where either is; any numeric dtype. Gradient: all to a where a ≥ b, else to b. */
    T maximum(T a, T b);

    /** The angle of the point (x = b, y = a), −π to π; floating dtypes. Gradient: g·b/(a²+b²), −g·a/(a²+b²). */
    T atan2(T a, T b);

    /** a = b, false for NaN; any dtype, gives BOOL. */
    T equal(T a, T b);

    /** a &lt; b, false for NaN; any numeric dtype, gives BOOL. */
    T less(T a, T b);

    /** a ≤ b, false for NaN; any numeric dtype, gives BOOL. */
    T lessEqual(T a, T b);

    /** ¬x; BOOL. */
    T logicalNot(T x);

    /** a ∧ b; BOOL. */
    T logicalAnd(T a, T b);

    /** a ∨ b; BOOL. */
    T logicalOr(T a, T b);

    /**
     * a where the condition holds, else b; all three broadcast. Gradient: g where the condition holds, to a; the rest to b.
     *
     * @param condition BOOL
     * @param a any dtype
     * @param b the same dtype
     */
    T where(T condition, T a, T b);

    /**
     * x in another dtype. Floating to whole truncates towards 0; out of range saturates and NaN gives 0, as Java's casts
     * do (UINT8: 0 to 255); a whole number into a smaller type keeps its low bits; BOOL is 0 or 1; to BOOL, everything but
     * 0 is true. Gradient: g cast back, between floating dtypes only.
     */
    T cast(T x, DType dtype);

    /** x itself, through which no gradient flows. */
    T stopGradient(T x);

    /** x². Any numeric dtype. Gradient: 2·g·x. */
    default T square(T x) {
        return multiply(x, x);
    }

    /** 1/√x. Gradient: −g/2·x^(−3/2). */
    default T rsqrt(T x) {
        return reciprocal(sqrt(x));
    }

    /** 1/x; floating dtypes. Gradient: −g/x². */
    default T reciprocal(T x) {
        return divide(scalar(x, 1), x);
    }

    /** a ≠ b, true for NaN; any dtype, gives BOOL. */
    default T notEqual(T a, T b) {
        return logicalNot(equal(a, b));
    }

    /** a &gt; b, false for NaN; any numeric dtype, gives BOOL. */
    default T greater(T a, T b) {
        return less(b, a);
    }

    /** a ≥ b, false for NaN; any numeric dtype, gives BOOL. */
    default T greaterEqual(T a, T b) {
        return lessEqual(b, a);
    }

    /** Either, but not both; BOOL. */
    default T logicalXor(T a, T b) {
        return notEqual(a, b);
    }

    /** x held between two bounds: min(max(x, lower), upper). Gradient: g where lower ≤ x ≤ upper, else 0; none to the bounds. */
    default T clip(T x, T lower, T upper) {
        T inside = logicalAnd(lessEqual(lower, x), lessEqual(x, upper));
        T bounded = stopGradient(minimum(maximum(x, lower), upper));
        return where(inside, x, bounded);
    }
}
