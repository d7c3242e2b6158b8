package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * A layer that turns one tensor into one. A layer of your own is one class with {@code build} and {@code call}:
 *
 * <pre>{@code
 * record Scale() implements UnaryLayer {
 *     public void build(LayerBuilder builder, Shape input) {
 *         builder.parameter("scale", Shape.of(input.size(-1)), Initializer.ones());
 *     }
 *
 *     public Tensor call(LayerCall call, Tensor x) {
 *         return x.multiply(call.parameter("scale"));
 *     }
 * }
 * }</pre>
 */
public interface UnaryLayer extends Layer {
    /**
     * Declares the parameters.
     *
     * @param builder takes the declarations
     * @param input the shape of an example, without the batch axis
     */
    default void build(LayerBuilder builder, Shape input) {}

    /**
     * Computes the output, in tensor operations.
     *
     * @param call gives the parameters, and says whether this is training
     * @param x with the batch as its first axis
     * @return with the batch as its first axis
     */
    Tensor call(LayerCall call, Tensor x);

    @Override
    default void build(LayerBuilder builder, List<TensorType> inputs) {
        build(builder, only(inputs).shape());
    }

    @Override
    default List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        return List.of(call(call, only(inputs)));
    }

    private static <T> T only(List<T> inputs) {
        if (inputs.size() != 1) {
            throw new InvalidArgumentException("got " + inputs.size() + " inputs " + inputs
                    + "; expected one: join them first, with Concatenate or Add");
        }
        return inputs.get(0);
    }
}
