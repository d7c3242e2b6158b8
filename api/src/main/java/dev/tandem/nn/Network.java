package dev.tandem.nn;

import dev.tandem.backend.Backend;
import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.RandomTensors;
import dev.tandem.function.Variable;
import dev.tandem.random.NeutralRandom;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An architecture with parameters on a backend.
 *
 * <p>Its first values are drawn from the backend's random numbers, each parameter's from a stream of its own name: the same on
 * every engine, and untouched by what other layers there are. May be called eagerly, and inside of functions.
 *
 * <pre>{@code
 * Network network = Network.build(backend, Sequential.of(Dense.of(3)), Input.of(4));
 * Tensor logits = network.call(x);
 * }</pre>
 */
public final class Network implements AutoCloseable {
    private final Backend backend;
    private final Blueprint blueprint;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final RandomTensors random;
    private final Map<String, RandomTensors> draws = new TreeMap<>();

    private Network(Backend backend, Blueprint blueprint) {
        this.backend = backend;
        this.blueprint = blueprint;
        // Drawn, and not derived: a second network on this backend starts from other values than the first.
        long stream = backend.random().generator().longs(1, 0, Long.MAX_VALUE)[0];
        this.random = backend.random().split("network-" + stream);
        NeutralRandom initial = random.generator().split("initial");
        for (ParameterSpec spec : blueprint.parameters()) {
            double[] values = spec.weight().initializer().values(initial.split(spec.name()), spec.shape());
            TensorData data = TensorData.of(new TensorType(spec.shape(), backend.dtype()), values);
            parameters.put(spec.name(), new Parameter(spec, backend.variable(spec.name(), data)));
        }
    }

    /**
     * Makes the parameters of an architecture.
     *
     * @throws dev.tandem.error.TandemException if its layers do not fit each other, naming the layer
     */
    public static Network build(Backend backend, Layer architecture, Input... inputs) {
        return new Network(backend, Blueprint.of(architecture, backend.dtype(), inputs));
    }

    /** Where the parameters are. */
    public Backend backend() {
        return backend;
    }

    /** Shapes, parameters and counts. */
    public Blueprint blueprint() {
        return blueprint;
    }

    /** All parameters, in the order of their declaration. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** The values that all parameters have now, by name, copied to the Java side. */
    public Map<String, TensorData> values() {
        Map<String, TensorData> values = new LinkedHashMap<>();
        parameters.forEach(
                (name, parameter) -> values.put(name, parameter.variable().data()));
        return values;
    }

    /** Those that training changes. */
    public List<Parameter> trainable() {
        return parameters.values().stream().filter(Parameter::trainable).toList();
    }

    /**
     * The parameter of that name.
     *
     * @throws InvalidArgumentException if there is none, naming the nearest
     */
    public Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw Symbols.unknownParameter(name, parameters.keySet());
        }
        return parameter;
    }

    /**
     * Keeps training away from the parameters of a layer, or lets it at them again.
     *
     * @param layer its name, after those of the layers around it: {@code encoder/dense}
     */
    public void freeze(String layer, boolean frozen) {
        List<Parameter> own = parameters.values().stream()
                .filter(parameter -> parameter.name().startsWith(layer + "/"))
                .toList();
        if (own.isEmpty()) {
            throw new InvalidArgumentException("no parameter belongs to a layer '" + layer
                    + "'; expected the layer of one of " + parameters.keySet());
        }
        own.forEach(parameter -> parameter.freeze(frozen));
    }

    /** The names of all parameters that are frozen; for a checkpoint. */
    public Set<String> frozen() {
        return parameters.values().stream()
                .filter(Parameter::frozen)
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Freezes these parameters, and no others.
     *
     * @throws InvalidArgumentException if there is none of such a name
     */
    public void restoreFrozen(Set<String> names) {
        names.forEach(this::parameter);
        parameters.forEach((name, parameter) -> parameter.freeze(names.contains(name)));
    }

    /** What a network puts out of one input, not training. */
    public Tensor call(TensorLike... inputs) {
        return forward(false, Arrays.stream(inputs).map(TensorLike::tensor).toList())
                .output();
    }

    /**
     * What comes out of a pass through a network.
     *
     * @param outputs one or more
     * @param masks for each output, which of its time steps count, bool [batch, steps]; empty if all do
     * @param losses what layers added to the loss
     */
    public record Forward(List<Tensor> outputs, List<Optional<Tensor>> masks, List<Tensor> losses) {
        /**
         * The only output.
         *
         * @throws InvalidArgumentException if there are more
         */
        public Tensor output() {
            if (outputs.size() != 1) {
                throw new InvalidArgumentException(
                        "the network has " + outputs.size() + " outputs; expected one: use outputs()");
            }
            return outputs.get(0);
        }
    }

    /**
     * Runs all layers.
     *
     * @param training whether dropout drops and batch normalization looks at the batch
     * @param inputs each with the batch as its first axis
     */
    public Forward forward(boolean training, List<Tensor> inputs) {
        return forward(blueprint.architecture(), training, inputs);
    }

    /** Runs another reading of the same layers, as {@link Functional#reading} gives. */
    public Forward forward(Layer view, boolean training, List<Tensor> inputs) {
        requireInputs(inputs);
        LayerCall.Run run = new LayerCall.Run(new State(inputs.get(0)), training);
        List<Tensor> outputs = run.call(view, inputs);
        return new Forward(outputs, outputs.stream().map(run::mask).toList(), run.losses());
    }

    private void requireInputs(List<Tensor> inputs) {
        List<Input> expected = blueprint.inputs();
        if (inputs.size() != expected.size()) {
            throw new InvalidArgumentException(
                    "the network got " + inputs.size() + " inputs; expected " + expected.size() + ": "
                            + expected.stream().map(Input::name).toList());
        }
        for (int i = 0; i < inputs.size(); i++) {
            TensorType given = inputs.get(i).type();
            TensorType example = expected.get(i).example(backend.dtype());
            if (given.rank() != example.rank() + 1
                    || !given.shape().range(1, given.rank()).equals(example.shape())) {
                throw new ShapeMismatchException("input '" + expected.get(i).name() + "' of the network is " + given
                        + "; expected a batch of " + example + ": the batch is the first axis");
            }
            if (given.dtype() != example.dtype()) {
                throw new DTypeMismatchException("input '" + expected.get(i).name() + "' of the network is " + given
                        + "; expected " + example.dtype() + ": cast it");
            }
        }
    }

    /** The penalties of all regularizers, on the parameters that training changes; empty if there are none. */
    public Optional<Tensor> penalty() {
        Optional<Tensor> sum = Optional.empty();
        for (Parameter parameter : trainable()) {
            Optional<Tensor> penalty = parameter
                    .weight()
                    .regularizer()
                    .penalty(parameter.variable().tensor());
            if (penalty.isPresent()) {
                sum = Optional.of(sum.map(penalty.get()::add).orElse(penalty.get()));
            }
        }
        return sum;
    }

    /** Brings the parameters that training changes within their constraints; to be called after an update. */
    public void constrain() {
        for (Parameter parameter : trainable()) {
            Constraint constraint = parameter.weight().constraint();
            if (!constraint.equals(Constraint.none())) {
                Variable variable = parameter.variable();
                variable.assign(constraint.apply(variable.tensor()));
            }
        }
    }

    /** Where the layers' random draws stand, by layer; for a checkpoint. */
    public synchronized Map<String, NeutralRandom.State> randomStates() {
        Map<String, NeutralRandom.State> states = new TreeMap<>();
        draws.forEach((path, tensors) -> states.put(path, tensors.generator().state()));
        return states;
    }

    /** Makes the layers' random draws go on from there. */
    public synchronized void restoreRandomStates(Map<String, NeutralRandom.State> states) {
        states.forEach((path, state) -> drawsOf(path).generator().restore(state));
    }

    private synchronized RandomTensors drawsOf(String path) {
        return draws.computeIfAbsent(path, key -> random.split("draws").split(key));
    }

    /** Closes the parameters. */
    @Override
    public void close() {
        parameters.values().forEach(parameter -> parameter.variable().close());
    }

    /** The parameters as layers see them. */
    private final class State implements LayerState {
        private final Tensor anInput;

        State(Tensor anInput) {
            this.anInput = anInput;
        }

        @Override
        public Tensor parameter(String path) {
            return Network.this.parameter(path).variable().tensor();
        }

        @Override
        public void assign(String path, Tensor value) {
            Network.this.parameter(path).variable().assign(value);
        }

        @Override
        public boolean frozen(String path) {
            return Network.this.parameter(path).frozen();
        }

        @Override
        public RandomDraws random(String layerPath) {
            RandomTensors tensors = drawsOf(layerPath);
            return new RandomDraws() {
                @Override
                public Tensor uniform(Shape shape, double low, double high) {
                    return tensors.uniform(shape, low, high);
                }

                @Override
                public Tensor normal(Shape shape, double mean, double standardDeviation) {
                    return tensors.normal(shape, mean, standardDeviation);
                }

                @Override
                public Tensor bernoulli(Shape shape, double probability) {
                    return tensors.bernoulli(shape, probability);
                }
            };
        }

        @Override
        public Tensor constant(TensorData data) {
            return anInput.value().ops().constant(data);
        }

        @Override
        public DType dtype() {
            return backend.dtype();
        }
    }
}
