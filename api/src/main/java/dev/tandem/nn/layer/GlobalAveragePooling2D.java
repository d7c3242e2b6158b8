package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * The mean of each channel, over all positions of an image.
 *
 * <p>Input [batch, height, width, channels], output [batch, channels], or [batch, 1, 1, channels] if axes are kept. No parameters.
 *
 * @param keepDims whether the axes stay, with size 1
 */
public record GlobalAveragePooling2D(boolean keepDims) implements UnaryLayer {
    /** Without the axes. */
    public static GlobalAveragePooling2D of() {
        return new GlobalAveragePooling2D(false);
    }

    /** The same with axes of size 1 where they were. */
    public GlobalAveragePooling2D keepingDims() {
        return new GlobalAveragePooling2D(true);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.mean(keepDims, 1, 2);
    }
}
