package dev.tandem.data;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Some examples side by side: along the first axis of every tensor, one row an example. A single example is a batch of 1.
 *
 * @param inputs what the model is given: one tensor [size, …] for each of its inputs, at least one
 * @param targets what it should answer: one tensor [size, …] for each of its outputs; none, where there is nothing to learn
 * @param weights how much each example counts, [size]; empty if all count the same
 */
public record Batch(List<TensorData> inputs, List<TensorData> targets, Optional<TensorData> weights) {
    /**
     * Checks that all hold the same number of examples.
     *
     * @throws InvalidArgumentException if there is no input
     * @throws ShapeMismatchException if a tensor has no first axis, their first axes differ, or the weights have other axes
     */
    public Batch {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        if (inputs.isEmpty()) {
            throw new InvalidArgumentException(
                    "a batch without inputs; expected one tensor for each input of the model");
        }
        long size = -1;
        for (int i = 0; i < inputs.size(); i++) {
            size = requireSize("input " + i, inputs.get(i).shape(), size);
        }
        for (int i = 0; i < targets.size(); i++) {
            size = requireSize("target " + i, targets.get(i).shape(), size);
        }
        if (weights.isPresent()) {
            size = requireSize("the weights", weights.get().shape(), size);
            if (weights.get().shape().rank() != 1) {
                throw new ShapeMismatchException("weights of shape "
                        + weights.get().shape() + "; expected [" + size + "]: one number for each example");
            }
        }
    }

    private static long requireSize(String name, Shape shape, long size) {
        if (shape.rank() == 0) {
            throw new ShapeMismatchException(
                    name + " is a scalar; expected a first axis that counts the examples: reshape it to [1]");
        }
        if (size >= 0 && shape.size(0) != size) {
            throw new ShapeMismatchException(name + " has " + shape.size(0) + " examples, shape " + shape
                    + ", but input 0 has " + size + "; expected the same number of each: one row an example");
        }
        return shape.size(0);
    }

    /** Inputs without targets, as {@code predict} takes them. */
    public static Batch of(TensorData input) {
        return new Batch(List.of(input), List.of(), Optional.empty());
    }

    /** Examples for a model of one input and one output. */
    public static Batch of(TensorData input, TensorData target) {
        return new Batch(List.of(input), List.of(target), Optional.empty());
    }

    /** Examples for a model of one input and one output, each counting as much as its weight says. */
    public static Batch of(TensorData input, TensorData target, TensorData weights) {
        return new Batch(List.of(input), List.of(target), Optional.of(weights));
    }

    /** How many examples these are. */
    public int size() {
        return Math.toIntExact(inputs.get(0).shape().size(0));
    }

    /** The only input. */
    public TensorData input() {
        return only("input", inputs);
    }

    /** The only target. */
    public TensorData target() {
        return only("target", targets);
    }

    private static TensorData only(String what, List<TensorData> tensors) {
        if (tensors.size() != 1) {
            throw new InvalidArgumentException("the batch has " + tensors.size() + " " + what + "s; " + what
                    + "() expects exactly one: use " + what + "s()");
        }
        return tensors.get(0);
    }

    /** The examples from one to before another; they share this batch's memory. */
    public Batch rows(int from, int to) {
        return map(tensor -> Rows.slice(tensor, from, to));
    }

    /** These examples, in this order. */
    public Batch rows(int[] rows) {
        int[] chosen = rows.clone();
        return map(tensor -> Rows.gather(tensor, chosen));
    }

    /** The same examples with every input changed. */
    public Batch mapInputs(UnaryOperator<TensorData> change) {
        return new Batch(inputs.stream().map(change).toList(), targets, weights);
    }

    /** The same examples with every target changed. */
    public Batch mapTargets(UnaryOperator<TensorData> change) {
        return new Batch(inputs, targets.stream().map(change).toList(), weights);
    }

    /** The same examples with all floating-point tensors in this dtype; class numbers and the like stay as they are. */
    public Batch as(DType dtype) {
        return map(tensor -> tensor.dtype().isFloating() ? tensor.as(dtype) : tensor);
    }

    /** The examples of several batches, one batch after the other. */
    public static Batch concat(List<Batch> batches) {
        if (batches.isEmpty()) {
            throw new InvalidArgumentException("no batches to put together; expected one or more");
        }
        Batch first = batches.get(0);
        if (batches.size() == 1) {
            return first;
        }
        for (Batch batch : batches) {
            if (batch.inputs.size() != first.inputs.size()
                    || batch.targets.size() != first.targets.size()
                    || batch.weights.isPresent() != first.weights.isPresent()) {
                throw new ShapeMismatchException("examples of " + first.layout() + " and of " + batch.layout()
                        + " do not go into one batch; expected the same of each");
            }
        }
        List<TensorData> inputs = new ArrayList<>();
        for (int i = 0; i < first.inputs.size(); i++) {
            int index = i;
            inputs.add(Rows.concat("input " + i, batches, batch -> batch.inputs.get(index)));
        }
        List<TensorData> targets = new ArrayList<>();
        for (int i = 0; i < first.targets.size(); i++) {
            int index = i;
            targets.add(Rows.concat("target " + i, batches, batch -> batch.targets.get(index)));
        }
        return new Batch(
                inputs,
                targets,
                first.weights.map(some -> Rows.concat("the weights", batches, batch -> batch.weights.orElseThrow())));
    }

    private String layout() {
        return inputs.size() + " inputs, " + targets.size() + " targets and " + (weights.isPresent() ? "" : "no ")
                + "weights";
    }

    /** Has the examples lie in memory, one after the other, now: on a thread that has the time for it. */
    void putTogether() {
        inputs.forEach(TensorData::bytes);
        targets.forEach(TensorData::bytes);
        weights.ifPresent(TensorData::bytes);
    }

    private Batch map(UnaryOperator<TensorData> change) {
        return new Batch(
                inputs.stream().map(change).toList(),
                targets.stream().map(change).toList(),
                weights.map(change));
    }
}
