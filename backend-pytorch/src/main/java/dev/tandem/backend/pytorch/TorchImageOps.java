package dev.tandem.backend.pytorch;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Convolutions and pooling on libtorch's kernels.
 *
 * <p>Those want channels before rows. An axis permutation costs nothing and leaves the memory as it is, which is the layout
 * ("channels last") that the kernels are fastest on.
 */
abstract class TorchImageOps extends TorchNnOps {
    private static final List<Integer> TO_CHANNELS_FIRST = List.of(0, 3, 1, 2);
    private static final List<Integer> TO_CHANNELS_LAST = List.of(0, 2, 3, 1);

    /** [height, width, in, out] to [out, in, height, width]. */
    private static final List<Integer> TO_KERNEL_FIRST = List.of(3, 2, 0, 1);

    private static final List<Integer> TO_KERNEL_LAST = List.of(2, 3, 1, 0);

    TorchImageOps(ScriptWriter script) {
        super(script);
    }

    /** The border of an image: cells above, below, to the left and to the right. */
    private record Border(long top, long bottom, long left, long right) {
        static Border of(Padding padding, Shape image, long[] window, long[] stride, long[] dilation) {
            long[] rows = padding.amounts(0, image.size(1), window[0], stride[0], dilation[0]);
            long[] columns = padding.amounts(1, image.size(2), window[1], stride[1], dilation[1]);
            return new Border(rows[0], rows[1], columns[0], columns[1]);
        }

        static Border of(Conv2dSpec spec, Shape image, Shape kernel) {
            return of(
                    spec.padding(),
                    image,
                    new long[] {kernel.size(0), kernel.size(1)},
                    new long[] {spec.strideHeight(), spec.strideWidth()},
                    new long[] {spec.dilationHeight(), spec.dilationWidth()});
        }

        static Border of(Pool2dSpec spec, Shape image) {
            return of(
                    spec.padding(),
                    image,
                    new long[] {spec.height(), spec.width()},
                    new long[] {spec.strideHeight(), spec.strideWidth()},
                    new long[] {1, 1});
        }

        /** Whether libtorch's kernels can add it themselves. */
        boolean isEven() {
            return top == bottom && left == right;
        }

        /** As a kernel's own padding; none where the border is added beforehand. */
        String even() {
            return isEven() ? Literals.ints(top, left) : "[0, 0]";
        }
    }

    /** {@code stride, padding, dilation}. */
    private static String movement(Conv2dSpec spec, Border border) {
        return Literals.ints(spec.strideHeight(), spec.strideWidth()) + ", " + border.even() + ", " + dilation(spec);
    }

    private static String dilation(Conv2dSpec spec) {
        return Literals.ints(spec.dilationHeight(), spec.dilationWidth());
    }

    /** An image [n, h, w, c] as [n, c, h, w], with the border around it that a kernel cannot add. */
    private TorchValue channelsFirst(TorchValue image, Border border, boolean bordered, double value) {
        TorchValue first = permute(image, TO_CHANNELS_FIRST);
        if (!bordered) {
            return first;
        }
        return pad(
                first,
                List.of(0L, 0L, border.top(), border.left()),
                List.of(0L, 0L, border.bottom(), border.right()),
                value);
    }

    private static TensorType channelsFirst(TensorType type) {
        Shape last = type.shape();
        return type.withShape(Shape.of(last.size(0), last.size(3), last.size(1), last.size(2)));
    }

    /**
     * Laid out anew in the order of its axes, if each group has one channel: libtorch's float32 kernels for several filters a
     * channel give wrong numbers for images that lie channels last (seen with 2.7.1 on x86-64).
     */
    private TorchValue settled(TorchValue x, Conv2dSpec spec, Shape kernel) {
        return spec.groups() > 1 && kernel.size(2) == 1 ? settled(x) : x;
    }

    /** A kernel as libtorch takes it; of one filter that does not lie in the order of its axes, it refuses the gradient. */
    private TorchValue weight(TorchValue kernel, Conv2dSpec spec) {
        TorchValue first = permute(kernel, TO_KERNEL_FIRST);
        return kernel.shape().size(3) == 1 ? settled(first) : settled(first, spec, kernel.shape());
    }

    private TorchValue settled(TorchValue x) {
        return script.write(x.type(), x + ".clone(memory_format=0)", x);
    }

    /**
     * Whether oneDNN's float32 kernels give wrong gradients with respect to the image: those for one channel, where the image
     * is small (seen with 2.7.1 on AVX-512, in TensorFlow 2.18 as well).
     */
    static boolean isFaulty(TensorType kernel) {
        return kernel.dtype() == DType.FLOAT32 && kernel.shape().size(2) == 1;
    }

    @Override
    public TorchValue conv2d(TorchValue x, TorchValue kernel, Conv2dSpec given) {
        Conv2dSpec spec = given.within(x.shape(), kernel.shape());
        TensorType type = types.conv2d(x.type(), kernel.type(), spec);
        if (x.isEmpty() || kernel.isEmpty() || type.shape().elementCount() == 0) {
            return nothing(type.shape(), x, kernel);
        }
        Border border = Border.of(spec, x.shape(), kernel.shape());
        TorchValue image = settled(channelsFirst(x, border, !border.isEven(), 0), spec, kernel.shape());
        TorchValue weight = weight(kernel, spec);
        TorchValue result = script.write(
                channelsFirst(type),
                "torch.conv2d(" + image + ", " + weight + ", None, " + movement(spec, border) + ", " + spec.groups()
                        + ")",
                image,
                weight);
        return permute(result, TO_CHANNELS_LAST);
    }

    /** A transposed convolution; the rows and columns that no window reached are what libtorch calls output padding. */
    @Override
    public TorchValue conv2dInputGradient(TorchValue g, TorchValue kernel, Shape inputShape, Conv2dSpec given) {
        Conv2dSpec spec = given.within(inputShape, kernel.shape());
        TensorType type = g.type().withShape(inputShape);
        if (g.isEmpty() || kernel.isEmpty() || inputShape.elementCount() == 0) {
            return nothing(inputShape, g, kernel);
        }
        if (isFaulty(kernel.type()) && spec.groups() == 1) {
            TorchValue widened = pad(kernel, List.of(0L, 0L, 0L, 0L), List.of(0L, 0L, 1L, 0L), 0);
            return narrow(conv2dInputGradient(g, widened, inputShape.with(3, 2), spec), 3, 0, 1);
        }
        Border border = Border.of(spec, inputShape, kernel.shape());
        long above = border.isEven() ? 0 : border.top();
        long left = border.isEven() ? 0 : border.left();
        long rows = border.isEven() ? inputShape.size(1) : above + inputShape.size(1) + border.bottom();
        long columns = border.isEven() ? inputShape.size(2) : left + inputShape.size(2) + border.right();
        long reachRows = (g.shape().size(1) - 1) * spec.strideHeight()
                + (kernel.shape().size(0) - 1) * spec.dilationHeight()
                + 1
                - (border.isEven() ? 2 * border.top() : 0);
        long reachColumns = (g.shape().size(2) - 1) * spec.strideWidth()
                + (kernel.shape().size(1) - 1) * spec.dilationWidth()
                + 1
                - (border.isEven() ? 2 * border.left() : 0);
        TorchValue upstream = settled(permute(g, TO_CHANNELS_FIRST), spec, kernel.shape());
        TorchValue weight = weight(kernel, spec);
        TorchValue whole = script.write(
                type.withShape(Shape.of(inputShape.size(0), inputShape.size(3), rows, columns)),
                "torch.conv_transpose2d(" + upstream + ", " + weight + ", None, "
                        + Literals.ints(spec.strideHeight(), spec.strideWidth()) + ", " + border.even() + ", "
                        + Literals.ints(rows - reachRows, columns - reachColumns) + ", " + spec.groups() + ", "
                        + dilation(spec) + ")",
                upstream,
                weight);
        TorchValue inside = narrow(narrow(whole, 2, above, inputShape.size(1)), 3, left, inputShape.size(2));
        return permute(inside, TO_CHANNELS_LAST);
    }

    private TorchValue narrow(TorchValue x, int axis, long start, long size) {
        if (x.shape().size(axis) == size) {
            return x;
        }
        TensorType type = x.type().withShape(x.shape().with(axis, size));
        return script.write(type, "torch.narrow(" + x + ", " + axis + ", " + start + ", " + size + ")", x);
    }

    @Override
    public TorchValue conv2dKernelGradient(TorchValue x, TorchValue g, Shape kernelShape, Conv2dSpec given) {
        Conv2dSpec spec = given.within(x.shape(), kernelShape);
        TensorType type = g.type().withShape(kernelShape);
        if (g.isEmpty() || x.isEmpty() || kernelShape.elementCount() == 0) {
            return nothing(kernelShape, g, x);
        }
        Border border = Border.of(spec, x.shape(), kernelShape);
        TorchValue image = settled(channelsFirst(x, border, !border.isEven(), 0), spec, kernelShape);
        TorchValue upstream = settled(permute(g, TO_CHANNELS_FIRST), spec, kernelShape);
        // Only the shape of the kernel matters.
        TorchValue weight = settled(permute(zeros(g, kernelShape), TO_KERNEL_FIRST), spec, kernelShape);
        TorchValue result = script.write(
                type.withShape(weight.shape()),
                "(torch.convolution_backward(" + upstream + ", " + image + ", " + weight + ", None, "
                        + movement(spec, border) + ", False, [0, 0], " + spec.groups() + ", [False, True, False]))[1]",
                upstream,
                image);
        return permute(result, TO_KERNEL_LAST);
    }

    /** Whether a pooling kernel can add the border itself: an even one of at most half the window. */
    private static boolean poolsOver(Border border, Pool2dSpec spec) {
        return border.isEven() && 2 * border.top() <= spec.height() && 2 * border.left() <= spec.width();
    }

    /** {@code window, stride, padding}. */
    private static String movement(Pool2dSpec spec, Border border, boolean own) {
        return Literals.ints(spec.height(), spec.width()) + ", "
                + Literals.ints(spec.strideHeight(), spec.strideWidth()) + ", "
                + (own ? border.even() : "[0, 0]");
    }

    @Override
    public TorchValue maxPool2d(TorchValue x, Pool2dSpec given) {
        Pool2dSpec spec = given.within(x.shape());
        TensorType type = types.maxPool2d(x.type(), spec);
        if (type.shape().elementCount() == 0) {
            return nothing(type.shape(), x, x);
        }
        Border border = Border.of(spec, x.shape());
        boolean own = poolsOver(border, spec);
        TorchValue image = channelsFirst(x, border, !own, Double.NEGATIVE_INFINITY);
        TorchValue result = script.write(
                channelsFirst(type),
                "torch.max_pool2d(" + image + ", " + movement(spec, border, own) + ", [1, 1], False)",
                image);
        return permute(result, TO_CHANNELS_LAST);
    }

    @Override
    public TorchValue averagePool2d(TorchValue x, Pool2dSpec given) {
        Pool2dSpec spec = given.within(x.shape());
        TensorType type = types.averagePool2d(x.type(), spec);
        if (type.shape().elementCount() == 0) {
            return nothing(type.shape(), x, x);
        }
        Border border = Border.of(spec, x.shape());
        boolean own = poolsOver(border, spec);
        TorchValue image = channelsFirst(x, border, !own, 0);
        // Either the mean over what is not padding; or the sum, for a division by the counts.
        String over = own ? ", False, False)" : ", False, True, 1)";
        TorchValue result = script.write(
                channelsFirst(type), "torch.avg_pool2d(" + image + ", " + movement(spec, border, own) + over, image);
        TorchValue pooled = permute(result, TO_CHANNELS_LAST);
        return own ? pooled : divide(pooled, constant(counts(type, x.shape(), border, spec)));
    }

    /** How many cells of each window lie inside of the image, [1, rows, columns, 1]. */
    private static TensorData counts(TensorType type, Shape image, Border border, Pool2dSpec spec) {
        int rows = Math.toIntExact(type.shape().size(1));
        int columns = Math.toIntExact(type.shape().size(2));
        double[] counts = new double[rows * columns];
        for (int i = 0; i < counts.length; i++) {
            long top = (long) (i / columns) * spec.strideHeight() - border.top();
            long left = (long) (i % columns) * spec.strideWidth() - border.left();
            counts[i] = (double) inside(top, spec.height(), image.size(1)) * inside(left, spec.width(), image.size(2));
        }
        return TensorData.of(type.withShape(Shape.of(1, rows, columns, 1)), counts);
    }

    private static long inside(long start, long length, long size) {
        return Math.min(start + length, size) - Math.max(start, 0);
    }
}
