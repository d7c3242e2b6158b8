package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * Each example as one row of numbers.
 *
 * <p>Input [batch, ...], output [batch, product of the other sizes]; 1 where there are no others. No parameters.
 */
public record Flatten() implements UnaryLayer {
    /** The only kind there is. */
    public static Flatten of() {
        return new Flatten();
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.reshape(x.size(0), x.shape().range(1, x.rank()).elementCount());
    }
}
