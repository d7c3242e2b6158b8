package dev.tandem.backend.tensorflow;

import dev.tandem.type.Shape;

/** Functions of two values, element by element, and choice. */
abstract class TfMathOps extends TfElementwiseOps {

    TfMathOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public final GraphValue add(GraphValue a, GraphValue b) {
        return apply("AddV2", a, b);
    }

    @Override
    public final GraphValue subtract(GraphValue a, GraphValue b) {
        return apply("Sub", a, b);
    }

    @Override
    public final GraphValue multiply(GraphValue a, GraphValue b) {
        return apply("Mul", a, b);
    }

    @Override
    public final GraphValue divide(GraphValue a, GraphValue b) {
        return apply("RealDiv", a, b);
    }

    @Override
    public final GraphValue floorDivide(GraphValue a, GraphValue b) {
        return dtypeOf(a).isFloating() ? stopGradient(floatFloorDivide(a, b)) : guarded("FloorDiv", a, b);
    }

    /**
     * NumPy's way: by the exact remainder, since a / b may round up to a whole number (1 // 0.1 is 9, not 10).
     */
    private GraphValue floatFloorDivide(GraphValue a, GraphValue b) {
        GraphValue zero = scalar(a, 0);
        GraphValue remainder = apply("TruncateMod", a, b);
        GraphValue quotient = divide(subtract(a, remainder), b);
        GraphValue signsDiffer = logicalXor(less(remainder, zero), less(b, zero));
        GraphValue tooLarge = logicalAnd(notEqual(remainder, zero), signsDiffer);
        GraphValue floored = round(where(tooLarge, subtract(quotient, scalar(a, 1)), quotient));
        return where(equal(b, zero), divide(a, b), floored);
    }

    @Override
    public final GraphValue mod(GraphValue a, GraphValue b) {
        return dtypeOf(a).isFloating() ? apply("FloorMod", a, b) : guarded("FloorMod", a, b);
    }

    /** A division of whole numbers that gives 0 where the divisor is 0; the kernel never meets one. */
    private GraphValue guarded(String type, GraphValue a, GraphValue b) {
        GraphValue byZero = equal(b, scalar(b, 0));
        GraphValue result = apply(type, a, where(byZero, scalar(b, 1), b));
        return where(byZero, scalar(a, 0), result);
    }

    @Override
    public final GraphValue power(GraphValue a, GraphValue b) {
        GraphValue one = scalar(a, 1);
        // The kernel's gradient at 0⁰ is 0·0⁻¹, NaN; there it takes 1⁰ instead, whose gradients are the 0 that is
        // wanted.
        GraphValue zeroToZero = logicalAnd(equal(a, scalar(a, 0)), equal(b, scalar(b, 0)));
        GraphValue base = where(zeroToZero, one, a);
        if (isConstant(b)) {
            return apply("Pow", base, b);
        }
        // No gradient flows to b from bases that are not positive, not even NaN.
        GraphValue notPositive = lessEqual(a, scalar(a, 0));
        GraphValue ofPositive = apply("Pow", where(notPositive, one, a), b);
        GraphValue ofOthers = apply("Pow", where(notPositive, base, one), stopGradient(b));
        return where(notPositive, ofOthers, ofPositive);
    }

    @Override
    public final GraphValue minimum(GraphValue a, GraphValue b) {
        return apply("Minimum", a, b);
    }

    @Override
    public final GraphValue maximum(GraphValue a, GraphValue b) {
        return apply("Maximum", a, b);
    }

    @Override
    public final GraphValue atan2(GraphValue a, GraphValue b) {
        // The gradient of the kernel forgets to sum over stretched axes.
        Shape shape = Shape.broadcast("atan2", shapeOf(a), shapeOf(b));
        return apply("Atan2", stretched(a, shape), stretched(b, shape));
    }

    private GraphValue stretched(GraphValue x, Shape shape) {
        return shapeOf(x).equals(shape) ? x : apply("BroadcastTo", x, sizes(shape));
    }

    @Override
    public final GraphValue equal(GraphValue a, GraphValue b) {
        return apply("Equal", a, b);
    }

    @Override
    public final GraphValue notEqual(GraphValue a, GraphValue b) {
        return apply("NotEqual", a, b);
    }

    @Override
    public final GraphValue less(GraphValue a, GraphValue b) {
        return apply("Less", a, b);
    }

    @Override
    public final GraphValue lessEqual(GraphValue a, GraphValue b) {
        return apply("LessEqual", a, b);
    }

    @Override
    public final GraphValue logicalAnd(GraphValue a, GraphValue b) {
        return apply("LogicalAnd", a, b);
    }

    @Override
    public final GraphValue logicalOr(GraphValue a, GraphValue b) {
        return apply("LogicalOr", a, b);
    }

    @Override
    public final GraphValue where(GraphValue condition, GraphValue a, GraphValue b) {
        return apply("SelectV2", condition, a, b);
    }
}
