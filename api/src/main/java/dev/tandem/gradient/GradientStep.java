package dev.tandem.gradient;

import dev.tandem.graph.Call;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Set;

/**
 * A call that a gradient goes through on its way from targets to sources.
 *
 * @param call what is differentiated
 * @param inputs the types of its tensors
 * @param through with respect to which of them, by number
 */
public record GradientStep(Call call, List<TensorType> inputs, Set<Integer> through) {
    /** Copies the collections. */
    public GradientStep {
        inputs = List.copyOf(inputs);
        through = Set.copyOf(through);
    }
}
