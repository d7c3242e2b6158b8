package dev.tandem.backend.tensorflow;

import dev.tandem.ops.MathOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import org.tensorflow.proto.DataType;

/** Functions of one value, element by element. */
abstract class TfElementwiseOps extends TfBaseOps implements MathOps<GraphValue> {

    TfElementwiseOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public final GraphValue negate(GraphValue x) {
        return apply("Neg", x);
    }

    @Override
    public final GraphValue abs(GraphValue x) {
        return dtypeOf(x) == DType.UINT8 ? x : apply("Abs", x);
    }

    @Override
    public final GraphValue sign(GraphValue x) {
        if (dtypeOf(x) == DType.UINT8) {
            return minimum(x, scalar(x, 1));
        }
        return stopGradient(apply("Sign", x));
    }

    @Override
    public final GraphValue sqrt(GraphValue x) {
        return apply("Sqrt", x);
    }

    @Override
    public final GraphValue rsqrt(GraphValue x) {
        return apply("Rsqrt", x);
    }

    @Override
    public final GraphValue square(GraphValue x) {
        return apply("Square", x);
    }

    @Override
    public final GraphValue exp(GraphValue x) {
        return apply("Exp", x);
    }

    @Override
    public final GraphValue expm1(GraphValue x) {
        return apply("Expm1", x);
    }

    @Override
    public final GraphValue log(GraphValue x) {
        return apply("Log", x);
    }

    @Override
    public final GraphValue log1p(GraphValue x) {
        return apply("Log1p", x);
    }

    @Override
    public final GraphValue sin(GraphValue x) {
        return apply("Sin", x);
    }

    @Override
    public final GraphValue cos(GraphValue x) {
        return apply("Cos", x);
    }

    @Override
    public final GraphValue tan(GraphValue x) {
        return apply("Tan", x);
    }

    @Override
    public final GraphValue asin(GraphValue x) {
        return apply("Asin", x);
    }

    @Override
    public final GraphValue acos(GraphValue x) {
        return apply("Acos", x);
    }

    @Override
    public final GraphValue atan(GraphValue x) {
        return apply("Atan", x);
    }

    @Override
    public final GraphValue sinh(GraphValue x) {
        return apply("Sinh", x);
    }

    @Override
    public final GraphValue cosh(GraphValue x) {
        return apply("Cosh", x);
    }

    @Override
    public final GraphValue tanh(GraphValue x) {
        return apply("Tanh", x);
    }

    @Override
    public final GraphValue asinh(GraphValue x) {
        return apply("Asinh", x);
    }

    @Override
    public final GraphValue acosh(GraphValue x) {
        return apply("Acosh", x);
    }

    @Override
    public final GraphValue atanh(GraphValue x) {
        return apply("Atanh", x);
    }

    @Override
    public final GraphValue erf(GraphValue x) {
        return apply("Erf", x);
    }

    @Override
    public final GraphValue floor(GraphValue x) {
        return stopGradient(apply("Floor", x));
    }

    @Override
    public final GraphValue ceil(GraphValue x) {
        return stopGradient(apply("Ceil", x));
    }

    @Override
    public final GraphValue round(GraphValue x) {
        return stopGradient(apply("Rint", x));
    }

    @Override
    public final GraphValue isNan(GraphValue x) {
        return apply("IsNan", x);
    }

    @Override
    public final GraphValue isInfinite(GraphValue x) {
        return apply("IsInf", x);
    }

    @Override
    public final GraphValue logicalNot(GraphValue x) {
        return apply("LogicalNot", x);
    }

    @Override
    public final GraphValue stopGradient(GraphValue x) {
        return apply("StopGradient", x);
    }

    @Override
    public final GraphValue cast(GraphValue x, DType dtype) {
        DType from = dtypeOf(x);
        if (from == dtype) {
            return x;
        }
        return from.isFloating() && dtype.isInteger() ? saturatingCast(x, dtype) : plainCast(x, dtype);
    }

    /** TensorFlow's cast is C++'s: out of range and NaN are whatever the processor does, so none may reach it. */
    private GraphValue saturatingCast(GraphValue x, DType dtype) {
        double least = leastOf(dtype);
        // The first number that is too large, a power of two and so exact in every floating dtype.
        double limit = dtype == DType.UINT8 ? 256 : -least;
        GraphValue tooLarge = lessEqual(scalar(x, limit), x);
        GraphValue tooSmall = less(x, scalar(x, least));
        GraphValue outside = logicalOr(logicalOr(tooLarge, tooSmall), isNan(x));
        GraphValue inside = plainCast(where(outside, scalar(x, 0), x), dtype);
        GraphValue greatest = constant(greatestOf(dtype));
        GraphValue smallest = plainCast(scalar(x, least), dtype);
        return where(tooLarge, greatest, where(tooSmall, smallest, inside));
    }

    private static double leastOf(DType dtype) {
        return switch (dtype) {
            case INT32 -> Integer.MIN_VALUE;
            case INT64 -> Long.MIN_VALUE;
            default -> 0;
        };
    }

    private static TensorData greatestOf(DType dtype) {
        return switch (dtype) {
            case INT32 -> TensorData.scalar(dtype, Integer.MAX_VALUE);
            case INT64 -> TensorData.of(Shape.scalar(), new long[] {Long.MAX_VALUE});
            default -> TensorData.scalar(dtype, 255);
        };
    }

    private GraphValue plainCast(GraphValue x, DType dtype) {
        DataType target = TensorTypes.toTensorFlow(dtype);
        return operation("Cast", x).attribute("DstT", target).build();
    }
}
