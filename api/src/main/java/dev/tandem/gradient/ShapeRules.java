package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.ops.ShapeOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules of operations that move elements: g is moved back, and added up where one element went to several places. */
abstract class ShapeRules extends MathRules implements ShapeOps<Adjoint> {
    ShapeRules(Ops<Node> ops) {
        super(ops);
    }

    @Override
    public final Adjoint reshape(Adjoint x, Shape shape) {
        return Adjoint.of(ops.reshape(x.value(), shape)).with(x, g -> reshape(g, shapeOf(x)));
    }

    @Override
    public final Adjoint broadcastTo(Adjoint x, Shape shape) {
        return Adjoint.of(ops.broadcastTo(x.value(), shape)).with(x, g -> sumTo(g, shapeOf(x)));
    }

    @Override
    public final Adjoint permute(Adjoint x, List<Integer> order) {
        return Adjoint.of(ops.permute(x.value(), order)).with(x, g -> ops.permute(g, inverse(order)));
    }

    /** The order that undoes an order. */
    static List<Integer> inverse(List<Integer> order) {
        List<Integer> result = new ArrayList<>(order);
        for (int axis = 0; axis < order.size(); axis++) {
            result.set(order.get(axis), axis);
        }
        return List.copyOf(result);
    }

    @Override
    public final Adjoint flip(Adjoint x, List<Integer> axes) {
        return Adjoint.of(ops.flip(x.value(), axes)).with(x, g -> ops.flip(g, axes));
    }

    @Override
    public final Adjoint pad(Adjoint x, List<Long> before, List<Long> after, double value) {
        return Adjoint.of(ops.pad(x.value(), before, after, value)).with(x, g -> cut(g, before, shapeOf(x)));
    }

    /** The block of that shape that begins at a position. */
    final Node cut(Node x, List<Long> starts, Shape shape) {
        return ops.slice(x, new SliceSpec(starts, shape.toList(), Collections.nCopies(shape.rank(), 1L)));
    }

    @Override
    public final Adjoint concat(List<Adjoint> parts, int axis) {
        Adjoint joined =
                Adjoint.of(ops.concat(parts.stream().map(Adjoint::value).toList(), axis));
        Shape whole = shapeOf(joined);
        long start = 0;
        for (Adjoint part : parts) {
            long end = start + shapeOf(part).size(axis);
            SliceSpec spec = SliceSpec.along(whole, axis, start, end);
            joined = joined.with(part, g -> ops.slice(g, spec));
            start = end;
        }
        return joined;
    }

    @Override
    public final Adjoint slice(Adjoint x, SliceSpec spec) {
        return Adjoint.of(ops.slice(x.value(), spec)).with(x, g -> ops.sliceGradient(g, spec, shapeOf(x)));
    }

    @Override
    public final Adjoint part(Adjoint x, int axis, int parts, int index) {
        Shape shape = shapeOf(x);
        long size = shape.size(axis) / parts;
        SliceSpec spec = SliceSpec.along(shape, axis, index * size, (index + 1) * size);
        return Adjoint.of(ops.part(x.value(), axis, parts, index)).with(x, g -> ops.sliceGradient(g, spec, shape));
    }

    @Override
    public final Adjoint sliceGradient(Adjoint x, SliceSpec spec, Shape shape) {
        return Adjoint.of(ops.sliceGradient(x.value(), spec, shape)).with(x, g -> ops.slice(g, spec));
    }

    @Override
    public final Adjoint gather(Adjoint x, Adjoint indices, int axis) {
        return Adjoint.of(ops.gather(x.value(), indices.value(), axis))
                .with(x, g -> scatter(g, indices.value(), axis, shapeOf(x)));
    }

    /** Zeros of {@code shape} with rows of g added along an axis: as {@code scatterNd} does, with that axis brought first. */
    private Node scatter(Node g, Node indices, int axis, Shape shape) {
        long outer = shape.range(0, axis).elementCount();
        long inner = shape.range(axis + 1, shape.rank()).elementCount();
        long count = indices.type().shape().elementCount();
        List<Integer> axisFirst = List.of(1, 0, 2);
        Node rows = ops.permute(reshape(g, Shape.of(outer, count, inner)), axisFirst);
        Node coordinates = reshape(indices, Shape.of(count, 1));
        Node sums = ops.scatterNd(coordinates, rows, Shape.of(shape.size(axis), outer, inner));
        return reshape(ops.permute(sums, axisFirst), shape);
    }

    @Override
    public final Adjoint gatherNd(Adjoint x, Adjoint indices) {
        return Adjoint.of(ops.gatherNd(x.value(), indices.value()))
                .with(x, g -> ops.scatterNd(indices.value(), g, shapeOf(x)));
    }

    @Override
    public final Adjoint scatterNd(Adjoint indices, Adjoint updates, Shape shape) {
        return Adjoint.of(ops.scatterNd(indices.value(), updates.value(), shape))
                .with(updates, g -> ops.gatherNd(g, indices.value()));
    }

    @Override
    public final Adjoint takeAlongAxis(Adjoint x, Adjoint indices, int axis) {
        return Adjoint.of(ops.takeAlongAxis(x.value(), indices.value(), axis))
                .with(x, g -> ops.scatterAlongAxis(indices.value(), g, axis, shapeOf(x)));
    }

    @Override
    public final Adjoint scatterAlongAxis(Adjoint indices, Adjoint updates, int axis, Shape shape) {
        return Adjoint.of(ops.scatterAlongAxis(indices.value(), updates.value(), axis, shape))
                .with(updates, g -> ops.takeAlongAxis(g, indices.value(), axis));
    }

    @Override
    public final Adjoint roll(Adjoint x, long shift, int axis) {
        return Adjoint.of(ops.roll(x.value(), shift, axis)).with(x, g -> ops.roll(g, -shift, axis));
    }

    @Override
    public final Adjoint upperTriangle(Adjoint x, int k) {
        return Adjoint.of(ops.upperTriangle(x.value(), k)).with(x, g -> ops.upperTriangle(g, k));
    }

    @Override
    public final Adjoint lowerTriangle(Adjoint x, int k) {
        return Adjoint.of(ops.lowerTriangle(x.value(), k)).with(x, g -> ops.lowerTriangle(g, k));
    }

    // No way for a gradient.

    @Override
    public final Adjoint oneHot(Adjoint indices, int depth, DType dtype) {
        return Adjoint.of(ops.oneHot(indices.value(), depth, dtype));
    }
}
