package dev.tandem.backend.pytorch;

import dev.tandem.type.DType;
import dev.tandem.type.TensorType;

/** Arithmetic, comparison, logic and casts, element by element, as TorchScript. */
abstract class TorchMathOps extends TorchFunctionOps {
    TorchMathOps(ScriptWriter script) {
        super(script);
    }

    /** A function of two values of one dtype that broadcast. */
    private TorchValue both(String function, TorchValue a, TorchValue b) {
        return script.call(types.add(a.type(), b.type()), function, a, b);
    }

    /** A comparison of two values that broadcast. */
    private TorchValue compare(String function, TorchValue a, TorchValue b) {
        return script.call(types.equal(a.type(), b.type()), function, a, b);
    }

    @Override
    public TorchValue add(TorchValue a, TorchValue b) {
        return both("torch.add", a, b);
    }

    @Override
    public TorchValue subtract(TorchValue a, TorchValue b) {
        return both("torch.sub", a, b);
    }

    @Override
    public TorchValue multiply(TorchValue a, TorchValue b) {
        return both("torch.mul", a, b);
    }

    @Override
    public TorchValue divide(TorchValue a, TorchValue b) {
        return both("torch.div", a, b);
    }

    @Override
    public TorchValue floorDivide(TorchValue a, TorchValue b) {
        TensorType type = types.floorDivide(a.type(), b.type());
        if (a.dtype().isFloating()) {
            return floorQuotient(type, a, b);
        }
        TorchValue zero = isNumber(b, 0);
        if (a.dtype() == DType.UINT8) {
            TorchValue quotient = floorQuotient(type, a, filled(b, zero, 1));
            return filled(quotient, zero, 0);
        }
        TorchValue minusOne = isNumber(b, -1);
        TorchValue quotient = floorQuotient(type, a, filled(b, logicalOr(zero, minusOne), 1));
        return filled(where(minusOne, negate(a), quotient), zero, 0);
    }

    private TorchValue floorQuotient(TensorType type, TorchValue a, TorchValue b) {
        return script.write(type, "torch.div(" + a + ", " + b + ", rounding_mode=\"floor\")", a, b);
    }

    @Override
    public TorchValue mod(TorchValue a, TorchValue b) {
        TensorType type = types.mod(a.type(), b.type());
        if (a.dtype().isFloating()) {
            return script.call(type, "torch.remainder", a, b);
        }
        // The remainder by 1 is 0, which is what is wanted for 0 and right for -1.
        TorchValue unsafe = a.dtype() == DType.UINT8 ? isNumber(b, 0) : logicalOr(isNumber(b, 0), isNumber(b, -1));
        return script.call(type, "torch.remainder", a, filled(b, unsafe, 1));
    }

    /** Where a whole number is 0 or −1, dividing by it may stop the process: the processor traps x/0 and MIN/−1. */
    private TorchValue isNumber(TorchValue x, int number) {
        return script.write(x.type().withDType(DType.BOOL), "torch.eq(" + x + ", " + number + ")", x);
    }

    /** x with a number in the places of a mask, which broadcasts to x. */
    final TorchValue filled(TorchValue x, TorchValue mask, long number) {
        return script.write(x.type(), "torch.masked_fill(" + x + ", " + mask + ", " + number + ")", x, mask);
    }

    /**
     * Where a gradient with respect to b is asked for, libtorch's would be NaN for a negative base. There, aᵇ is written
     * as a^b̄ · exp((b − b̄)·ln a), with b̄ the detached b and ln a taken as 0 where a ≤ 0: the second factor is 1 and has
     * the gradient wanted.
     */
    @Override
    public TorchValue power(TorchValue a, TorchValue b) {
        TensorType type = types.power(a.type(), b.type());
        if (!script.records(b)) {
            return script.call(type, "torch.pow", a, b);
        }
        TorchValue fixed = stopGradient(b);
        TorchValue result = script.call(type, "torch.pow", a, fixed);
        TorchValue positive = less(scalar(a, 0), a);
        TorchValue logarithm = log(where(positive, a, scalar(a, 1)));
        TorchValue change = subtract(b, fixed);
        TorchValue finite = where(isNan(change), scalar(b, 0), change);
        return multiply(result, exp(multiply(finite, logarithm)));
    }

    /** libtorch's own gradient halves ties; where a gradient is asked for, a choice by comparison gives a all of it. */
    @Override
    public TorchValue minimum(TorchValue a, TorchValue b) {
        if (!script.records(a) && !script.records(b)) {
            return both("torch.minimum", a, b);
        }
        return where(logicalOr(lessEqual(a, b), isNan(a)), a, b);
    }

    @Override
    public TorchValue maximum(TorchValue a, TorchValue b) {
        if (!script.records(a) && !script.records(b)) {
            return both("torch.maximum", a, b);
        }
        return where(logicalOr(greaterEqual(a, b), isNan(a)), a, b);
    }

    @Override
    public TorchValue atan2(TorchValue a, TorchValue b) {
        return both("torch.atan2", a, b);
    }

    @Override
    public TorchValue equal(TorchValue a, TorchValue b) {
        return compare("torch.eq", a, b);
    }

    @Override
    public TorchValue notEqual(TorchValue a, TorchValue b) {
        return compare("torch.ne", a, b);
    }

    @Override
    public TorchValue less(TorchValue a, TorchValue b) {
        return compare("torch.lt", a, b);
    }

    @Override
    public TorchValue lessEqual(TorchValue a, TorchValue b) {
        return compare("torch.le", a, b);
    }

    @Override
    public TorchValue greater(TorchValue a, TorchValue b) {
        return compare("torch.gt", a, b);
    }

    @Override
    public TorchValue greaterEqual(TorchValue a, TorchValue b) {
        return compare("torch.ge", a, b);
    }

    @Override
    public TorchValue logicalNot(TorchValue x) {
        return same("torch.logical_not", x);
    }

    @Override
    public TorchValue logicalAnd(TorchValue a, TorchValue b) {
        return compare("torch.logical_and", a, b);
    }

    @Override
    public TorchValue logicalOr(TorchValue a, TorchValue b) {
        return compare("torch.logical_or", a, b);
    }

    @Override
    public TorchValue logicalXor(TorchValue a, TorchValue b) {
        return compare("torch.logical_xor", a, b);
    }

    @Override
    public TorchValue where(TorchValue condition, TorchValue a, TorchValue b) {
        return script.call(types.where(condition.type(), a.type(), b.type()), "torch.where", condition, a, b);
    }

    /** libtorch's gradient wants x to have the shape of the result. */
    @Override
    public TorchValue clip(TorchValue x, TorchValue lower, TorchValue upper) {
        TensorType type = types.clip(x.type(), lower.type(), upper.type());
        TorchValue stretched = x.shape().equals(type.shape())
                ? x
                : script.write(type, "torch.expand(" + x + ", " + Literals.ints(type.shape()) + ")", x);
        return script.call(type, "torch.clamp", stretched, stopGradient(lower), stopGradient(upper));
    }

    @Override
    public TorchValue stopGradient(TorchValue x) {
        return script.detach(x);
    }

    @Override
    public TorchValue cast(TorchValue x, DType dtype) {
        if (x.dtype() == dtype) {
            return x;
        }
        if (x.dtype().isFloating() && dtype.isInteger()) {
            return saturate(x, dtype);
        }
        return to(x, dtype);
    }

    /** The plain conversion, which is undefined for a floating-point number out of range. */
    final TorchValue to(TorchValue x, DType dtype) {
        TensorType type = x.type().withDType(dtype);
        return script.write(type, "torch.to(" + x + ", " + Literals.dtype(dtype) + ")", x);
    }

    private TorchValue saturate(TorchValue x, DType dtype) {
        long least = dtype == DType.INT32 ? Integer.MIN_VALUE : dtype == DType.INT64 ? Long.MIN_VALUE : 0;
        long greatest = dtype == DType.INT32 ? Integer.MAX_VALUE : dtype == DType.INT64 ? Long.MAX_VALUE : 255;
        double bound = x.dtype() == DType.FLOAT32 ? (float) greatest : (double) greatest;
        // The greatest may not be a floating-point number; then the bound is the next one above.
        boolean exact = (long) bound == greatest && bound < 0x1p63;
        double safe = exact ? bound : x.dtype() == DType.FLOAT32 ? Math.nextDown((float) bound) : Math.nextDown(bound);
        TorchValue inside = script.write(
                x.type(),
                "torch.clamp(torch.nan_to_num(" + x + ", 0.0), " + Literals.number((double) least) + ", "
                        + Literals.number(safe) + ")",
                x);
        TorchValue whole = to(inside, dtype);
        if (exact) {
            return whole;
        }
        TorchValue above =
                script.write(x.type().withDType(DType.BOOL), "torch.ge(" + x + ", " + Literals.number(bound) + ")", x);
        return filled(whole, above, greatest);
    }
}
