package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Recurrent layers written out, one time step after the other. */
final class Unrolled {
    private Unrolled() {}

    /** What happens at one time step. */
    interface Step {
        /**
         * Computes the next states.
         *
         * @param projected the inputs of this step times their kernel, [batch, gates·units]
         * @param states each [batch, units]; the first is the output of the step before
         */
        List<Tensor> next(Tensor projected, List<Tensor> states);
    }

    static void check(RecurrentLayer layer, List<TensorType> inputs) {
        int states = layer.stateCount();
        LayerCheck.require(
                inputs.size() == 1 || inputs.size() == 1 + states,
                layer.type(),
                "got " + inputs.size() + " inputs; expected the sequence, or the sequence and " + states
                        + " first states");
        Shape sequence = inputs.get(0).shape();
        LayerCheck.rank(sequence, 2, "[steps, features]");
        if (sequence.size(0) == 0) {
            throw new ShapeMismatchException("an example is " + sequence + "; expected one time step or more");
        }
        for (TensorType state : inputs.subList(1, inputs.size())) {
            if (!state.shape().equals(Shape.of(layer.units()))) {
                throw new ShapeMismatchException("a first state of an example is " + state.shape() + "; expected "
                        + Shape.of(layer.units()) + ", one number for each unit");
            }
        }
    }

    /**
     * Goes through a sequence.
     *
     * @param inputs the sequence, and its first states if there are any
     * @param projected the inputs of all steps times their kernel, in one product
     */
    static List<Tensor> run(LayerCall call, RecurrentLayer layer, List<Tensor> inputs, Tensor projected, Step step) {
        Recurrence recurrence = layer.recurrence();
        Optional<Tensor> mask = call.mask(inputs.get(0));
        Tensor zeros = call.constant(
                TensorData.filled(new TensorType(Shape.of(projected.size(0), layer.units()), projected.dtype()), 0));
        List<Tensor> states =
                inputs.size() > 1 ? inputs.subList(1, inputs.size()) : Collections.nCopies(layer.stateCount(), zeros);
        Tensor output = zeros;
        List<Tensor> outputs = new ArrayList<>();
        int steps = Math.toIntExact(projected.size(1));
        List<Tensor> inputsOfSteps = projected.unstack(1);
        List<Tensor> counting = mask.map(bool -> bool.split(steps, 1)).orElse(List.of());
        for (int i = 0; i < steps; i++) {
            int time = recurrence.goBackwards() ? steps - 1 - i : i;
            List<Tensor> next = step.next(inputsOfSteps.get(time), states);
            if (mask.isPresent()) {
                Tensor counts = counting.get(time);
                output = next.get(0).where(counts, output);
                states = held(next, counts, states);
            } else {
                output = next.get(0);
                states = next;
            }
            outputs.add(output);
        }
        Tensor given = recurrence.returnSequences() ? Tensor.stack(1, outputs) : output;
        if (recurrence.returnSequences() && mask.isPresent()) {
            // The mask goes the way the outputs go; Keras leaves it as it was, which fits outputs of a forward layer
            // only.
            call.mask(given, recurrence.goBackwards() ? mask.get().flip(1) : mask.get());
        }
        List<Tensor> result = new ArrayList<>(List.of(given));
        if (recurrence.returnState()) {
            result.addAll(states);
        }
        return result;
    }

    private static List<Tensor> held(List<Tensor> next, Tensor counts, List<Tensor> before) {
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            result.add(next.get(i).where(counts, before.get(i)));
        }
        return result;
    }

    /** The inputs of all steps times the layer's kernel, and its bias, in one product. */
    static Tensor projected(LayerCall call, Tensor x, boolean useBias) {
        Tensor kernel = call.parameter("kernel");
        return useBias ? x.linear(kernel, call.parameter("bias")) : x.matmul(kernel);
    }

    /** The sequence with features dropped: the same ones at each time step (Gal and Ghahramani 2016). */
    static Tensor dropped(LayerCall call, Tensor x, double rate) {
        return Dropout.drop(call, x, x.shape().with(1, 1), rate);
    }

    /** What to multiply the state by before the recurrent kernel: the same at each time step; 1 where nothing is dropped. */
    static Tensor stateFactor(LayerCall call, RecurrentLayer layer, Tensor x, double rate) {
        Shape shape = Shape.of(x.size(0), layer.units());
        Tensor ones = call.constant(TensorData.filled(new TensorType(shape, x.dtype()), 1));
        return Dropout.drop(call, ones, shape, rate);
    }
}
