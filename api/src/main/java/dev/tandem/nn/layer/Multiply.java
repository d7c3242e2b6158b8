package dev.tandem.nn.layer;

import dev.tandem.tensor.Tensor;
import java.util.List;

/**
 * The product of several tensors, number by number.
 *
 * <p>Inputs: two or more, of shapes that broadcast to each other; output of the broadcast shape. No parameters. A time step counts if it
 * counts in any input.
 */
public record Multiply() implements MergeLayer {
    /** The only kind there is. */
    public static Multiply of() {
        return new Multiply();
    }

    @Override
    public Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::multiply).orElseThrow();
    }
}
