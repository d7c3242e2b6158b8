package dev.tandem.train;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code fit} measured, an entry an epoch: {@code loss}, the metrics by name, and {@code val_} before those of validation. */
public final class History {
    private final int firstEpoch;
    private final List<Map<String, Double>> epochs = new ArrayList<>();

    History(int firstEpoch) {
        this.firstEpoch = firstEpoch;
    }

    void add(Map<String, Double> logs) {
        epochs.add(Collections.unmodifiableMap(new LinkedHashMap<>(logs)));
    }

    /** The number of the first epoch, from 0: above it where training was resumed. */
    public int firstEpoch() {
        return firstEpoch;
    }

    /** How many epochs were trained. */
    public int size() {
        return epochs.size();
    }

    /** What was measured in each epoch, by name. */
    public List<Map<String, Double>> epochs() {
        return List.copyOf(epochs);
    }

    /** The names of all that was measured. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(logs -> names.addAll(logs.keySet()));
        return names;
    }

    /**
     * The values of one measurement, a number an epoch; NaN where an epoch has none.
     *
     * @throws InvalidArgumentException if nothing has that name
     */
    public double[] series(String name) {
        if (!names().contains(name)) {
            throw new InvalidArgumentException("history: there is no '" + name + "'; expected one of " + names()
                    + Suggestions.nearest(name, names())
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(""));
        }
        return epochs.stream()
                .mapToDouble(logs -> logs.getOrDefault(name, Double.NaN))
                .toArray();
    }

    /** The last value of one measurement. */
    public double last(String name) {
        double[] series = series(name);
        return series[series.length - 1];
    }
}
