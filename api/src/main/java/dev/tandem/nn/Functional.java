package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Layers joined in any way that has no circle: several inputs and outputs, branches, layers that are used more than once.
 *
 * <pre>{@code
 * Functional.Builder graph = Functional.builder();
 * Functional.Value x = graph.input(Input.of(32));
 * Functional.Value hidden = graph.apply(Dense.of(32).activation(Activation.RELU), x);
 * Functional model = graph.outputs(graph.apply(new Add(), x, hidden));
 * }</pre>
 *
 * @param inputs what goes in
 * @param layers each once, under a name
 * @param steps calls of the layers, in an order in which each finds its inputs computed
 * @param outputs what comes out
 */
public record Functional(List<Input> inputs, List<NamedLayer> layers, List<Step> steps, List<Link> outputs)
        implements Layer {
    /**
     * A value that comes out of an input or a step.
     *
     * @param source the inputs count from 0, and the steps go on after them
     * @param output which of its outputs, from 0
     */
    public record Link(int source, int output) {}

    /**
     * A call of a layer.
     *
     * @param layer its name
     * @param inputs what goes in
     */
    public record Step(String layer, List<Link> inputs) {
        /** Copies the list. */
        public Step {
            inputs = List.copyOf(inputs);
        }
    }

    /** Checks that names differ, and that every link leads back to something computed before. */
    public Functional {
        inputs = List.copyOf(inputs);
        layers = LayerNames.requireDistinct("Functional", layers);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        Set<String> known = layers.stream().map(NamedLayer::name).collect(Collectors.toSet());
        for (int i = 0; i < steps.size(); i++) {
            if (!known.contains(steps.get(i).layer())) {
                throw new InvalidArgumentException("Functional: step " + i + " calls the layer '"
                        + steps.get(i).layer() + "'; expected one of " + known);
            }
            requireBefore(steps.get(i).inputs(), inputs.size() + i);
        }
        requireBefore(outputs, inputs.size() + steps.size());
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new InvalidArgumentException("Functional: got " + inputs.size() + " inputs and " + outputs.size()
                    + " outputs; expected at least one of each");
        }
    }

    private static void requireBefore(List<Link> links, int end) {
        for (Link link : links) {
            if (link.source() < 0 || link.source() >= end || link.output() < 0) {
                throw new InvalidArgumentException(
                        "Functional: got " + link + "; expected a source from 0 to " + (end - 1));
            }
        }
    }

    /** Begins one without anything. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same layers, read at the outputs of these: for a look inside of a network.
     *
     * @param names of layers; of one that is used more than once, its first call counts
     */
    public Functional reading(String... names) {
        List<Link> read = new ArrayList<>();
        for (String name : names) {
            int step = steps.stream().map(Step::layer).toList().indexOf(name);
            if (step < 0) {
                List<String> known = layers.stream().map(NamedLayer::name).toList();
                throw new InvalidArgumentException("there is no layer '" + name + "'; expected one of " + known
                        + Suggestions.nearest(name, known)
                                .map(near -> ": did you mean '" + near + "'?")
                                .orElse(""));
            }
            read.add(new Link(inputs.size() + step, 0));
        }
        return new Functional(inputs, layers, steps, read);
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputTypes) {
        requireInputs(inputTypes.size());
        Set<String> built = new HashSet<>();
        follow(
                inputTypes,
                (layer, types) -> built.add(layer.name())
                        ? builder.layer(layer.name(), layer.layer(), types)
                        : builder.outputs(layer.name(), layer.layer(), types));
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputTensors) {
        requireInputs(inputTensors.size());
        return follow(inputTensors, (layer, tensors) -> call.layer(layer.name(), layer.layer(), tensors));
    }

    /** The names of the inputs and layers that they come from; where two come from one, the later ones are numbered. */
    @Override
    public List<String> outputNames(int count) {
        LayerNames names = new LayerNames();
        return outputs.stream().map(link -> names.unique(source(link))).toList();
    }

    private String source(Link link) {
        return link.source() < inputs.size()
                ? inputs.get(link.source()).name()
                : steps.get(link.source() - inputs.size()).layer();
    }

    private interface Application<T> {
        List<T> apply(NamedLayer layer, List<T> inputs);
    }

    private <T> List<T> follow(List<T> given, Application<T> application) {
        Map<String, NamedLayer> byName =
                layers.stream().collect(Collectors.toMap(NamedLayer::name, Function.identity()));
        List<List<T>> values = new ArrayList<>();
        given.forEach(value -> values.add(List.of(value)));
        for (Step step : steps) {
            values.add(application.apply(byName.get(step.layer()), at(step.inputs(), values)));
        }
        return at(outputs, values);
    }

    private static <T> List<T> at(List<Link> links, List<List<T>> values) {
        List<T> result = new ArrayList<>();
        for (Link link : links) {
            List<T> source = values.get(link.source());
            if (link.output() >= source.size()) {
                throw new InvalidArgumentException("Functional: got " + link + ", of a source with " + source.size()
                        + " outputs; expected an output from 0 to " + (source.size() - 1));
            }
            result.add(source.get(link.output()));
        }
        return result;
    }

    private void requireInputs(int given) {
        if (given != inputs.size()) {
            throw new InvalidArgumentException("got " + given + " inputs; expected " + inputs.size() + ": "
                    + inputs.stream().map(Input::name).toList());
        }
    }

    /** A value of a model that is being put together. */
    public static final class Value {
        private final Link link;
        private final TensorType type;

        private Value(Link link, TensorType type) {
            this.link = link;
            this.type = type;
        }

        /** Shape (without the batch axis) and dtype; floating numbers are shown as float32. */
        public TensorType type() {
            return type;
        }
    }

    /** Puts a model together; shapes are checked at each step. */
    public static final class Builder {
        private final LayerBuilder checks = new LayerBuilder(DType.FLOAT32);
        private final LayerNames names = new LayerNames();
        private final List<Input> inputs = new ArrayList<>();
        private final List<NamedLayer> layers = new ArrayList<>();
        private final Set<String> shared = new HashSet<>();
        private final Set<String> built = new HashSet<>();
        private final List<Step> steps = new ArrayList<>();

        private Builder() {}

        /**
         * A further input; all must be named before the first layer is applied.
         *
         * @throws InvalidArgumentException if a layer has been applied already
         */
        public Value input(Input input) {
            if (!steps.isEmpty()) {
                throw new InvalidArgumentException("input '" + input.name()
                        + "' comes after a layer has been applied; expected all inputs first: move it up");
            }
            inputs.add(input);
            return new Value(new Link(inputs.size() - 1, 0), input.example(DType.FLOAT32));
        }

        /** A layer to be applied more than once, with the same parameters each time. */
        public Layer share(Layer layer) {
            NamedLayer named = names.name(layer);
            layers.add(named);
            shared.add(named.name());
            return named;
        }

        /** Applies a layer with one output. */
        public Value apply(Layer layer, Value... values) {
            List<Value> outputs = applyAll(layer, values);
            if (outputs.size() != 1) {
                throw new InvalidArgumentException(layer.type() + " has " + outputs.size()
                        + " outputs; expected one: use applyAll, and choose among them");
            }
            return outputs.get(0);
        }

        /** Applies a layer, and gives all its outputs. */
        public List<Value> applyAll(Layer layer, Value... values) {
            NamedLayer named = named(layer);
            List<TensorType> types = Arrays.stream(values).map(Value::type).toList();
            List<TensorType> results = built.add(named.name())
                    ? checks.layer(named.name(), named.layer(), types)
                    : checks.outputs(named.name(), named.layer(), types);
            int source = inputs.size() + steps.size();
            steps.add(new Step(
                    named.name(), Arrays.stream(values).map(value -> value.link).toList()));
            List<Value> outputs = new ArrayList<>();
            for (TensorType result : results) {
                outputs.add(new Value(new Link(source, outputs.size()), result));
            }
            return outputs;
        }

        private NamedLayer named(Layer layer) {
            if (layer instanceof NamedLayer own && shared.contains(own.name()) && layers.contains(own)) {
                return own;
            }
            NamedLayer named = names.name(layer);
            layers.add(named);
            return named;
        }

        /** The finished model. */
        public Functional outputs(Value... values) {
            return new Functional(
                    inputs,
                    layers,
                    steps,
                    Arrays.stream(values).map(value -> value.link).toList());
        }
    }
}
