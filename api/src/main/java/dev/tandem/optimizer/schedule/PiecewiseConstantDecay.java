package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.List;

/**
 * values[i] for boundaries[i−1] &lt; step ≤ boundaries[i] (Keras 3, {@code PiecewiseConstantDecay}): a boundary's own step still
 * has the value before it. For instance {@code new PiecewiseConstantDecay(List.of(1000L, 5000L), List.of(0.1, 0.01, 0.001))}.
 *
 *
 * @param boundaries steps, ascending; at least one
 * @param values one more than boundaries
 */
public record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values) implements Schedule {
    /** Checks the boundaries and values. */
    public PiecewiseConstantDecay {
        boundaries = List.copyOf(boundaries);
        values = List.copyOf(values);
        ScheduleCheck.require(
                !boundaries.isEmpty() && values.size() == boundaries.size() + 1,
                "PiecewiseConstantDecay",
                "got " + boundaries.size() + " boundaries and " + values.size()
                        + " values; expected at least one boundary, and one value more");
        for (int i = 1; i < boundaries.size(); i++) {
            ScheduleCheck.require(
                    boundaries.get(i - 1) < boundaries.get(i),
                    "PiecewiseConstantDecay",
                    "the boundaries are " + boundaries + "; expected each to be larger than the one before it");
        }
        values.forEach(value -> ScheduleCheck.rate("PiecewiseConstantDecay", "a value", value));
    }

    @Override
    public double at(long step) {
        return values.get(ScheduleMath.passed(bounds(), step));
    }

    @Override
    public Tensor at(Tensor step) {
        Tensor interval = step.greater(ScheduleMath.constants(step, bounds()))
                .cast(DType.INT64)
                .sum();
        double[] table = values.stream().mapToDouble(Double::doubleValue).toArray();
        return ScheduleMath.lookUp(step, interval, table);
    }

    private double[] bounds() {
        return boundaries.stream().mapToDouble(Long::doubleValue).toArray();
    }
}
