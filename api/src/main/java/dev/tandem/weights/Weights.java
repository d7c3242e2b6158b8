package dev.tandem.weights;

import dev.tandem.error.WeightsMismatchException;
import dev.tandem.io.SafeTensors;
import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Network;
import dev.tandem.nn.ParameterSpec;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tensors under the names of parameters, to be loaded into a network.
 *
 * <pre>{@code
 * Weights.of(network).write(Path.of("encoder.safetensors"));
 * ...
 * WeightsReport report = Weights.read(Path.of("encoder.safetensors")).intoMatching(larger);
 * System.out.println(report);
 * }</pre>
 *
 * <p>Everything is looked at before the first parameter changes. Floating-point numbers take the network's dtype.
 *
 * @param source where they come from, for errors
 * @param tensors by name, {@code dense/kernel}
 */
public record Weights(String source, Map<String, TensorData> tensors) implements WeightSource {
    /** Copies the map, keeping its order. */
    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** All that a network has now. */
    public static Weights of(Network network) {
        return new Weights("network", network.values());
    }

    /**
     * Reads a file in the safetensors format.
     *
     * @throws dev.tandem.error.CorruptFileException if there is none, or it is of another format
     */
    public static Weights read(Path file) {
        return new Weights(file.toString(), SafeTensors.read(file).tensors());
    }

    /**
     * Writes a file in the safetensors format, as a whole or not at all.
     *
     * @throws dev.tandem.error.OutputFileException if it cannot be written
     */
    public void write(Path file) {
        SafeTensors.of(tensors).write(file);
    }

    /**
     * The same under other names.
     *
     * @throws dev.tandem.error.InvalidArgumentException if two get the same name
     */
    public Weights names(NameMap names) {
        return new Weights(source, names.applyTo(tensors));
    }

    @Override
    public Weights weightsFor(Blueprint network) {
        return this;
    }

    /** What would fit a network; nothing is loaded. */
    public WeightsReport compare(Blueprint network) {
        List<String> matched = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<WeightsReport.Mismatch> mismatched = new ArrayList<>();
        Set<String> unused = new LinkedHashSet<>(tensors.keySet());
        for (ParameterSpec parameter : network.parameters()) {
            TensorData given = tensors.get(parameter.name());
            TensorType expected = new TensorType(parameter.shape(), network.dtype());
            unused.remove(parameter.name());
            if (given == null) {
                missing.add(parameter.name());
            } else if (given.shape().equals(expected.shape()) && given.dtype().isFloating()) {
                matched.add(parameter.name());
            } else {
                mismatched.add(new WeightsReport.Mismatch(parameter.name(), given.type(), expected));
            }
        }
        return new WeightsReport(matched, missing, List.copyOf(unused), mismatched);
    }

    WeightsReport load(Network network, boolean strict) {
        WeightsReport report = compare(network.blueprint());
        if (strict && !report.isComplete()) {
            throw new WeightsMismatchException(source + ": " + report
                    + "; expected every parameter once, in its shape, and nothing else: rename with names(...), or load what"
                    + " fits with intoMatching(...)");
        }
        Map<String, TensorData> values = new LinkedHashMap<>();
        report.matched()
                .forEach(name -> values.put(
                        name, tensors.get(name).as(network.blueprint().dtype())));
        values.forEach((name, value) -> network.parameter(name).variable().assign(value));
        return report;
    }
}
