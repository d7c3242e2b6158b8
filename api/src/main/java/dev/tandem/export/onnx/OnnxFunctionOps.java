package dev.tandem.export.onnx;

import dev.tandem.error.UnsupportedExportException;
import dev.tandem.export.onnx.schema.Onnx.AttributeProto;
import dev.tandem.ops.MathOps;
import dev.tandem.ops.TypeOps;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/** Functions of one value, element by element. */
abstract class OnnxFunctionOps implements MathOps<OnnxValue> {
    final TypeOps types = new TypeOps();
    final OnnxGraph graph;

    OnnxFunctionOps(OnnxGraph graph) {
        this.graph = graph;
    }

    @Override
    public TensorType typeOf(OnnxValue x) {
        return x.type();
    }

    @Override
    public OnnxValue constant(TensorData data) {
        return graph.constant(data);
    }

    /** An operator that keeps the type. */
    final OnnxValue same(String operator, OnnxValue x, AttributeProto... attributes) {
        return graph.add(operator, x.type(), List.of(x), attributes);
    }

    /** The error of an operation that the operator set cannot express. */
    static UnsupportedExportException missing(String operation) {
        return new UnsupportedExportException("export: ONNX's operator set " + OnnxModel.OPERATOR_SET
                + " cannot express '" + operation
                + "'; expected a network without it: leave it out, or export to another format");
    }

    @Override
    public OnnxValue negate(OnnxValue x) {
        return same("Neg", x);
    }

    @Override
    public OnnxValue abs(OnnxValue x) {
        return same("Abs", x);
    }

    /** ONNX does not say what the sign of NaN is. */
    @Override
    public OnnxValue sign(OnnxValue x) {
        OnnxValue sign = same("Sign", x);
        return x.dtype().isFloating() ? where(isNan(x), x, sign) : sign;
    }

    @Override
    public OnnxValue sqrt(OnnxValue x) {
        return same("Sqrt", x);
    }

    @Override
    public OnnxValue exp(OnnxValue x) {
        return same("Exp", x);
    }

    /** tanh(x/2)·(eˣ + 1), which is exact near 0. */
    @Override
    public OnnxValue expm1(OnnxValue x) {
        return multiply(tanh(multiply(x, scalar(x, 0.5))), add(exp(x), scalar(x, 1)));
    }

    @Override
    public OnnxValue log(OnnxValue x) {
        return same("Log", x);
    }

    /** ln(u)·x/(u − 1) with u = 1 + x as it was rounded, which is exact near 0 (Kahan). */
    @Override
    public OnnxValue log1p(OnnxValue x) {
        OnnxValue one = scalar(x, 1);
        OnnxValue sum = add(x, one);
        OnnxValue logarithm = log(sum);
        OnnxValue corrected = divide(multiply(logarithm, x), subtract(sum, one));
        return where(equal(sum, one), x, where(isInfinite(sum), logarithm, corrected));
    }

    @Override
    public OnnxValue sin(OnnxValue x) {
        return same("Sin", x);
    }

    @Override
    public OnnxValue cos(OnnxValue x) {
        return same("Cos", x);
    }

    @Override
    public OnnxValue tan(OnnxValue x) {
        return same("Tan", x);
    }

    @Override
    public OnnxValue asin(OnnxValue x) {
        return same("Asin", x);
    }

    @Override
    public OnnxValue acos(OnnxValue x) {
        return same("Acos", x);
    }

    @Override
    public OnnxValue atan(OnnxValue x) {
        return same("Atan", x);
    }

    @Override
    public OnnxValue sinh(OnnxValue x) {
        return same("Sinh", x);
    }

    @Override
    public OnnxValue cosh(OnnxValue x) {
        return same("Cosh", x);
    }

    @Override
    public OnnxValue tanh(OnnxValue x) {
        return same("Tanh", x);
    }

    @Override
    public OnnxValue asinh(OnnxValue x) {
        return same("Asinh", x);
    }

    @Override
    public OnnxValue acosh(OnnxValue x) {
        return same("Acosh", x);
    }

    @Override
    public OnnxValue atanh(OnnxValue x) {
        return same("Atanh", x);
    }

    @Override
    public OnnxValue erf(OnnxValue x) {
        return same("Erf", x);
    }

    @Override
    public OnnxValue floor(OnnxValue x) {
        return same("Floor", x);
    }

    @Override
    public OnnxValue ceil(OnnxValue x) {
        return same("Ceil", x);
    }

    @Override
    public OnnxValue round(OnnxValue x) {
        return same("Round", x);
    }

    @Override
    public OnnxValue reciprocal(OnnxValue x) {
        return same("Reciprocal", x);
    }

    @Override
    public OnnxValue isNan(OnnxValue x) {
        return graph.add("IsNaN", types.isNan(x.type()), List.of(x));
    }

    @Override
    public OnnxValue isInfinite(OnnxValue x) {
        return graph.add("IsInf", types.isInfinite(x.type()), List.of(x));
    }

    @Override
    public OnnxValue stopGradient(OnnxValue x) {
        return x;
    }
}
