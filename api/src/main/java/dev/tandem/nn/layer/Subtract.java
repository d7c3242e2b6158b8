package dev.tandem.nn.layer;

import dev.tandem.tensor.Tensor;
import java.util.List;

/**
 * The first of two tensors less the second, number by number.
 *
 * <p>Inputs: two, of shapes that broadcast to each other; output of the broadcast shape. No parameters. A time step counts if it
 * counts in any input.
 */
public record Subtract() implements MergeLayer {
    /** The only kind there is. */
    public static Subtract of() {
        return new Subtract();
    }

    @Override
    public void requireCount(int count) {
        LayerCheck.require(count == 2, "Subtract", "got " + count + " inputs; expected two");
    }

    @Override
    public Tensor merge(List<Tensor> inputs) {
        return inputs.get(0).subtract(inputs.get(1));
    }
}
