package dev.tandem.compare;

import dev.tandem.type.DType;
import java.util.List;
import java.util.OptionalInt;

/**
 * How two sequences of numbers differ.
 *
 * @param maxAbs the largest |a − b|; infinite where lengths differ, or where one is not finite and the other differs
 * @param maxRel the largest |a − b| / max(|a|, |b|)
 * @param firstDifference the first position that does not agree, empty if all do
 */
public record Difference(double maxAbs, double maxRel, OptionalInt firstDifference) {
    /** Whether all agree. */
    public boolean agrees() {
        return firstDifference.isEmpty();
    }

    /** Compares position by position; where one is longer, it differs from there on. */
    static Difference of(List<Double> a, List<Double> b, DType dtype, Tolerance tolerance) {
        double maxAbs = 0;
        double maxRel = 0;
        int first = -1;
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            double x = a.get(i);
            double y = b.get(i);
            if (Double.compare(x, y) != 0 && x != y) {
                double difference = Math.abs(x - y);
                double abs = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
                maxAbs = Math.max(maxAbs, abs);
                maxRel = Math.max(
                        maxRel,
                        Double.isInfinite(abs) ? Double.POSITIVE_INFINITY : abs / Math.max(Math.abs(x), Math.abs(y)));
                if (first < 0 && !tolerance.agrees(x, y, dtype)) {
                    first = i;
                }
            }
        }
        if (a.size() != b.size()) {
            return new Difference(
                    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, OptionalInt.of(first < 0 ? common : first));
        }
        return new Difference(maxAbs, maxRel, first < 0 ? OptionalInt.empty() : OptionalInt.of(first));
    }

    /** Different from the start: what one run has and the other lacks. */
    static Difference missing() {
        return new Difference(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, OptionalInt.of(0));
    }
}
