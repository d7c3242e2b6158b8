package dev.tandem.nn.layer;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recurrent layer and its like that goes the other way, each with parameters of its own (Schuster and Paliwal 1997).
 *
 * <pre>{@code
 * Bidirectional.of(LSTM.of(32).returnSequences())
 * }</pre>
 *
 * <p>Inputs: [batch, steps, features], and where wanted the first states, those of the forward layer before those of the backward one.
 * Output: both outputs merged, in the order of the input; then the last states, if asked for. At steps that are masked, outputs of
 * sequences are 0 (Keras). Parameters: those of {@code forward_…} and {@code backward_…}, named after the layer.
 *
 * @param layer goes forward
 * @param merge how the two outputs become one
 */
public record Bidirectional(RecurrentLayer layer, Merge merge) implements Layer {
    /** How two outputs become one. */
    public enum Merge {
        /** Side by side, [..., 2·units]: Keras' default. */
        CONCAT,
        /** Added. */
        SUM,
        /** Multiplied. */
        MUL,
        /** Averaged. */
        AVE
    }

    /** Checks that the layer goes forward. */
    public Bidirectional {
        if (layer.recurrence().goBackwards()) {
            throw new InvalidArgumentException(
                    "Bidirectional: the layer goes backwards; expected one that goes forward: its like is made here");
        }
    }

    /** That layer both ways, the outputs side by side. */
    public static Bidirectional of(RecurrentLayer layer) {
        return new Bidirectional(layer, Merge.CONCAT);
    }

    /** The same with outputs that become one in another way. */
    public Bidirectional merge(Merge other) {
        return new Bidirectional(layer, other);
    }

    private String forward() {
        return "forward_" + layer.defaultName();
    }

    private String backward() {
        return "backward_" + layer.defaultName();
    }

    private RecurrentLayer reversed() {
        return layer.recurrence(layer.recurrence().reversed());
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        LayerCheck.require(
                inputs.size() == 1 || inputs.size() == 1 + 2 * layer.stateCount(),
                "Bidirectional",
                "got " + inputs.size() + " inputs; expected the sequence, or the sequence and " + 2 * layer.stateCount()
                        + " first states");
        builder.layer(forward(), layer, part(inputs, 0));
        builder.layer(backward(), reversed(), part(inputs, 1));
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        List<Tensor> there = call.layer(forward(), layer, part(inputs, 0));
        List<Tensor> back = call.layer(backward(), reversed(), part(inputs, 1));
        Tensor first = there.get(0);
        Tensor second = back.get(0);
        Optional<Tensor> mask =
                call.mask(inputs.get(0)).filter(bool -> layer.recurrence().returnSequences());
        if (layer.recurrence().returnSequences()) {
            second = second.flip(1);
        }
        if (mask.isPresent()) {
            first = Masks.zeroWhereMasked(call, first, mask.get());
            second = Masks.zeroWhereMasked(call, second, mask.get());
        }
        Tensor merged = merged(first, second);
        mask.ifPresent(bool -> call.mask(merged, bool));
        List<Tensor> result = new ArrayList<>(List.of(merged));
        result.addAll(there.subList(1, there.size()));
        result.addAll(back.subList(1, back.size()));
        return result;
    }

    private Tensor merged(Tensor first, Tensor second) {
        return switch (merge) {
            case CONCAT -> Tensor.concat(-1, List.of(first, second));
            case SUM -> first.add(second);
            case MUL -> first.multiply(second);
            case AVE -> first.add(second).divide(2);
        };
    }

    /** The sequence, and that half of the first states. */
    private <T> List<T> part(List<T> inputs, int half) {
        if (inputs.size() == 1) {
            return inputs;
        }
        int states = layer.stateCount();
        List<T> result = new ArrayList<>(List.of(inputs.get(0)));
        result.addAll(inputs.subList(1 + half * states, 1 + (half + 1) * states));
        return result;
    }
}
