package dev.tandem.conformance;

import dev.tandem.ops.MathOps;
import dev.tandem.type.DType;

/** Functions of one value, by {@link Math} and {@link SpecialFunctions}. */
interface ReferenceFunctionOps extends ReferenceBase, MathOps<ReferenceTensor> {
    @Override
    default ReferenceTensor negate(ReferenceTensor x) {
        return Elementwise.map(TYPES.negate(x.type()), x, value -> -value, value -> -value);
    }

    @Override
    default ReferenceTensor abs(ReferenceTensor x) {
        return Elementwise.map(TYPES.abs(x.type()), x, Math::abs, Math::abs);
    }

    @Override
    default ReferenceTensor sign(ReferenceTensor x) {
        return Elementwise.map(TYPES.sign(x.type()), x, Math::signum, Long::signum);
    }

    @Override
    default ReferenceTensor square(ReferenceTensor x) {
        return Elementwise.map(TYPES.square(x.type()), x, value -> value * value, value -> value * value);
    }

    @Override
    default ReferenceTensor isNan(ReferenceTensor x) {
        return Elementwise.test(TYPES.isNan(x.type()), x, Double::isNaN);
    }

    @Override
    default ReferenceTensor isInfinite(ReferenceTensor x) {
        return Elementwise.test(TYPES.isInfinite(x.type()), x, Double::isInfinite);
    }

    @Override
    default ReferenceTensor logicalNot(ReferenceTensor x) {
        return Elementwise.test(TYPES.logicalNot(x.type()), x, value -> value == 0);
    }

    @Override
    default ReferenceTensor stopGradient(ReferenceTensor x) {
        return x;
    }

    @Override
    default ReferenceTensor cast(ReferenceTensor x, DType dtype) {
        if (dtype == DType.BOOL) {
            return Elementwise.test(TYPES.cast(x.type(), dtype), x, value -> value != 0);
        }
        if (dtype.isFloating()) {
            return Elementwise.map(TYPES.cast(x.type(), dtype), x, value -> overflowing(dtype, value));
        }
        long[] result = new long[x.count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = x.isReal() ? saturating(dtype, x.real(i)) : x.whole(i);
        }
        return ReferenceTensor.ofWholes(TYPES.cast(x.type(), dtype), result);
    }

    /** A value too large for FLOAT32 becomes infinite; others are not rounded. */
    private static double overflowing(DType dtype, double value) {
        boolean overflows = dtype == DType.FLOAT32 && Float.isInfinite((float) value);
        return overflows ? (float) value : value;
    }

    private static long saturating(DType dtype, double value) {
        return switch (dtype) {
            case INT32 -> (int) value;
            case UINT8 -> Math.max(0, Math.min(255, (int) value));
            default -> (long) value;
        };
    }

    @Override
    default ReferenceTensor sqrt(ReferenceTensor x) {
        return Elementwise.map(TYPES.sqrt(x.type()), x, Math::sqrt);
    }

    @Override
    default ReferenceTensor exp(ReferenceTensor x) {
        return Elementwise.map(TYPES.exp(x.type()), x, Math::exp);
    }

    @Override
    default ReferenceTensor expm1(ReferenceTensor x) {
        return Elementwise.map(TYPES.expm1(x.type()), x, Math::expm1);
    }

    @Override
    default ReferenceTensor log(ReferenceTensor x) {
        return Elementwise.map(TYPES.log(x.type()), x, Math::log);
    }

    @Override
    default ReferenceTensor log1p(ReferenceTensor x) {
        return Elementwise.map(TYPES.log1p(x.type()), x, Math::log1p);
    }

    @Override
    default ReferenceTensor sin(ReferenceTensor x) {
        return Elementwise.map(TYPES.sin(x.type()), x, Math::sin);
    }

    @Override
    default ReferenceTensor cos(ReferenceTensor x) {
        return Elementwise.map(TYPES.cos(x.type()), x, Math::cos);
    }

    @Override
    default ReferenceTensor tan(ReferenceTensor x) {
        return Elementwise.map(TYPES.tan(x.type()), x, Math::tan);
    }

    @Override
    default ReferenceTensor asin(ReferenceTensor x) {
        return Elementwise.map(TYPES.asin(x.type()), x, Math::asin);
    }

    @Override
    default ReferenceTensor acos(ReferenceTensor x) {
        return Elementwise.map(TYPES.acos(x.type()), x, Math::acos);
    }

    @Override
    default ReferenceTensor atan(ReferenceTensor x) {
        return Elementwise.map(TYPES.atan(x.type()), x, Math::atan);
    }

    @Override
    default ReferenceTensor sinh(ReferenceTensor x) {
        return Elementwise.map(TYPES.sinh(x.type()), x, Math::sinh);
    }

    @Override
    default ReferenceTensor cosh(ReferenceTensor x) {
        return Elementwise.map(TYPES.cosh(x.type()), x, Math::cosh);
    }

    @Override
    default ReferenceTensor tanh(ReferenceTensor x) {
        return Elementwise.map(TYPES.tanh(x.type()), x, Math::tanh);
    }

    @Override
    default ReferenceTensor asinh(ReferenceTensor x) {
        return Elementwise.map(TYPES.asinh(x.type()), x, SpecialFunctions::asinh);
    }

    @Override
    default ReferenceTensor acosh(ReferenceTensor x) {
        return Elementwise.map(TYPES.acosh(x.type()), x, SpecialFunctions::acosh);
    }

    @Override
    default ReferenceTensor atanh(ReferenceTensor x) {
        return Elementwise.map(TYPES.atanh(x.type()), x, SpecialFunctions::atanh);
    }

    @Override
    default ReferenceTensor erf(ReferenceTensor x) {
        return Elementwise.map(TYPES.erf(x.type()), x, SpecialFunctions::erf);
    }

    @Override
    default ReferenceTensor floor(ReferenceTensor x) {
        return Elementwise.map(TYPES.floor(x.type()), x, Math::floor);
    }

    @Override
    default ReferenceTensor ceil(ReferenceTensor x) {
        return Elementwise.map(TYPES.ceil(x.type()), x, Math::ceil);
    }

    @Override
    default ReferenceTensor round(ReferenceTensor x) {
        return Elementwise.map(TYPES.round(x.type()), x, Math::rint);
    }

    @Override
    default ReferenceTensor rsqrt(ReferenceTensor x) {
        return Elementwise.map(TYPES.rsqrt(x.type()), x, value -> 1 / Math.sqrt(value));
    }

    @Override
    default ReferenceTensor reciprocal(ReferenceTensor x) {
        return Elementwise.map(TYPES.reciprocal(x.type()), x, value -> 1 / value);
    }
}
