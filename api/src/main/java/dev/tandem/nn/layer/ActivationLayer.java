package dev.tandem.nn.layer;

import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * An activation as a layer of its own: y = activation(x).
 *
 * <p>Any shape. No parameters.
 *
 * @param activation applied to each number
 */
public record ActivationLayer(Activation activation) implements UnaryLayer {
    /** That activation. */
    public static ActivationLayer of(Activation activation) {
        return new ActivationLayer(activation);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return activation.apply(x);
    }

    @Override
    public String defaultName() {
        return "activation";
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
