package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.error.Suggestions;
import dev.tandem.error.TracedValueException;
import dev.tandem.graph.Call;
import dev.tandem.graph.FlopCount;
import dev.tandem.graph.RecordingOps;
import dev.tandem.ops.Ops;
import dev.tandem.ops.TypeOps;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorValue;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs layers on types alone: tensors that know their shape and dtype, and nothing else. So a network's shapes are known, and
 * its mistakes found, without an engine; and what it will compute is counted.
 */
final class Symbols extends RecordingOps<Tensor> implements LayerState {
    /** An unlikely size, so that a layer which loses the batch axis is found out. */
    private static final long BATCH = 3;

    private final Map<String, ParameterSpec> parameters;
    private final DType dtype;
    private final TypeOps types = new TypeOps();
    private final Map<String, Tensor> values = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private long flops;

    private Symbols(Map<String, ParameterSpec> parameters, DType dtype) {
        this.parameters = parameters;
        this.dtype = dtype;
    }

    static Symbols over(Map<String, ParameterSpec> parameters, DType dtype) {
        return new Symbols(parameters, dtype);
    }

    /** Shape (without the batch axis) and dtype of a layer's outputs. */
    List<TensorType> outputs(String path, Layer layer, List<TensorType> examples) {
        List<Tensor> inputs = examples.stream().map(this::batch).toList();
        List<Tensor> outputs = new LayerCall.Run(this, false).call(path, layer, inputs);
        return outputs.stream().map(output -> example(path, layer, output)).toList();
    }

    /** Calls the outermost layer of a network. */
    List<TensorType> outputs(Layer layer, List<TensorType> examples) {
        List<Tensor> inputs = examples.stream().map(this::batch).toList();
        return new LayerCall.Run(this, false)
                .call(layer, inputs).stream()
                        .map(output -> example("", layer, output))
                        .toList();
    }

    private Tensor batch(TensorType example) {
        return symbol(example.withShape(Shape.of(BATCH).concat(example.shape())));
    }

    static TensorType example(String path, Layer layer, Tensor output) {
        if (output.rank() == 0 || output.size(0) != BATCH) {
            throw new ShapeMismatchException("layer '" + path + "' (" + layer.type() + ") gave " + output.type()
                    + " for a batch of " + BATCH + "; expected the batch as the first axis");
        }
        return output.type().withShape(output.shape().range(1, output.rank()));
    }

    /** The layers that were called, those inside of another before it. */
    List<Visit> visits() {
        return visits;
    }

    /** What the count of a whole batch means for one example. */
    static long anExample(long flops) {
        return Math.round((double) flops / BATCH);
    }

    private Tensor symbol(TensorType type) {
        return new Tensor(new Symbol(type));
    }

    @Override
    public Tensor parameter(String path) {
        ParameterSpec spec = parameters.get(path);
        if (spec == null) {
            throw unknownParameter(path, parameters.keySet());
        }
        return values.computeIfAbsent(path, key -> symbol(new TensorType(spec.shape(), dtype)));
    }

    /** The error of a name that no layer declared. */
    static InvalidArgumentException unknownParameter(String path, java.util.Collection<String> known) {
        return new InvalidArgumentException(
                "there is no parameter '" + path + "'; expected one of those declared in build"
                        + Suggestions.nearest(path, known)
                                .map(near -> ", such as '" + near + "'")
                                .orElse(": " + known));
    }

    @Override
    public void assign(String path, Tensor value) {
        TensorType expected = parameter(path).type();
        if (!value.type().equals(expected)) {
            throw new ShapeMismatchException(
                    "assign: got " + value.type() + " for the parameter '" + path + "'; expected " + expected);
        }
    }

    @Override
    public RandomDraws random(String layerPath) {
        return new RandomDraws() {
            @Override
            public Tensor uniform(Shape shape, double low, double high) {
                return symbol(new TensorType(shape, dtype));
            }

            @Override
            public Tensor normal(Shape shape, double mean, double standardDeviation) {
                return symbol(new TensorType(shape, dtype));
            }

            @Override
            public Tensor bernoulli(Shape shape, double probability) {
                return symbol(new TensorType(shape, DType.BOOL));
            }
        };
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public void called(Visit visit) {
        visits.add(visit);
    }

    @Override
    public long flops() {
        return flops;
    }

    @Override
    public TensorType typeOf(Tensor x) {
        return x.type();
    }

    @Override
    public Tensor constant(TensorData data) {
        return symbol(data.type());
    }

    @Override
    protected Tensor record(Call call, List<Tensor> inputs) {
        List<TensorType> inputTypes = inputs.stream().map(Tensor::type).toList();
        TensorType result = call.on(types, inputTypes);
        flops = Math.addExact(flops, FlopCount.of(call, inputTypes, result));
        return symbol(result);
    }

    private final class Symbol implements TensorValue {
        private final TensorType type;

        Symbol(TensorType type) {
            this.type = type;
        }

        @Override
        public TensorType type() {
            return type;
        }

        @Override
        public Ops<Tensor> ops() {
            return Symbols.this;
        }

        @Override
        public boolean isTraced() {
            return true;
        }

        @Override
        public TensorData read() {
            throw new TracedValueException("the value of a tensor " + type
                    + " was asked for while a layer's shapes are worked out; expected code that computes with tensors and does"
                    + " not look at their values");
        }

        @Override
        public void close() {
            // There is nothing behind a symbol.
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public List<Tensor> gradients(List<Tensor> targets, List<Tensor> upstream, List<Tensor> sources) {
            return sources.stream().map(source -> symbol(source.type())).toList();
        }
    }
}
