package dev.tandem.backend.pytorch;

import dev.tandem.ops.MathOps;
import dev.tandem.ops.TypeOps;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/** Functions of one value, element by element, as TorchScript. */
abstract class TorchFunctionOps implements MathOps<TorchValue> {
    final TypeOps types = new TypeOps();
    final ScriptWriter script;

    TorchFunctionOps(ScriptWriter script) {
        this.script = script;
    }

    @Override
    public TensorType typeOf(TorchValue x) {
        return x.type();
    }

    @Override
    public TorchValue constant(TensorData data) {
        return script.constant(data);
    }

    /** A function that keeps the type. */
    final TorchValue same(String function, TorchValue x) {
        return script.call(x.type(), function, x);
    }

    @Override
    public TorchValue negate(TorchValue x) {
        return same("torch.neg", x);
    }

    @Override
    public TorchValue abs(TorchValue x) {
        return same("torch.abs", x);
    }

    /** libtorch says 0 of NaN. */
    @Override
    public TorchValue sign(TorchValue x) {
        TorchValue sign = same("torch.sign", x);
        return x.dtype().isFloating() ? where(isNan(x), stopGradient(x), sign) : sign;
    }

    @Override
    public TorchValue sqrt(TorchValue x) {
        return same("torch.sqrt", x);
    }

    @Override
    public TorchValue exp(TorchValue x) {
        return same("torch.exp", x);
    }

    @Override
    public TorchValue expm1(TorchValue x) {
        return same("torch.expm1", x);
    }

    @Override
    public TorchValue log(TorchValue x) {
        return same("torch.log", x);
    }

    @Override
    public TorchValue log1p(TorchValue x) {
        return same("torch.log1p", x);
    }

    @Override
    public TorchValue sin(TorchValue x) {
        return same("torch.sin", x);
    }

    @Override
    public TorchValue cos(TorchValue x) {
        return same("torch.cos", x);
    }

    @Override
    public TorchValue tan(TorchValue x) {
        return same("torch.tan", x);
    }

    @Override
    public TorchValue asin(TorchValue x) {
        return same("torch.asin", x);
    }

    @Override
    public TorchValue acos(TorchValue x) {
        return same("torch.acos", x);
    }

    @Override
    public TorchValue atan(TorchValue x) {
        return same("torch.atan", x);
    }

    @Override
    public TorchValue sinh(TorchValue x) {
        return same("torch.sinh", x);
    }

    @Override
    public TorchValue cosh(TorchValue x) {
        return same("torch.cosh", x);
    }

    @Override
    public TorchValue tanh(TorchValue x) {
        return same("torch.tanh", x);
    }

    @Override
    public TorchValue asinh(TorchValue x) {
        return same("torch.asinh", x);
    }

    @Override
    public TorchValue acosh(TorchValue x) {
        return same("torch.acosh", x);
    }

    @Override
    public TorchValue atanh(TorchValue x) {
        return same("torch.atanh", x);
    }

    @Override
    public TorchValue erf(TorchValue x) {
        return same("torch.erf", x);
    }

    @Override
    public TorchValue floor(TorchValue x) {
        return same("torch.floor", x);
    }

    @Override
    public TorchValue ceil(TorchValue x) {
        return same("torch.ceil", x);
    }

    @Override
    public TorchValue round(TorchValue x) {
        return same("torch.round", x);
    }

    @Override
    public TorchValue square(TorchValue x) {
        return script.call(x.type(), "torch.mul", x, x);
    }

    @Override
    public TorchValue rsqrt(TorchValue x) {
        return same("torch.rsqrt", x);
    }

    @Override
    public TorchValue reciprocal(TorchValue x) {
        return same("torch.reciprocal", x);
    }

    @Override
    public TorchValue isNan(TorchValue x) {
        return script.call(types.isNan(x.type()), "torch.isnan", x);
    }

    @Override
    public TorchValue isInfinite(TorchValue x) {
        return script.call(types.isInfinite(x.type()), "torch.isinf", x);
    }
}
