package dev.tandem.train;

import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch inside of a step, traced or not.
 *
 * @param inputs of the network, each with the batch as its first axis
 * @param targets one for each output
 * @param weights of the examples, [batch]; empty if all count the same
 */
public record StepBatch(List<Tensor> inputs, List<Tensor> targets, Optional<Tensor> weights) {
    /** Copies the lists. */
    public StepBatch {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** How many examples. */
    public long size() {
        return inputs.get(0).size(0);
    }

    /** All tensors one after the other, as a step function takes them: inputs, targets, weights. */
    public List<Tensor> tensors() {
        List<Tensor> all = new ArrayList<>(inputs);
        all.addAll(targets);
        weights.ifPresent(all::add);
        return all;
    }

    /** Reads what {@link #tensors} wrote. */
    static StepBatch of(List<Tensor> tensors, int inputs, int targets) {
        Optional<Tensor> weights =
                tensors.size() > inputs + targets ? Optional.of(tensors.get(inputs + targets)) : Optional.empty();
        return new StepBatch(tensors.subList(0, inputs), tensors.subList(inputs, inputs + targets), weights);
    }
}
