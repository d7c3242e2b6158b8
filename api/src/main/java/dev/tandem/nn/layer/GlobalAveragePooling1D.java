package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.Optional;

/**
 * The mean of each channel, over all time steps.
 *
 * <p>Input [batch, steps, channels], output [batch, channels], or [batch, 1, channels] if axes are kept. No parameters. Steps that are masked do not count (Keras 3).
 *
 * @param keepDims whether the axes stay, with size 1
 */
public record GlobalAveragePooling1D(boolean keepDims) implements UnaryLayer {
    /** Without the axes. */
    public static GlobalAveragePooling1D of() {
        return new GlobalAveragePooling1D(false);
    }

    /** The same with axes of size 1 where they were. */
    public GlobalAveragePooling1D keepingDims() {
        return new GlobalAveragePooling1D(true);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 2, "[steps, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Optional<Tensor> mask = call.mask(x);
        if (mask.isEmpty()) {
            return x.mean(keepDims, 1);
        }
        Tensor sum = Masks.zeroWhereMasked(call, x, mask.get()).sum(keepDims, 1);
        return sum.divide(Masks.over(mask.get(), x).cast(x.dtype()).sum(keepDims, 1));
    }
}
