package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.ops.ReduceOps;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules of reductions, running totals and orders. */
abstract class ReduceRules extends ShapeRules implements ReduceOps<Adjoint> {
    ReduceRules(Ops<Node> ops) {
        super(ops);
    }

    @Override
    public final Adjoint sum(Adjoint x, List<Integer> axes, boolean keepDims) {
        return Adjoint.of(ops.sum(x.value(), axes, keepDims)).with(x, g -> stretch(g, shapeOf(x), axes));
    }

    /** g / n. */
    @Override
    public final Adjoint mean(Adjoint x, List<Integer> axes, boolean keepDims) {
        return Adjoint.of(ops.mean(x.value(), axes, keepDims))
                .with(x, g -> stretch(divided(g, count(shapeOf(x), axes)), shapeOf(x), axes));
    }

    /** 2·g·(x − mean) / n. */
    @Override
    public final Adjoint variance(Adjoint x, List<Integer> axes, boolean keepDims) {
        return Adjoint.of(ops.variance(x.value(), axes, keepDims)).with(x, g -> {
            Node centred = ops.subtract(x.value(), ops.mean(x.value(), axes, true));
            return times(stretch(scaled(g, 2.0 / count(shapeOf(x), axes)), shapeOf(x), axes), centred);
        });
    }

    private static int count(Shape shape, List<Integer> axes) {
        return Math.toIntExact(axes.stream().mapToLong(shape::size).reduce(1, (a, b) -> a * b));
    }

    @Override
    public final Adjoint max(Adjoint x, List<Integer> axes, boolean keepDims) {
        Node y = ops.max(x.value(), axes, keepDims);
        return Adjoint.of(y).with(x, g -> shared(g, x.value(), y, axes));
    }

    @Override
    public final Adjoint min(Adjoint x, List<Integer> axes, boolean keepDims) {
        Node y = ops.min(x.value(), axes, keepDims);
        return Adjoint.of(y).with(x, g -> shared(g, x.value(), y, axes));
    }

    /** g shared evenly between the elements that equal the result. */
    private Node shared(Node g, Node x, Node y, List<Integer> axes) {
        Shape kept = x.type().shape().reduce(axes, true);
        Node winners = ops.cast(ops.equal(x, reshape(y, kept)), x.type().dtype());
        return ops.multiply(ops.divide(reshape(g, kept), ops.sum(winners, axes, true)), winners);
    }

    /** g times the product of the others, without dividing by an element that may be 0. */
    @Override
    public final Adjoint prod(Adjoint x, List<Integer> axes, boolean keepDims) {
        return Adjoint.of(ops.prod(x.value(), axes, keepDims))
                .with(x, g -> times(stretch(g, shapeOf(x), axes), productOfOthers(x.value(), axes)));
    }

    /** For each element the product of all before it times the product of all after it, in one line along the axes. */
    private Node productOfOthers(Node x, List<Integer> axes) {
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < x.type().rank(); axis++) {
            if (!axes.contains(axis)) {
                order.add(axis);
            }
        }
        int last = order.size();
        order.addAll(axes);
        Node moved = ops.permute(x, List.copyOf(order));
        Shape apart = moved.type().shape();
        long lines = apart.range(0, last).elementCount();
        Node line =
                reshape(moved, Shape.of(lines, apart.range(last, apart.rank()).elementCount()));
        Node before = productBefore(line, 1);
        Node after = ops.flip(productBefore(ops.flip(line, List.of(1)), 1), List.of(1));
        return ops.permute(reshape(ops.multiply(before, after), apart), inverse(order));
    }

    /** For each element the product of all before it along an axis. */
    private Node productBefore(Node x, int axis) {
        Shape shape = x.type().shape();
        if (shape.size(axis) == 1) {
            return ops.fullLike(x, 1);
        }
        Node products = ops.slice(ops.cumProd(x, axis), SliceSpec.along(shape, axis, 0, shape.size(axis) - 1));
        List<Long> none = Collections.nCopies(shape.rank(), 0L);
        List<Long> one = new ArrayList<>(none);
        one.set(axis, 1L);
        return ops.pad(products, List.copyOf(one), none, 1);
    }

    /** Running sums of g from the end. */
    @Override
    public final Adjoint cumSum(Adjoint x, int axis) {
        return Adjoint.of(ops.cumSum(x.value(), axis))
                .with(x, g -> ops.flip(ops.cumSum(ops.flip(g, List.of(axis)), axis), List.of(axis)));
    }

    /** ∂yᵢ/∂xₖ is the product of the elements before k times that of those from k+1 to i. */
    @Override
    public final Adjoint cumProd(Adjoint x, int axis) {
        return Adjoint.of(ops.cumProd(x.value(), axis))
                .with(x, g -> ops.multiply(productBefore(x.value(), axis), weightedTotals(g, x.value(), axis)));
    }

    /**
     * rₖ = Σᵢ gᵢ·xₖ₊₁⋯xᵢ over i ≥ k, that is, rₖ = gₖ + xₖ₊₁·rₖ₊₁.
     *
     * <p>Solved by doubling: if rₖ covers the d terms from k and fₖ is the product of the d elements after k, then
     * rₖ + fₖ·rₖ₊d covers 2d. No division, so zeros do no harm; and all of it can be differentiated again.
     */
    private Node weightedTotals(Node g, Node x, int axis) {
        long size = x.type().shape().size(axis);
        Node totals = g;
        Node factors = x;
        for (long step = 1; step < size; step *= 2) {
            // The first factors are the elements one place on.
            factors = step == 1 ? ahead(x, 1, axis) : ops.multiply(factors, ahead(factors, step / 2, axis));
            totals = ops.add(totals, ops.multiply(factors, ahead(totals, step, axis)));
        }
        return totals;
    }

    /** The elements {@code step} places on along an axis, 0 beyond the end. */
    private Node ahead(Node x, long step, int axis) {
        Shape shape = x.type().shape();
        List<Long> none = Collections.nCopies(shape.rank(), 0L);
        List<Long> after = new ArrayList<>(none);
        after.set(axis, step);
        Node rest = ops.slice(x, SliceSpec.along(shape, axis, step, shape.size(axis)));
        return ops.pad(rest, none, List.copyOf(after), 0);
    }

    /** g·softmax(x), which is g·e^(x − y). */
    @Override
    public final Adjoint logSumExp(Adjoint x, List<Integer> axes, boolean keepDims) {
        Node y = ops.logSumExp(x.value(), axes, keepDims);
        return Adjoint.of(y).with(x, g -> {
            Shape kept = shapeOf(x).reduce(axes, true);
            return times(reshape(g, kept), ops.exp(ops.subtract(x.value(), reshape(y, kept))));
        });
    }

    /** g·x / y, 0 where y is 0. */
    @Override
    public final Adjoint norm(Adjoint x, List<Integer> axes, boolean keepDims) {
        Node y = ops.norm(x.value(), axes, keepDims);
        return Adjoint.of(y).with(x, g -> {
            Node zero = ops.equal(y, ops.scalar(y, 0));
            Node factor = ops.divide(exceptWhere(zero, g), ops.where(zero, ops.scalar(y, 1), y));
            return ops.multiply(reshape(factor, shapeOf(x).reduce(axes, true)), x.value());
        });
    }

    // No way for a gradient.

    @Override
    public final Adjoint any(Adjoint x, List<Integer> axes, boolean keepDims) {
        return Adjoint.of(ops.any(x.value(), axes, keepDims));
    }

    @Override
    public final Adjoint all(Adjoint x, List<Integer> axes, boolean keepDims) {
        return Adjoint.of(ops.all(x.value(), axes, keepDims));
    }

    @Override
    public final Adjoint argMax(Adjoint x, int axis) {
        return Adjoint.of(ops.argMax(x.value(), axis));
    }

    @Override
    public final Adjoint argMin(Adjoint x, int axis) {
        return Adjoint.of(ops.argMin(x.value(), axis));
    }

    @Override
    public final Adjoint argSort(Adjoint x, int axis, boolean descending) {
        return Adjoint.of(ops.argSort(x.value(), axis, descending));
    }
}
