package dev.tandem.backend.tensorflow;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Convolutions in one way of moving over the image.
 *
 * <p>On the processor TensorFlow's kernels have no gradient for dilated or grouped convolutions. A dilated kernel is
 * therefore written out, with zeros between its cells, and groups are convolved one by one.
 */
final class TfConvolution {

    private static final int CHANNELS = 3;

    private final TfOps ops;
    private final Conv2dSpec spec;

    TfConvolution(TfOps ops, Conv2dSpec spec) {
        this.ops = ops;
        this.spec = spec;
    }

    GraphValue forward(GraphValue x, GraphValue kernel) {
        Shape result = spec.outputShape(ops.shapeOf(x), ops.shapeOf(kernel));
        if (result.elementCount() == 0) {
            // Where TensorFlow's optimizer fuses a bias to a convolution of no images, the kernel gives the images
            // back.
            return ops.multiply(ops.reshape(x, result), ops.sum(kernel, List.of(0, 1, 2, 3), false));
        }
        if (spec.padding().mode() == Padding.Mode.EXPLICIT) {
            // The gradient of the kernel forgets explicit padding.
            TfConvolution unpadded = new TfConvolution(ops, spec.withPadding(Padding.VALID));
            return unpadded.forward(ops.padImage(x, spec.padding(), 0), kernel);
        }
        return grouped(x, dilate(kernel), (part, window) -> build(ops.operation("Conv2D", part, window)));
    }

    /**
     * Whether oneDNN's float32 kernels give wrong gradients with respect to the image: those for one channel, where the image
     * is small (seen on AVX-512, in libtorch 2.7.1 as well).
     */
    static boolean isFaulty(TensorType kernel) {
        return kernel.dtype() == DType.FLOAT32 && kernel.shape().size(2) == 1;
    }

    GraphValue inputGradient(GraphValue g, GraphValue kernel, Shape inputShape) {
        if (isEmpty(g) || isEmpty(kernel) || inputShape.elementCount() == 0) {
            return ops.zeros(g, inputShape);
        }
        Shape part = inputShape.with(CHANNELS, inputShape.size(CHANNELS) / spec.groups());
        return grouped(g, dilate(kernel), (gradient, window) -> inputGradientOfGroup(gradient, window, part));
    }

    private boolean isEmpty(GraphValue value) {
        return ops.shapeOf(value).elementCount() == 0;
    }

    private GraphValue inputGradientOfGroup(GraphValue g, GraphValue kernel, Shape image) {
        if (!isFaulty(new TensorType(ops.shapeOf(kernel), ops.dtypeOf(kernel)))) {
            return build(ops.operation("Conv2DBackpropInput", ops.sizes(image), kernel, g));
        }
        GraphValue widened = ops.concat(List.of(kernel, ops.zeros(kernel, ops.shapeOf(kernel))), 2);
        Shape wide = image.with(CHANNELS, 2);
        GraphValue both = build(ops.operation("Conv2DBackpropInput", ops.sizes(wide), widened, g));
        // Not a slice: TensorFlow's optimizer takes its gradient, a padding, for one of rows and columns, and the
        // process ends.
        return ops.part(both, CHANNELS, 2, 0);
    }

    GraphValue kernelGradient(GraphValue x, GraphValue g, Shape kernelShape) {
        if (isEmpty(x) || isEmpty(g) || kernelShape.elementCount() == 0) {
            return ops.zeros(g, kernelShape);
        }
        Shape dilated = dilated(kernelShape);
        Shape part = dilated.with(CHANNELS, dilated.size(CHANNELS) / spec.groups());
        GraphValue result = grouped(
                x,
                g,
                (image, gradient) -> build(ops.operation("Conv2DBackpropFilter", image, ops.sizes(part), gradient)));
        if (dilated.equals(kernelShape)) {
            return result;
        }
        List<Long> steps = List.of((long) spec.dilationHeight(), (long) spec.dilationWidth(), 1L, 1L);
        return ops.slice(result, new SliceSpec(List.of(0L, 0L, 0L, 0L), kernelShape.toList(), steps));
    }

    private GraphValue build(NativeOperation convolution) {
        convolution.attribute("strides", new long[] {1, spec.strideHeight(), spec.strideWidth(), 1});
        return padded(convolution, spec.padding()).build();
    }

    private static NativeOperation padded(NativeOperation operation, Padding padding) {
        if (padding.mode() == Padding.Mode.EXPLICIT) {
            long[] amounts = {
                0,
                0,
                padding.before().get(0),
                padding.after().get(0),
                padding.before().get(1),
                padding.after().get(1),
                0,
                0
            };
            operation.attribute("explicit_paddings", amounts);
        }
        return operation.attribute("padding", padding.mode().name());
    }

    /** Applies a convolution to each group of channels of both operands, and joins the results. */
    private GraphValue grouped(GraphValue first, GraphValue second, BinaryOperator<GraphValue> each) {
        if (spec.groups() == 1) {
            return each.apply(first, second);
        }
        List<GraphValue> results = new ArrayList<>();
        for (int group = 0; group < spec.groups(); group++) {
            results.add(each.apply(part(first, group), part(second, group)));
        }
        return ops.concat(results, CHANNELS);
    }

    private GraphValue part(GraphValue x, int group) {
        Shape shape = ops.shapeOf(x);
        long size = shape.size(CHANNELS) / spec.groups();
        return ops.slice(x, SliceSpec.along(shape, CHANNELS, group * size, (group + 1) * size));
    }

    private Shape dilated(Shape kernel) {
        return Shape.of(
                (kernel.size(0) - 1) * spec.dilationHeight() + 1,
                (kernel.size(1) - 1) * spec.dilationWidth() + 1,
                kernel.size(2),
                kernel.size(3));
    }

    /** The kernel with zeros between its cells. */
    private GraphValue dilate(GraphValue kernel) {
        Shape shape = ops.shapeOf(kernel);
        Shape target = dilated(shape);
        if (target.equals(shape)) {
            return kernel;
        }
        long rows = spec.dilationHeight();
        long columns = spec.dilationWidth();
        GraphValue apart = ops.reshape(kernel, shape.insert(2, 1).insert(1, 1));
        List<Long> none = List.of(0L, 0L, 0L, 0L, 0L, 0L);
        GraphValue spread = ops.pad(apart, none, List.of(0L, rows - 1, 0L, columns - 1, 0L, 0L), 0);
        Shape whole = Shape.of(shape.size(0) * rows, shape.size(1) * columns, shape.size(2), shape.size(3));
        List<Long> ones = List.of(1L, 1L, 1L, 1L);
        return ops.slice(ops.reshape(spread, whole), new SliceSpec(List.of(0L, 0L, 0L, 0L), target.toList(), ones));
    }
}
