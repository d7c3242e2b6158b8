package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * The mean of each window of images, over those of its cells that lie inside of the image.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', channels]; see {@link Padding#outputSize}. No parameters.
 * Defaults of Keras 3: a window of 2×2 that moves by its own size, no padding.
 *
 * @param spec size, strides and padding
 */
public record AveragePooling2D(Pool2dSpec spec) implements UnaryLayer {
    /** Checks the numbers. */
    public AveragePooling2D {
        LayerCheck.require(
                spec.height() > 0 && spec.width() > 0 && spec.strideHeight() > 0 && spec.strideWidth() > 0,
                "AveragePooling2D",
                "got " + spec + "; expected sizes and strides of 1 or more");
        ConvolutionCheck.padding("AveragePooling2D", spec.padding());
    }

    /** A window of 2×2. */
    public static AveragePooling2D of() {
        return of(2);
    }

    /** A square window that moves by its own size. */
    public static AveragePooling2D of(int size) {
        return of(size, size);
    }

    /** A window that moves by its own size. */
    public static AveragePooling2D of(int height, int width) {
        return new AveragePooling2D(new Pool2dSpec(height, width, height, width, Padding.VALID));
    }

    /** The same with windows that many cells apart both ways. */
    public AveragePooling2D strides(int stride) {
        return new AveragePooling2D(spec.withStride(stride));
    }

    /** The same with windows that many rows and columns apart. */
    public AveragePooling2D strides(int height, int width) {
        return new AveragePooling2D(new Pool2dSpec(spec.height(), spec.width(), height, width, spec.padding()));
    }

    /** The same with another padding. */
    public AveragePooling2D padding(Padding padding) {
        return new AveragePooling2D(spec.withPadding(padding));
    }

    /** The same with windows that may stand over the edge, so that each stride gives one output: {@link Padding#SAME}. */
    public AveragePooling2D same() {
        return padding(Padding.SAME);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.averagePool2d(spec);
    }
}
