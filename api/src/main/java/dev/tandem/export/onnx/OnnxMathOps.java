package dev.tandem.export.onnx;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/** Arithmetic, comparison, logic and casts, element by element. */
abstract class OnnxMathOps extends OnnxFunctionOps {
    OnnxMathOps(OnnxGraph graph) {
        super(graph);
    }

    /** An operator on two values of one dtype that broadcast. */
    private OnnxValue both(String operator, OnnxValue a, OnnxValue b) {
        return graph.add(operator, types.add(a.type(), b.type()), List.of(a, b));
    }

    private OnnxValue compare(String operator, OnnxValue a, OnnxValue b) {
        return graph.add(operator, types.equal(a.type(), b.type()), List.of(a, b));
    }

    @Override
    public OnnxValue add(OnnxValue a, OnnxValue b) {
        return both("Add", a, b);
    }

    @Override
    public OnnxValue subtract(OnnxValue a, OnnxValue b) {
        return both("Sub", a, b);
    }

    @Override
    public OnnxValue multiply(OnnxValue a, OnnxValue b) {
        return both("Mul", a, b);
    }

    @Override
    public OnnxValue divide(OnnxValue a, OnnxValue b) {
        return both("Div", a, b);
    }

    /** ONNX divides whole numbers towards 0: one less, where there is a rest and the signs differ. */
    @Override
    public OnnxValue floorDivide(OnnxValue a, OnnxValue b) {
        if (a.dtype().isFloating()) {
            return floor(divide(a, b));
        }
        OnnxValue divisor = safe(b);
        OnnxValue quotient = both("Div", a, divisor);
        OnnxValue zero = scalar(a, 0);
        if (a.dtype() != DType.UINT8) {
            OnnxValue exact = equal(remainder(a, divisor, 0), zero);
            OnnxValue signsDiffer = logicalXor(less(a, zero), less(divisor, zero));
            OnnxValue lower = logicalAnd(signsDiffer, logicalNot(exact));
            quotient =
                    where(equal(b, scalar(b, -1)), negate(a), where(lower, subtract(quotient, scalar(a, 1)), quotient));
        }
        return where(equal(b, zero), zero, quotient);
    }

    /** 1 in the place of a divisor that may end a runtime's process: the processor traps x/0 and MIN/−1. */
    private OnnxValue safe(OnnxValue b) {
        OnnxValue zero = equal(b, scalar(b, 0));
        OnnxValue traps = b.dtype() == DType.UINT8 ? zero : logicalOr(zero, equal(b, scalar(b, -1)));
        return where(traps, scalar(b, 1), b);
    }

    /** The remainder that has the sign of a, for floating-point numbers; moved by b where that has the other sign. */
    @Override
    public OnnxValue mod(OnnxValue a, OnnxValue b) {
        if (!a.dtype().isFloating()) {
            return remainder(a, safe(b), 0);
        }
        OnnxValue rest = remainder(a, b, 1);
        OnnxValue zero = scalar(a, 0);
        OnnxValue signsDiffer = logicalXor(less(rest, zero), less(b, zero));
        OnnxValue moves = logicalAnd(signsDiffer, logicalNot(equal(rest, zero)));
        return where(moves, add(rest, b), rest);
    }

    /** Of the sign of the divisor, or if {@code fmod} is 1, of the dividend. */
    private OnnxValue remainder(OnnxValue a, OnnxValue b, int fmod) {
        return graph.add("Mod", types.mod(a.type(), b.type()), List.of(a, b), OnnxGraph.attribute("fmod", fmod));
    }

    @Override
    public OnnxValue power(OnnxValue a, OnnxValue b) {
        return both("Pow", a, b);
    }

    @Override
    public OnnxValue minimum(OnnxValue a, OnnxValue b) {
        return both("Min", a, b);
    }

    @Override
    public OnnxValue maximum(OnnxValue a, OnnxValue b) {
        return both("Max", a, b);
    }

    /** The angle in the right half plane, turned by half a circle in the left one. */
    @Override
    public OnnxValue atan2(OnnxValue a, OnnxValue b) {
        OnnxValue zero = scalar(a, 0);
        OnnxValue angle = atan(divide(a, b));
        OnnxValue half = where(less(a, zero), scalar(a, -Math.PI), scalar(a, Math.PI));
        OnnxValue upright = multiply(sign(a), scalar(a, Math.PI / 2));
        return where(equal(b, zero), upright, where(less(b, zero), add(angle, half), angle));
    }

    @Override
    public OnnxValue equal(OnnxValue a, OnnxValue b) {
        return compare("Equal", a, b);
    }

    @Override
    public OnnxValue less(OnnxValue a, OnnxValue b) {
        return compare("Less", a, b);
    }

    @Override
    public OnnxValue lessEqual(OnnxValue a, OnnxValue b) {
        return compare("LessOrEqual", a, b);
    }

    @Override
    public OnnxValue logicalNot(OnnxValue x) {
        return same("Not", x);
    }

    @Override
    public OnnxValue logicalAnd(OnnxValue a, OnnxValue b) {
        return compare("And", a, b);
    }

    @Override
    public OnnxValue logicalOr(OnnxValue a, OnnxValue b) {
        return compare("Or", a, b);
    }

    @Override
    public OnnxValue logicalXor(OnnxValue a, OnnxValue b) {
        return compare("Xor", a, b);
    }

    @Override
    public OnnxValue where(OnnxValue condition, OnnxValue a, OnnxValue b) {
        return graph.add("Where", types.where(condition.type(), a.type(), b.type()), List.of(condition, a, b));
    }

    @Override
    public OnnxValue clip(OnnxValue x, OnnxValue lower, OnnxValue upper) {
        return minimum(maximum(x, lower), upper);
    }

    @Override
    public OnnxValue cast(OnnxValue x, DType dtype) {
        if (x.dtype() == dtype) {
            return x;
        }
        return x.dtype().isFloating() && dtype.isInteger() ? saturate(x, dtype) : to(x, dtype);
    }

    /** The plain conversion, which is undefined for a floating-point number out of range. */
    final OnnxValue to(OnnxValue x, DType dtype) {
        TensorType type = x.type().withDType(dtype);
        return graph.add(
                "Cast",
                type,
                List.of(x),
                OnnxGraph.attribute("to", OnnxTypes.of(dtype).getNumber()));
    }

    private OnnxValue saturate(OnnxValue x, DType dtype) {
        long least = dtype == DType.INT32 ? Integer.MIN_VALUE : dtype == DType.INT64 ? Long.MIN_VALUE : 0;
        long greatest = dtype == DType.INT32 ? Integer.MAX_VALUE : dtype == DType.INT64 ? Long.MAX_VALUE : 255;
        // The first floating-point number that is too large, or the last that fits.
        OnnxValue bound = scalar(x, (double) greatest);
        OnnxValue lower = scalar(x, (double) least);
        OnnxValue low = less(x, lower);
        OnnxValue high = lessEqual(bound, x);
        OnnxValue inside = where(logicalOr(isNan(x), logicalOr(low, high)), scalar(x, 0), x);
        OnnxValue whole = to(inside, dtype);
        return where(high, whole(dtype, greatest), where(low, whole(dtype, least), whole));
    }

    private OnnxValue whole(DType dtype, long number) {
        TensorData value = TensorData.of(Shape.scalar(), new long[] {number});
        return constant(value.as(dtype));
    }
}
