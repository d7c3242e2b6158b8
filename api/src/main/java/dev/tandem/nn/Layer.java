package dev.tandem.nn;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A part of a model: which parameters it has, and how it computes. A layer is a value that describes; the numbers live in the
 * {@link Network} that is built of it, so one description serves many networks, on any engine.
 *
 * <p>Most layers turn one tensor into one: see {@link UnaryLayer}. All of Tandem's own layers are records of their
 * configuration.
 */
public interface Layer {
    /**
     * Declares the parameters.
     *
     * @param builder takes the declarations
     * @param inputs shape (without the batch axis) and dtype of each input
     */
    default void build(LayerBuilder builder, List<TensorType> inputs) {}

    /**
     * Computes the outputs, in tensor operations.
     *
     * @param call gives the parameters, and says whether this is training
     * @param inputs each with the batch as its first axis
     * @return each with the batch as its first axis
     */
    List<Tensor> call(LayerCall call, List<Tensor> inputs);

    /**
     * The name that it has where none is given: that of its class in lower case, as Keras has it: {@code batch_normalization},
     * {@code conv2d}, {@code simple_rnn}.
     */
    default String defaultName() {
        return type().replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** What kind of layer it is, for people: the name of its class. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** This layer under a name: its parameters are called {@code name/kernel} and so on. */
    default Layer named(String name) {
        return new NamedLayer(name, this);
    }

    /**
     * What its outputs are called in logs: Keras calls them after the layers that they come from.
     *
     * @param outputs how many there are
     * @return so many names that differ
     */
    default List<String> outputNames(int outputs) {
        return IntStream.range(0, outputs).mapToObj(i -> "output_" + i).toList();
    }

    /** Whether a mask of the time steps of its only input holds for its only output too. */
    default boolean passesMask() {
        return false;
    }
}
