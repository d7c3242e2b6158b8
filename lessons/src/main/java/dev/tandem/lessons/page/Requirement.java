package dev.tandem.lessons.page;

import dev.tandem.compare.RunRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a number that a lesson records must be.
 *
 * @param value the name of a value, or of a series, of which the last number counts
 * @param relation of that number to the bound
 * @param bound as it was written
 */
public record Requirement(String value, Relation relation, BigDecimal bound) {

    /** The number in a run; none if the lesson did not record it. */
    public OptionalDouble measured(RunRecord run) {
        Double single = run.values().get(value);
        if (single != null) {
            return OptionalDouble.of(single);
        }
        List<Double> series = run.series().getOrDefault(value, List.of());
        return series.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(series.get(series.size() - 1));
    }

    /** Whether the number is there, and as it must be; NaN never is. */
    public boolean isMet(RunRecord run) {
        OptionalDouble measured = measured(run);
        return measured.isPresent() && relation.holds(measured.getAsDouble(), bound.doubleValue());
    }

    /** What is asked for: {@code < 0.001}. */
    public String limit() {
        return relation.symbol() + " " + bound;
    }

    /** All of it: {@code final-loss < 0.001}. */
    @Override
    public String toString() {
        return value + " " + limit();
    }
}
