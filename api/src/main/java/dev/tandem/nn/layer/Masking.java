package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * Masks the time steps all of whose features have one value: layers that know of masks then pass over them, and the steps
 * themselves become 0.
 *
 * <p>Input and output [batch, steps, features]. No parameters. Default of Keras 3: the value is 0.
 *
 * @param value that marks a step which does not count
 */
public record Masking(double value) implements UnaryLayer {
    /** Masks steps of zeros. */
    public static Masking of() {
        return new Masking(0);
    }

    /** Masks steps of that value. */
    public static Masking of(double value) {
        return new Masking(value);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 2, "[steps, features]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Tensor mask = x.notEqual(value).any(2);
        Tensor result = Masks.zeroWhereMasked(call, x, mask);
        call.mask(result, mask);
        return result;
    }
}
