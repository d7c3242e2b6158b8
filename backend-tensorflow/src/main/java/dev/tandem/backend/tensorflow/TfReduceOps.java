package dev.tandem.backend.tensorflow;

import dev.tandem.ops.ReduceOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.proto.DataType;

/** Many values into one, running totals, and orders. */
abstract class TfReduceOps extends TfIndexOps implements ReduceOps<GraphValue> {

    private static final int GREATEST_RANK_OF_POSITIONS = 7;

    TfReduceOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public final GraphValue sum(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("Sum", x, axes, keepDims);
    }

    @Override
    public final GraphValue mean(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("Mean", x, axes, keepDims);
    }

    @Override
    public final GraphValue prod(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("Prod", x, axes, keepDims);
    }

    @Override
    public final GraphValue max(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("Max", x, axes, keepDims);
    }

    @Override
    public final GraphValue min(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("Min", x, axes, keepDims);
    }

    @Override
    public final GraphValue any(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("Any", x, axes, keepDims);
    }

    @Override
    public final GraphValue all(GraphValue x, List<Integer> axes, boolean keepDims) {
        return reduce("All", x, axes, keepDims);
    }

    private GraphValue reduce(String type, GraphValue x, List<Integer> axes, boolean keepDims) {
        Shape shape = shapeOf(x);
        if (Stretching.isTooMuch(shape, shape.reduce(axes, true))) {
            // The kernel could do it, but not its gradient, which stretches.
            return reshape(reduce(type, axesLast(x, axes), List.of(1), false), shape.reduce(axes, keepDims));
        }
        return operation(type, x, integers(axes))
                .attribute("keep_dims", keepDims)
                .build();
    }

    /** x as a matrix: a column for each place along some axes, a row for each along the others. */
    private GraphValue axesLast(GraphValue x, List<Integer> axes) {
        Shape shape = shapeOf(x);
        List<Integer> order = new ArrayList<>(shape.axes());
        order.removeAll(axes);
        long rows = order.stream().mapToLong(shape::size).reduce(1, (a, b) -> a * b);
        order.addAll(axes);
        long columns = axes.stream().mapToLong(shape::size).reduce(1, (a, b) -> a * b);
        return reshape(permute(x, order), Shape.of(rows, columns));
    }

    @Override
    public final GraphValue argMax(GraphValue x, int axis) {
        return position("ArgMax", x, axis);
    }

    @Override
    public final GraphValue argMin(GraphValue x, int axis) {
        return position("ArgMin", x, axis);
    }

    /** TensorFlow's kernels pass over NaN; NumPy stops at the first one. */
    private GraphValue position(String type, GraphValue x, int axis) {
        Shape shape = shapeOf(x);
        if (shape.rank() > GREATEST_RANK_OF_POSITIONS) {
            GraphValue folded = reshape(x, Stretching.folded(shape, axis));
            return reshape(position(type, folded, 1), shape.reduce(List.of(axis), false));
        }
        GraphValue plain = rawPosition(type, x, axis);
        if (!dtypeOf(x).isFloating()) {
            return plain;
        }
        GraphValue nan = isNan(x);
        GraphValue firstNan = rawPosition("ArgMax", cast(nan, DType.UINT8), axis);
        return where(any(nan, List.of(axis), false), firstNan, plain);
    }

    private GraphValue rawPosition(String type, GraphValue x, int axis) {
        return operation(type, x, integer(axis))
                .attribute("output_type", DataType.DT_INT64)
                .build();
    }

    @Override
    public final GraphValue cumSum(GraphValue x, int axis) {
        return apply("Cumsum", x, integer(axis));
    }

    @Override
    public final GraphValue cumProd(GraphValue x, int axis) {
        return apply("Cumprod", x, integer(axis));
    }

    @Override
    public final GraphValue argSort(GraphValue x, int axis, boolean descending) {
        return largestFirst(x, axis, descending, Math.toIntExact(shapeOf(x).size(axis)));
    }

    @Override
    public final GraphValue topKIndices(GraphValue x, int k) {
        return largestFirst(x, shapeOf(x).rank() - 1, true, k);
    }

    /** TopKV2 is TensorFlow's one sort: largest first, equal keys by position. */
    private GraphValue largestFirst(GraphValue x, int axis, boolean descending, int count) {
        GraphValue ordered = dtypeOf(x).isFloating() ? orderedBits(x) : x;
        // The complement turns the order round and keeps equal keys equal; the negative of the least would overflow.
        GraphValue keys = descending ? ordered : apply("Invert", ordered);
        List<Integer> order = axisLast(shapeOf(x).rank(), axis);
        GraphValue positions = operation("TopKV2", permute(keys, order), integer(count))
                .build(2)
                .get(1);
        return cast(permute(positions, inverse(order)), DType.INT64);
    }

    /** Whole numbers in the same order as floating-point ones: 0.0 and −0.0 equal, every NaN the largest. */
    private GraphValue orderedBits(GraphValue x) {
        boolean single = dtypeOf(x) == DType.FLOAT32;
        GraphValue withoutNegativeZero = add(stopGradient(x), scalar(x, 0));
        GraphValue bits = operation("Bitcast", withoutNegativeZero)
                .attribute("type", single ? DataType.DT_INT32 : DataType.DT_INT64)
                .build();
        // Negative numbers are stored as sign and magnitude: flipping the magnitude puts them into order.
        GraphValue greatest = single
                ? integer(Integer.MAX_VALUE)
                : constant(TensorData.of(Shape.scalar(), new long[] {Long.MAX_VALUE}));
        GraphValue flipped = apply("BitwiseXor", bits, greatest);
        GraphValue inOrder = where(less(bits, scalar(bits, 0)), flipped, bits);
        return where(isNan(x), greatest, inOrder);
    }
}
