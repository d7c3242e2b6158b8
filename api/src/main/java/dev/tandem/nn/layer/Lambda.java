package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * A function in tensor operations as a layer without parameters.
 *
 * <pre>{@code
 * Lambda.of(x -> x.square().add(1))
 * }</pre>
 *
 * <p>It cannot be written to a file: for that, make it a record of your own that implements {@link UnaryLayer}.
 *
 * @param function takes and gives a tensor with the batch as its first axis
 */
public record Lambda(UnaryOperator<Tensor> function) implements UnaryLayer {
    /** That function. */
    public static Lambda of(UnaryOperator<Tensor> function) {
        return new Lambda(function);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return function.apply(x);
    }
}
