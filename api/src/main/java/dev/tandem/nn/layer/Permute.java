package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes of each example in another order.
 *
 * <p>Output axis i is input axis {@code order[i − 1]}; {@code Permute.of(2, 1)} swaps the two axes of [batch, a, b]. No parameters.
 *
 * @param order the numbers from 1, the first axis after the batch, each once (as in Keras)
 */
public record Permute(List<Integer> order) implements UnaryLayer {
    /** Checks that each axis is there once. */
    public Permute {
        order = List.copyOf(order);
        List<Integer> sorted = order.stream().sorted().toList();
        LayerCheck.require(
                sorted.equals(IntStream.rangeClosed(1, sorted.size()).boxed().toList()),
                "Permute",
                "the order is " + order + "; expected the numbers from 1 to " + sorted.size() + ", each once");
    }

    /** That order. */
    public static Permute of(int... order) {
        return new Permute(Arrays.stream(order).boxed().toList());
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        if (input.rank() != order.size()) {
            throw new ShapeMismatchException("an example is " + input + "; expected " + order.size()
                    + " axes without that of the batch, as the order " + order + " has");
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.permute(IntStream.concat(IntStream.of(0), order.stream().mapToInt(Integer::intValue))
                .toArray());
    }
}
