package dev.tandem.nn.layer;

import dev.tandem.tensor.Tensor;
import java.util.List;

/**
 * The largest of several tensors, number by number.
 *
 * <p>Inputs: two or more, of shapes that broadcast to each other; output of the broadcast shape. No parameters. A time step counts if it
 * counts in any input.
 */
public record Maximum() implements MergeLayer {
    /** The only kind there is. */
    public static Maximum of() {
        return new Maximum();
    }

    @Override
    public Tensor merge(List<Tensor> inputs) {
        return inputs.stream().reduce(Tensor::maximum).orElseThrow();
    }
}
