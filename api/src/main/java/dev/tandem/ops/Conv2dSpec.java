package dev.tandem.ops;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.Shape;

/**
 * How a convolution moves over an image.
 *
 * @param strideHeight rows from one window to the next, 1 or more
 * @param strideWidth columns from one window to the next, 1 or more
 * @param padding what lies beyond the edge
 * @param dilationHeight rows from one kernel cell to the next, 1 or more
 * @param dilationWidth columns from one kernel cell to the next, 1 or more
 * @param groups into how many independent parts the channels are cut; divides both in and out
 */
public record Conv2dSpec(
        int strideHeight, int strideWidth, Padding padding, int dilationHeight, int dilationWidth, int groups) {
    public Conv2dSpec {
        InvalidArgumentException.requireGiven("a convolution", padding, "its padding; expected " + Padding.CHOICES);
    }

    /** Stride 1, no padding, no dilation, one group: Keras' default. */
    public static final Conv2dSpec DEFAULT = new Conv2dSpec(1, 1, Padding.VALID, 1, 1, 1);

    /** This with the same stride both ways. */
    public Conv2dSpec withStride(int stride) {
        return new Conv2dSpec(stride, stride, padding, dilationHeight, dilationWidth, groups);
    }

    /** This with another padding. */
    public Conv2dSpec withPadding(Padding other) {
        return new Conv2dSpec(strideHeight, strideWidth, other, dilationHeight, dilationWidth, groups);
    }

    /** This with the same dilation both ways. */
    public Conv2dSpec withDilation(int dilation) {
        return new Conv2dSpec(strideHeight, strideWidth, padding, dilation, dilation, groups);
    }

    /** This with another number of groups. */
    public Conv2dSpec withGroups(int other) {
        return new Conv2dSpec(strideHeight, strideWidth, padding, dilationHeight, dilationWidth, other);
    }

    /** The convolution along one axis (width), whose height parts do nothing. */
    public static Conv2dSpec along(int stride, Padding padding, int dilation, int groups) {
        return new Conv2dSpec(1, stride, padding, 1, dilation, groups);
    }

    /** The cells from the first to the last of a kernel [kh, kw, …] along an axis (0 height, 1 width). */
    public long reach(int axis, Shape kernel) {
        return (kernel.size(axis) - 1) * (axis == 0 ? dilationHeight : dilationWidth) + 1;
    }

    /** The size of an image [n, h, w, …] with its padding, along an axis (0 height, 1 width). */
    public long paddedSize(int axis, Shape image, Shape kernel) {
        long size = image.size(axis + 1);
        long[] amounts = padding.amounts(
                axis,
                size,
                kernel.size(axis),
                axis == 0 ? strideHeight : strideWidth,
                axis == 0 ? dilationHeight : dilationWidth);
        return amounts[0] + size + amounts[1];
    }

    /**
     * The same convolution of an image, its strides no longer than the padded image: a longer one leaves one window as well,
     * but engines cannot count that far.
     */
    public Conv2dSpec within(Shape image, Shape kernel) {
        return new Conv2dSpec(
                (int) Math.min(strideHeight, Math.max(1, paddedSize(0, image, kernel))),
                (int) Math.min(strideWidth, Math.max(1, paddedSize(1, image, kernel))),
                padding,
                dilationHeight,
                dilationWidth,
                groups);
    }

    /** The shape that a convolution of x [n, h, w, in] with a kernel [kh, kw, in / groups, out] gives. */
    public Shape outputShape(Shape x, Shape kernel) {
        return Shape.of(
                x.size(0),
                padding.outputSize(0, x.size(1), kernel.size(0), strideHeight, dilationHeight),
                padding.outputSize(1, x.size(2), kernel.size(1), strideWidth, dilationWidth),
                kernel.size(3));
    }

    /**
     * The size that a transposed convolution gives along an axis (0 height, 1 width), as Keras: size·stride for 'same';
     * size·stride + max(reach − stride, 0) for 'valid'; (size − 1)·stride + reach − padding for explicit padding.
     */
    public long transposedSize(int axis, long size, long window) {
        long stride = axis == 0 ? strideHeight : strideWidth;
        long reach = (window - 1) * (axis == 0 ? dilationHeight : dilationWidth) + 1;
        return switch (padding.mode()) {
            case SAME -> size * stride;
            case VALID -> size * stride + Math.max(reach - stride, 0);
            case EXPLICIT ->
                (size - 1) * stride
                        + reach
                        - padding.before().get(axis)
                        - padding.after().get(axis);
        };
    }
}
