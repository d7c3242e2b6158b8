package dev.tandem.backend.pytorch;

import dev.tandem.ops.ShapeOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations that move elements, as TorchScript. */
abstract class TorchShapeOps extends TorchMathOps implements ShapeOps<TorchValue> {
    /** What a tensor was taken apart into, on autograd's tape or not, so that it is done once for all parts. */
    private record Parts(TorchValue x, int axis, int parts, boolean recorded) {}

    private final Map<Parts, List<TorchValue>> taken = new HashMap<>();

    TorchShapeOps(ScriptWriter script) {
        super(script);
    }

    @Override
    public TorchValue reshape(TorchValue x, Shape shape) {
        return x.shape().equals(shape) ? x : view("torch.reshape", x, shape);
    }

    @Override
    public TorchValue broadcastTo(TorchValue x, Shape shape) {
        return x.shape().equals(shape) ? x : view("torch.expand", x, shape);
    }

    private TorchValue view(String function, TorchValue x, Shape shape) {
        TensorType type = x.type().withShape(shape);
        return script.write(type, function + "(" + x + ", " + Literals.ints(shape) + ")", x);
    }

    @Override
    public TorchValue permute(TorchValue x, List<Integer> order) {
        TensorType type = types.permute(x.type(), order);
        return script.write(type, "torch.permute(" + x + ", " + Literals.ints(order) + ")", x);
    }

    @Override
    public TorchValue flip(TorchValue x, List<Integer> axes) {
        return script.write(x.type(), "torch.flip(" + x + ", " + Literals.ints(axes) + ")", x);
    }

    @Override
    public TorchValue pad(TorchValue x, List<Long> before, List<Long> after, double value) {
        TensorType type = types.pad(x.type(), before, after, value);
        // Narrowed as any Java number is: all but 0 is true.
        double border = TensorData.scalar(x.dtype(), value).getDouble(0);
        if (type.shape().elementCount() == 0) {
            // The kernel refuses an axis that stays of size 0.
            return zeros(x, type.shape());
        }
        // libtorch counts borders from the last axis.
        List<Long> borders = new ArrayList<>();
        for (int axis = x.rank() - 1; axis >= 0; axis--) {
            borders.add(before.get(axis));
            borders.add(after.get(axis));
        }
        return script.write(
                type,
                "torch.constant_pad_nd(" + x + ", " + Literals.ints(borders) + ", " + Literals.number(x.dtype(), border)
                        + ")",
                x);
    }

    @Override
    public TorchValue concat(List<TorchValue> parts, int axis) {
        return join("torch.cat", types.concat(typesOf(parts), axis), parts, axis);
    }

    @Override
    public TorchValue stack(List<TorchValue> parts, int axis) {
        return join("torch.stack", types.stack(typesOf(parts), axis), parts, axis);
    }

    private TorchValue join(String function, TensorType type, List<TorchValue> parts, int axis) {
        return script.write(type, function + "(" + parts + ", " + axis + ")", parts.toArray(TorchValue[]::new));
    }

    static List<TensorType> typesOf(List<TorchValue> values) {
        return values.stream().map(TorchValue::type).toList();
    }

    @Override
    public TorchValue slice(TorchValue x, SliceSpec spec) {
        TorchValue result = x;
        for (int axis = 0; axis < x.rank(); axis++) {
            if (cuts(spec, axis, x.shape())) {
                TensorType type = result.type()
                        .withShape(result.shape().with(axis, spec.sizes().get(axis)));
                result = script.write(type, "torch.slice(" + result + ", " + range(spec, axis) + ")", result);
            }
        }
        return result;
    }

    @Override
    public TorchValue part(TorchValue x, int axis, int parts, int index) {
        if (parts == 1) {
            return x;
        }
        TensorType type = types.part(x.type(), axis, parts, index);
        if (type.shape().size(axis) == 0) {
            // libtorch cuts an axis of nothing into one part, however many were asked for.
            return ShapeOps.super.part(x, axis, parts, index);
        }
        return taken.computeIfAbsent(
                        new Parts(x, axis, parts, script.records(x)),
                        key -> script.elements(
                                type,
                                parts,
                                "torch.split(" + x + ", " + type.shape().size(axis) + ", " + axis + ")",
                                x))
                .get(index);
    }

    @Override
    public TorchValue sliceGradient(TorchValue g, SliceSpec spec, Shape shape) {
        TorchValue result = g;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (cuts(spec, axis, shape)) {
                Shape whole = result.shape().with(axis, shape.size(axis));
                result = script.write(
                        g.type().withShape(whole),
                        "torch.slice_backward(" + result + ", " + Literals.ints(whole) + ", " + range(spec, axis) + ")",
                        result);
            }
        }
        return result;
    }

    private static boolean cuts(SliceSpec spec, int axis, Shape shape) {
        return spec.sizes().get(axis) != shape.size(axis);
    }

    /** {@code axis, start, end, step}. */
    private static String range(SliceSpec spec, int axis) {
        return axis + ", " + spec.starts().get(axis) + ", " + spec.end(axis) + ", "
                + spec.steps().get(axis);
    }

    @Override
    public TorchValue gather(TorchValue x, TorchValue indices, int axis) {
        return select("gather", x, indices, axis);
    }

    final TorchValue select(String operation, TorchValue x, TorchValue indices, int axis) {
        TensorType type = types.gather(x.type(), indices.type(), axis);
        TorchValue flat = reshape(indices, Shape.of(indices.shape().elementCount()));
        TensorType rows = x.type().withShape(x.shape().with(axis, flat.shape().size(0)));
        TorchValue result = script.write(rows, "torch.index_select(" + x + ", " + axis + ", " + flat + ")", x, flat);
        script.expectIndices(operation, x.shape().size(axis));
        return reshape(result, type.shape());
    }

    @Override
    public TorchValue gatherNd(TorchValue x, TorchValue indices) {
        TensorType type = types.gatherNd(x.type(), indices.type());
        int depth = Math.toIntExact(indices.shape().size(-1));
        Shape counted = x.shape().range(0, depth);
        Shape rest = x.shape().range(depth, x.rank());
        TorchValue rows = reshape(x, Shape.of(counted.elementCount()).concat(rest));
        TorchValue positions = positions(indices, counted);
        TensorType chosen = x.type().withShape(positions.shape().concat(rest));
        TorchValue result = script.call(chosen, "torch.index_select", rows, number(0), positions);
        return reshape(result, type.shape());
    }

    @Override
    public TorchValue scatterNd(TorchValue indices, TorchValue updates, Shape shape) {
        int depth = Math.toIntExact(indices.shape().size(-1));
        Shape counted = shape.range(0, depth);
        Shape rest = shape.range(depth, shape.rank());
        TorchValue positions = positions(indices, counted);
        if (shape.elementCount() == 0) {
            // Where there is nothing to add to, libtorch does not look at the positions.
            TorchValue places = zeros(updates, Shape.of(counted.elementCount()));
            TensorType found = updates.type().withShape(positions.shape());
            TorchValue looked = script.call(found, "torch.index_select", places, number(0), positions);
            TorchValue total = script.call(updates.type().withShape(Shape.scalar()), "torch.sum", looked);
            return broadcastTo(to(total, updates.dtype()), shape);
        }
        TorchValue rows = reshape(updates, positions.shape().concat(rest));
        TorchValue zeros = zeros(updates, Shape.of(counted.elementCount()).concat(rest));
        TorchValue result = script.call(zeros.type(), "torch.index_add", zeros, number(0), positions, rows);
        return reshape(result, shape);
    }

    /** A number in the place of an operand. */
    private static TorchValue number(long number) {
        return new TorchValue(Long.toString(number), new TensorType(Shape.scalar(), DType.INT64), false);
    }

    /** Zeros of x's dtype. */
    final TorchValue zeros(TorchValue x, Shape shape) {
        return broadcastTo(scalar(x, 0), shape);
    }

    /** The row-major positions of coordinates [..., n] in the axes that they count along, as a vector. */
    private TorchValue positions(TorchValue indices, Shape counted) {
        long count = indices.shape().range(0, indices.rank() - 1).elementCount();
        TorchValue coordinates = to(reshape(indices, Shape.of(count, counted.rank())), DType.INT64);
        TorchValue result = zeros(coordinates, Shape.of(count));
        TorchValue outside = constantBool(false, Shape.of(count));
        for (int axis = 0; axis < counted.rank(); axis++) {
            TorchValue coordinate =
                    script.write(result.type(), "torch.select(" + coordinates + ", 1, " + axis + ")", coordinates);
            TorchValue below = less(coordinate, scalar(coordinate, 0));
            TorchValue above = lessEqual(scalar(coordinate, (double) counted.size(axis)), coordinate);
            outside = logicalOr(outside, logicalOr(below, above));
            result = add(multiply(result, scalar(result, (double) counted.size(axis))), coordinate);
        }
        // One coordinate out of range can make up for another; the position after the last is refused in any case.
        return filled(result, outside, counted.elementCount());
    }

    private TorchValue constantBool(boolean value, Shape shape) {
        return broadcastTo(constant(TensorData.scalar(DType.BOOL, value ? 1 : 0)), shape);
    }

    @Override
    public TorchValue takeAlongAxis(TorchValue x, TorchValue indices, int axis) {
        TensorType type = types.takeAlongAxis(x.type(), indices.type(), axis);
        TorchValue positions = cast(indices, DType.INT64);
        TorchValue result =
                script.write(type, "torch.gather(" + x + ", " + axis + ", " + positions + ")", x, positions);
        script.expectIndices("takeAlongAxis", x.shape().size(axis));
        return result;
    }

    @Override
    public TorchValue scatterAlongAxis(TorchValue indices, TorchValue updates, int axis, Shape shape) {
        TorchValue zeros = zeros(updates, shape);
        TorchValue positions = cast(indices, DType.INT64);
        TorchValue result = script.write(
                zeros.type(),
                "torch.scatter_add(" + zeros + ", " + axis + ", " + positions + ", " + updates + ")",
                positions,
                updates);
        script.expectIndices("scatterAlongAxis", shape.size(axis));
        return result;
    }

    @Override
    public TorchValue tile(TorchValue x, List<Long> multiples) {
        TensorType type = types.tile(x.type(), multiples);
        return script.write(type, "torch.repeat(" + x + ", " + Literals.ints(multiples) + ")", x);
    }

    @Override
    public TorchValue roll(TorchValue x, long shift, int axis) {
        return script.write(x.type(), "torch.roll(" + x + ", [" + shift + "], [" + axis + "])", x);
    }

    @Override
    public TorchValue upperTriangle(TorchValue x, int k) {
        return script.write(x.type(), "torch.triu(" + x + ", " + k + ")", x);
    }

    @Override
    public TorchValue lowerTriangle(TorchValue x, int k) {
        return script.write(x.type(), "torch.tril(" + x + ", " + k + ")", x);
    }
}
