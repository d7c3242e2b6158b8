package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * eˣ/Σeˣ along an axis.
 *
 * <p>Any shape. No parameters. Default of Keras 3: the last axis.
 *
 * @param axis along which the results add up to 1: 1 is the first after the batch, −1 the last; never 0
 */
public record Softmax(int axis) implements UnaryLayer {
    /** Checks that it is not the batch axis. */
    public Softmax {
        LayerCheck.require(axis != 0, "Softmax", "the axis is 0, that of the batch; expected 1 or more, or −1");
    }

    /** Along the last axis. */
    public static Softmax of() {
        return new Softmax(-1);
    }

    /** Along that axis. */
    public static Softmax of(int axis) {
        return new Softmax(axis);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.axis(input, axis);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.softmax(axis);
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
