package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * The largest number of each channel, over all time steps.
 *
 * <p>Input [batch, steps, channels], output [batch, channels], or [batch, 1, channels] if axes are kept. No parameters.
 *
 * @param keepDims whether the axes stay, with size 1
 */
public record GlobalMaxPooling1D(boolean keepDims) implements UnaryLayer {
    /** Without the axes. */
    public static GlobalMaxPooling1D of() {
        return new GlobalMaxPooling1D(false);
    }

    /** The same with axes of size 1 where they were. */
    public GlobalMaxPooling1D keepingDims() {
        return new GlobalMaxPooling1D(true);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 2, "[steps, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.max(keepDims, 1);
    }
}
