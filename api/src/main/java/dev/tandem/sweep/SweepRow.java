package dev.tandem.sweep;

import dev.tandem.error.InvalidArgumentException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial with its results.
 *
 * @param measured by name
 */
public record SweepRow(Trial trial, Map<String, Double> measured) {
    /**
     * Keeps the order of the names.
     *
     * @throws InvalidArgumentException if nothing was measured, or a name or a number is missing
     */
    public SweepRow {
        InvalidArgumentException.requireGiven("a trial", measured, "what it measured; expected numbers by name");
        if (measured.isEmpty()) {
            throw new InvalidArgumentException("a trial measured nothing; expected at least one number by name");
        }
        measured.forEach((name, number) -> {
            if (name == null || name.isBlank() || number == null) {
                throw new InvalidArgumentException("a trial measured " + number + " under the name '" + name
                        + "'; expected a number under a name that is not empty");
            }
        });
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }
}
