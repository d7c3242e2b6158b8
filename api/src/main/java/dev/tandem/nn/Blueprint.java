package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that can be said of a network before it has an engine: its parameters, the shapes in it, how much it computes.
 *
 * @param architecture what it is made of
 * @param inputs what goes in
 * @param dtype of its floating-point numbers
 * @param parameters in the order of their declaration
 * @param outputs shape (without the batch axis) and dtype of what comes out
 * @param layers the layers of a composition, in the order in which they are called
 * @param parts every layer by its path, {@code encoder/dense}, those inside of another before it, in the order in which they are
 *     called; the outermost has the path {@code ""}
 */
public record Blueprint(
        Layer architecture,
        List<Input> inputs,
        DType dtype,
        List<ParameterSpec> parameters,
        List<TensorType> outputs,
        List<LayerSummary> layers,
        Map<String, Layer> parts) {
    /**
     * Works out shapes and parameters.
     *
     * @throws dev.tandem.error.TandemException if the layers do not fit each other, naming the layer
     */
    public static Blueprint of(Layer architecture, DType dtype, Input... inputs) {
        if (!dtype.isFloating()) {
            throw new InvalidArgumentException(
                    "a network's dtype is " + dtype + "; expected a floating one, float32 or float64");
        }
        List<TensorType> examples = new ArrayList<>();
        for (Input input : inputs) {
            examples.add(input.example(dtype));
        }
        LayerBuilder builder = new LayerBuilder(dtype);
        architecture.build(builder, examples);
        Symbols symbols = Symbols.over(builder.parameters(), dtype);
        List<TensorType> outputs = symbols.outputs(architecture, examples);
        return new Blueprint(
                architecture,
                List.of(inputs),
                dtype,
                List.copyOf(builder.parameters().values()),
                outputs,
                LayerSummary.of(symbols.visits(), builder.parameters()),
                parts(symbols.visits()));
    }

    private static Map<String, Layer> parts(List<Visit> visits) {
        Map<String, Layer> parts = new LinkedHashMap<>();
        visits.forEach(visit -> parts.putIfAbsent(
                visit.path().isEmpty()
                        ? ""
                        : visit.path().substring(0, visit.path().length() - 1),
                visit.layer()));
        return Collections.unmodifiableMap(parts);
    }

    /** What the outputs are called in logs, such as {@code NAME_loss}: after the layers that they come from. */
    public List<String> outputNames() {
        return architecture.outputNames(outputs.size());
    }

    /** How many numbers the parameters hold. */
    public long parameterCount() {
        return parameters.stream()
                .mapToLong(parameter -> parameter.shape().elementCount())
                .sum();
    }

    /** Floating-point operations for one example. */
    public long flops() {
        return layers.stream().mapToLong(LayerSummary::flops).sum();
    }
}
