package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * While training, drops whole channels of one-dimensional sequences, and scales the others by 1/(1 − rate) (Tompson et al. 2015).
 *
 * <p>Input and output [batch, steps, channels]. No parameters.
 *
 * @param rate the share of channels that is dropped, from 0 to below 1
 */
public record SpatialDropout1D(double rate) implements UnaryLayer {
    /** Checks the rate. */
    public SpatialDropout1D {
        LayerCheck.rate("SpatialDropout1D", rate);
    }

    /** Drops that share. */
    public static SpatialDropout1D of(double rate) {
        return new SpatialDropout1D(rate);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 2, "[steps, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return Dropout.drop(call, x, x.shape().with(1, 1), rate);
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
