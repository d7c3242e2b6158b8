package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The rules of layers; where none stands here, the rules of what the operation is made of say it. */
abstract class LayerRules extends ActivationRules {
    LayerRules(Ops<Node> ops) {
        super(ops);
    }

    // A convolution is linear in both of its operands, and so is each of its gradients: the three are each other's
    // rules.

    @Override
    public final Adjoint conv2d(Adjoint x, Adjoint kernel, Conv2dSpec spec) {
        return Adjoint.of(ops.conv2d(x.value(), kernel.value(), spec))
                .with(x, g -> ops.conv2dInputGradient(g, kernel.value(), shapeOf(x), spec))
                .with(kernel, g -> ops.conv2dKernelGradient(x.value(), g, shapeOf(kernel), spec));
    }

    @Override
    public final Adjoint conv2dInputGradient(Adjoint upstream, Adjoint kernel, Shape inputShape, Conv2dSpec spec) {
        return Adjoint.of(ops.conv2dInputGradient(upstream.value(), kernel.value(), inputShape, spec))
                .with(upstream, g -> ops.conv2d(g, kernel.value(), spec))
                .with(kernel, g -> ops.conv2dKernelGradient(g, upstream.value(), shapeOf(kernel), spec));
    }

    @Override
    public final Adjoint conv2dKernelGradient(Adjoint x, Adjoint upstream, Shape kernelShape, Conv2dSpec spec) {
        return Adjoint.of(ops.conv2dKernelGradient(x.value(), upstream.value(), kernelShape, spec))
                .with(x, g -> ops.conv2dInputGradient(upstream.value(), g, shapeOf(x), spec))
                .with(upstream, g -> ops.conv2d(x.value(), g, spec));
    }

    /** g to the first cell of each window that equals the result: cell by cell of the window, as long as none has won yet. */
    @Override
    public final Adjoint maxPool2d(Adjoint x, Pool2dSpec spec) {
        Node y = ops.maxPool2d(x.value(), spec);
        PoolWindows windows = PoolWindows.of(shapeOf(x), spec);
        return Adjoint.of(y).with(x, g -> {
            Node padded = windows.pad(ops, x.value(), Double.NEGATIVE_INFINITY);
            List<Node> parts = new ArrayList<>();
            Node won = null;
            for (SliceSpec cell : windows.cells()) {
                Node equal = ops.equal(ops.slice(padded, cell), y);
                Node first = won == null ? equal : ops.logicalAnd(equal, ops.logicalNot(won));
                won = won == null ? equal : ops.logicalOr(won, equal);
                parts.add(onlyWhere(first, g));
            }
            return windows.putBack(ops, parts);
        });
    }

    /** g / count to each cell of a window that lies inside of the image. */
    @Override
    public final Adjoint averagePool2d(Adjoint x, Pool2dSpec spec) {
        PoolWindows windows = PoolWindows.of(shapeOf(x), spec);
        return Adjoint.of(ops.averagePool2d(x.value(), spec)).with(x, g -> {
            Node share = ops.divide(g, ops.constant(windows.counts(dtypeOf(x))));
            return windows.putBack(
                    ops, windows.cells().stream().map(cell -> share).toList());
        });
    }

    @Override
    public final Adjoint layerNorm(Adjoint x, Adjoint scale, Adjoint offset, double epsilon) {
        int rank = shapeOf(x).rank();
        List<Integer> axes =
                IntStream.range(rank - shapeOf(scale).rank(), rank).boxed().toList();
        return add(multiply(normalized(x, axes, epsilon), scale), offset);
    }

    @Override
    public final Adjoint groupNorm(Adjoint x, Adjoint scale, Adjoint offset, int groups, double epsilon) {
        Shape shape = shapeOf(x);
        long channels = shape.size(-1);
        long positions = shape.range(1, shape.rank() - 1).elementCount();
        Adjoint grouped = reshape(x, Shape.of(shape.size(0), positions, groups, channels / groups));
        return add(multiply(reshape(normalized(grouped, List.of(1, 3), epsilon), shape), scale), offset);
    }

    /** y = (x − mean)·r with r = 1/√(variance + epsilon). Gradient: r·(g − mean(g) − y·mean(g·y)). */
    private Adjoint normalized(Adjoint x, List<Integer> axes, double epsilon) {
        Node centred = ops.subtract(x.value(), ops.mean(x.value(), axes, true));
        Node r = ops.rsqrt(plus(ops.mean(ops.square(centred), axes, true), epsilon));
        Node y = ops.multiply(centred, r);
        return Adjoint.of(y).with(x, g -> {
            Node even = ops.subtract(g, ops.mean(g, axes, true));
            return ops.multiply(r, ops.subtract(even, ops.multiply(y, ops.mean(ops.multiply(g, y), axes, true))));
        });
    }
}
