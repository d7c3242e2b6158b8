package dev.tandem.compare;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a run left behind, to be set beside another run.
 *
 * <p>Names are lower-case with hyphens: {@code epoch-loss}, {@code test-accuracy}.
 *
 * @param engine what it ran on: {@code tensorflow}
 * @param description of the engine, with its version and device
 * @param dtype that it computed in
 * @param seconds it took
 * @param series numbers one after the other: a loss a step, a metric an epoch
 * @param values single numbers: a weight, an accuracy
 * @param tensors whole tensors: predictions, weights
 */
public record RunRecord(
        String engine,
        String description,
        DType dtype,
        double seconds,
        Map<String, List<Double>> series,
        Map<String, Double> values,
        Map<String, TensorData> tensors) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public RunRecord {
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        series.forEach((name, numbers) -> copy.put(requireName(name), List.copyOf(numbers)));
        values.keySet().forEach(RunRecord::requireName);
        tensors.keySet().forEach(RunRecord::requireName);
        series = Collections.unmodifiableMap(copy);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    private static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidArgumentException(
                    "a record's name is '" + name + "'; expected lower-case words with hyphens, as in 'epoch-loss'");
        }
        return name;
    }

    /** Collects a record while a run goes on; for one thread. */
    public static final class Recorder {
        private final Map<String, List<Double>> series = new LinkedHashMap<>();
        private final Map<String, Double> values = new LinkedHashMap<>();
        private final Map<String, TensorData> tensors = new LinkedHashMap<>();

        /** Adds the next number to a series. */
        public void add(String name, double number) {
            series.computeIfAbsent(requireName(name), key -> new ArrayList<>()).add(number);
        }

        /** Keeps a single number. */
        public void value(String name, double number) {
            values.put(requireName(name), number);
        }

        /** Keeps a whole tensor. */
        public void tensor(String name, TensorData data) {
            tensors.put(requireName(name), data);
        }

        /** The record so far. */
        public RunRecord finish(String engine, String description, DType dtype, double seconds) {
            return new RunRecord(engine, description, dtype, seconds, series, values, tensors);
        }
    }
}
