package dev.tandem.backend.tensorflow;

import dev.tandem.ops.ShapeOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moving elements by fixed rules. */
abstract class TfShapeOps extends TfMathOps implements ShapeOps<GraphValue> {

    /** Of Pad, which is also the gradient of Slice. */
    private static final int GREATEST_PADDED_RANK = 6;

    /** What a tensor was taken apart into, so that it is done once for all parts. */
    private record Parts(GraphValue x, int axis, int parts) {}

    private final Map<Parts, List<GraphValue>> taken = new HashMap<>();

    TfShapeOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public final GraphValue reshape(GraphValue x, Shape shape) {
        return apply("Reshape", x, sizes(shape));
    }

    @Override
    public final GraphValue broadcastTo(GraphValue x, Shape shape) {
        return stretched(x, shape);
    }

    @Override
    public final GraphValue permute(GraphValue x, List<Integer> order) {
        return apply("Transpose", x, integers(order));
    }

    @Override
    public final GraphValue flip(GraphValue x, List<Integer> axes) {
        return apply("ReverseV2", x, integers(axes));
    }

    @Override
    public final GraphValue tile(GraphValue x, List<Long> multiples) {
        return apply("Tile", x, longs(multiples));
    }

    @Override
    public final GraphValue pad(GraphValue x, List<Long> before, List<Long> after, double value) {
        if (before.size() > GREATEST_PADDED_RANK) {
            return padAxisByAxis(x, before, after, value);
        }
        GraphValue amounts = paddings(before, after);
        return value == 0 ? apply("Pad", x, amounts) : apply("PadV2", x, amounts, scalar(x, value));
    }

    /** One axis after the other, all axes before it and all behind it as one. */
    private GraphValue padAxisByAxis(GraphValue x, List<Long> before, List<Long> after, double value) {
        GraphValue result = x;
        for (int axis = 0; axis < before.size(); axis++) {
            long more = before.get(axis) + after.get(axis);
            if (more > 0) {
                Shape shape = shapeOf(result);
                GraphValue folded = reshape(result, Stretching.folded(shape, axis));
                List<Long> start = List.of(0L, before.get(axis), 0L);
                List<Long> end = List.of(0L, after.get(axis), 0L);
                result = reshape(pad(folded, start, end, value), shape.with(axis, shape.size(axis) + more));
            }
        }
        return result;
    }

    private GraphValue paddings(List<Long> before, List<Long> after) {
        int[] amounts = new int[2 * before.size()];
        for (int axis = 0; axis < before.size(); axis++) {
            amounts[2 * axis] = Math.toIntExact(before.get(axis));
            amounts[2 * axis + 1] = Math.toIntExact(after.get(axis));
        }
        return constant(TensorData.of(Shape.of(before.size(), 2), amounts));
    }

    @Override
    public final GraphValue concat(List<GraphValue> parts, int axis) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return graph().operation("ConcatV2").inputs(parts).input(integer(axis)).build();
    }

    @Override
    public final GraphValue stack(List<GraphValue> parts, int axis) {
        return graph().operation("Pack").inputs(parts).attribute("axis", axis).build();
    }

    @Override
    public final GraphValue slice(GraphValue x, SliceSpec spec) {
        if (spec.sizes().size() > GREATEST_PADDED_RANK) {
            return sliceAxisByAxis(x, spec);
        }
        if (spec.steps().stream().allMatch(step -> step == 1)) {
            return apply("Slice", x, longs(spec.starts()), longs(spec.sizes()));
        }
        return apply("StridedSlice", x, longs(spec.starts()), ends(spec), longs(spec.steps()));
    }

    private GraphValue sliceAxisByAxis(GraphValue x, SliceSpec spec) {
        GraphValue result = x;
        for (int axis = 0; axis < spec.sizes().size(); axis++) {
            Shape shape = shapeOf(result);
            long size = spec.sizes().get(axis);
            if (size != shape.size(axis)) {
                Shape folded = Stretching.folded(shape, axis);
                long start = spec.starts().get(axis);
                SliceSpec part =
                        SliceSpec.along(folded, 1, start, size, spec.steps().get(axis));
                result = reshape(slice(reshape(result, folded), part), shape.with(axis, size));
            }
        }
        return result;
    }

    private GraphValue ends(SliceSpec spec) {
        List<Long> ends = new ArrayList<>();
        for (int axis = 0; axis < spec.starts().size(); axis++) {
            ends.add(spec.end(axis));
        }
        return longs(ends);
    }

    @Override
    public final GraphValue part(GraphValue x, int axis, int parts, int index) {
        if (parts == 1) {
            return x;
        }
        return taken.computeIfAbsent(
                        new Parts(x, axis, parts),
                        key -> operation("Split", integer(axis), x)
                                .attribute("num_split", parts)
                                .build(parts))
                .get(index);
    }

    @Override
    public final GraphValue sliceGradient(GraphValue g, SliceSpec spec, Shape shape) {
        GraphValue spread = spec.steps().stream().allMatch(step -> step == 1) ? g : spread(g, spec);
        List<Long> after = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            after.add(shape.size(axis) - spec.end(axis));
        }
        return pad(spread, spec.starts(), after, 0);
    }

    /** The elements as far apart as the steps have them, zeros between: StridedSliceGrad, which has no gradient itself. */
    private GraphValue spread(GraphValue g, SliceSpec spec) {
        GraphValue result = g;
        for (int axis = 0; axis < spec.steps().size(); axis++) {
            long step = spec.steps().get(axis);
            if (step > 1) {
                long length = spec.end(axis) - spec.starts().get(axis);
                result = spread(result, axis, step, length);
            }
        }
        return result;
    }

    /** One axis spread: padded as rows of one element each, and the zeros after the last one cut off. */
    private GraphValue spread(GraphValue x, int axis, long step, long length) {
        Shape shape = shapeOf(x);
        long outer = shape.range(0, axis).elementCount();
        long inner = shape.range(axis + 1, shape.rank()).elementCount();
        long size = shape.size(axis);
        List<Long> none = List.of(0L, 0L, 0L, 0L);
        GraphValue rows = pad(reshape(x, Shape.of(outer, size, 1, inner)), none, List.of(0L, 0L, step - 1, 0L), 0);
        Shape whole = Shape.of(outer, size * step, inner);
        GraphValue kept = slice(reshape(rows, whole), SliceSpec.along(whole, 1, 0, length));
        return reshape(kept, shape.with(axis, length));
    }

    @Override
    public final GraphValue oneHot(GraphValue indices, int depth, DType dtype) {
        GraphValue on = constant(TensorData.scalar(dtype, 1));
        GraphValue off = constant(TensorData.scalar(dtype, 0));
        return apply("OneHot", indices, integer(depth), on, off);
    }

    /** The axes in order, with one moved to the end. */
    static List<Integer> axisLast(int rank, int axis) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            if (i != axis) {
                order.add(i);
            }
        }
        order.add(axis);
        return order;
    }

    /** The order that undoes another. */
    static List<Integer> inverse(List<Integer> order) {
        List<Integer> result = new ArrayList<>(Collections.nCopies(order.size(), 0));
        for (int i = 0; i < order.size(); i++) {
            result.set(order.get(i), i);
        }
        return result;
    }
}
