package dev.tandem.backend.tensorflow;

import dev.tandem.type.Shape;

/** Functions of two values, element by element, and choice. */
abstract class TfMathOps extends TfElementwiseOps {

    TfMathOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public final GraphValue add(GraphValue a, GraphValue b) {
        return pair("AddV2", a, b);
    }

    @Override
    public final GraphValue subtract(GraphValue a, GraphValue b) {
        return pair("Sub", a, b);
    }

    @Override
    public final GraphValue multiply(GraphValue a, GraphValue b) {
        return pair("Mul", a, b);
    }

    @Override
    public final GraphValue divide(GraphValue a, GraphValue b) {
        return pair("RealDiv", a, b);
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
        GraphValue remainder = pair("TruncateMod", a, b);
        GraphValue quotient = divide(subtract(a, remainder), b);
        GraphValue signsDiffer = logicalXor(less(remainder, zero), less(b, zero));
        GraphValue tooLarge = logicalAnd(notEqual(remainder, zero), signsDiffer);
        GraphValue floored = round(where(tooLarge, subtract(quotient, scalar(a, 1)), quotient));
        return where(equal(b, zero), divide(a, b), floored);
    }

    @Override
    public final GraphValue mod(GraphValue a, GraphValue b) {
        return dtypeOf(a).isFloating() ? pair("FloorMod", a, b) : guarded("FloorMod", a, b);
    }

    /** A division of whole numbers that gives 0 where the divisor is 0; the kernel never meets one. */
    private GraphValue guarded(String type, GraphValue a, GraphValue b) {
        GraphValue byZero = equal(b, scalar(b, 0));
        GraphValue result = pair(type, a, where(byZero, scalar(b, 1), b));
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
            return pair("Pow", base, b);
        }
        // No gradient flows to b from bases that are not positive, not even NaN.
        GraphValue notPositive = lessEqual(a, scalar(a, 0));
        GraphValue ofPositive = pair("Pow", where(notPositive, one, a), b);
        GraphValue ofOthers = pair("Pow", where(notPositive, base, one), stopGradient(b));
        return where(notPositive, ofOthers, ofPositive);
    }

    @Override
    public final GraphValue minimum(GraphValue a, GraphValue b) {
        return pair("Minimum", a, b);
    }

    @Override
    public final GraphValue maximum(GraphValue a, GraphValue b) {
        return pair("Maximum", a, b);
    }

    @Override
    public final GraphValue atan2(GraphValue a, GraphValue b) {
        // The gradient of the kernel forgets to sum over stretched axes.
        Shape shape = Shape.broadcast("atan2", shapeOf(a), shapeOf(b));
        return apply("Atan2", stretched(a, shape), stretched(b, shape));
    }

    /** A kernel of two values that broadcast, which are stretched beforehand where that is too much for it. */
    private GraphValue pair(String type, GraphValue a, GraphValue b) {
        Shape shape = Shape.broadcast(type, shapeOf(a), shapeOf(b));
        return Stretching.isTooMuch(shape, shapeOf(a), shapeOf(b))
                ? apply(type, stretched(a, shape), stretched(b, shape))
                : apply(type, a, b);
    }

    /** x stretched to a shape, one axis after the other where the kernel cannot do it at once. */
    final GraphValue stretched(GraphValue x, Shape target) {
        if (shapeOf(x).equals(target)) {
            return x;
        }
        if (!Stretching.isTooMuch(target, shapeOf(x))) {
            return apply("BroadcastTo", x, sizes(target));
        }
        Shape shape = Stretching.padded(shapeOf(x), target.rank());
        GraphValue result = x;
        for (int axis = 0; axis < target.rank(); axis++) {
            if (shape.size(axis) != target.size(axis)) {
                Shape row = Stretching.folded(shape, axis);
                shape = shape.with(axis, target.size(axis));
                GraphValue folded = apply("Reshape", result, sizes(row));
                result = apply("BroadcastTo", folded, sizes(Stretching.folded(shape, axis)));
            }
        }
        return apply("Reshape", result, sizes(target));
    }

    @Override
    public final GraphValue equal(GraphValue a, GraphValue b) {
        return pair("Equal", a, b);
    }

    @Override
    public final GraphValue notEqual(GraphValue a, GraphValue b) {
        return pair("NotEqual", a, b);
    }

    @Override
    public final GraphValue less(GraphValue a, GraphValue b) {
        return pair("Less", a, b);
    }

    @Override
    public final GraphValue lessEqual(GraphValue a, GraphValue b) {
        return pair("LessEqual", a, b);
    }

    @Override
    public final GraphValue logicalAnd(GraphValue a, GraphValue b) {
        return pair("LogicalAnd", a, b);
    }

    @Override
    public final GraphValue logicalOr(GraphValue a, GraphValue b) {
        return pair("LogicalOr", a, b);
    }

    @Override
    public final GraphValue where(GraphValue condition, GraphValue a, GraphValue b) {
        return apply("SelectV2", condition, a, b);
    }
}
