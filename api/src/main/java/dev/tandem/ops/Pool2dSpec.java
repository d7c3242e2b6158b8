package dev.tandem.ops;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.Shape;

/**
 * How a pooling window moves over an image.
 *
 * @param height rows of the window, 1 or more
 * @param width columns of the window, 1 or more
 * @param strideHeight rows from one window to the next, 1 or more
 * @param strideWidth columns from one window to the next, 1 or more
 * @param padding what lies beyond the edge; explicit padding must be smaller than the window
 */
public record Pool2dSpec(int height, int width, int strideHeight, int strideWidth, Padding padding) {
    public Pool2dSpec {
        InvalidArgumentException.requireGiven("a pooling", padding, "its padding; expected " + Padding.CHOICES);
    }

    /** A square window that moves by its own size, without padding: Keras' default. */
    public static Pool2dSpec of(int size) {
        return new Pool2dSpec(size, size, size, size, Padding.VALID);
    }

    /** This with another padding. */
    public Pool2dSpec withPadding(Padding other) {
        return new Pool2dSpec(height, width, strideHeight, strideWidth, other);
    }

    /** This with the same stride both ways. */
    public Pool2dSpec withStride(int stride) {
        return new Pool2dSpec(height, width, stride, stride, padding);
    }

    /** The window as the kernel of a convolution, [height, width, 1, 1]. */
    public Shape window() {
        return Shape.of(height, width, 1, 1);
    }

    /** The convolution that moves in the same way. */
    public Conv2dSpec asConvolution() {
        return new Conv2dSpec(strideHeight, strideWidth, padding, 1, 1, 1);
    }

    /** The same pooling of an image, as {@link Conv2dSpec#within}. */
    public Pool2dSpec within(Shape image) {
        Conv2dSpec moved = asConvolution().within(image, window());
        return new Pool2dSpec(height, width, moved.strideHeight(), moved.strideWidth(), padding);
    }

    /** The shape that pooling x [n, h, w, c] gives. */
    public Shape outputShape(Shape x) {
        return Shape.of(
                x.size(0),
                padding.outputSize(0, x.size(1), height, strideHeight, 1),
                padding.outputSize(1, x.size(2), width, strideWidth, 1),
                x.size(3));
    }
}
