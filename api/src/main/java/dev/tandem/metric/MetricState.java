package dev.tandem.metric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorScope;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sums of a metric over the batches seen so far, on the Java side.
 *
 * <p>Not for several threads at once.
 */
public final class MetricState {
    private final Metric metric;
    private final List<TensorData> sums = new ArrayList<>();

    /** The metric over no batch yet. */
    public MetricState(Metric metric) {
        this.metric = metric;
    }

    /** What is being measured. */
    public Metric metric() {
        return metric;
    }

    /** Adds a batch. */
    public void update(Tensor target, Tensor prediction) {
        update(target, prediction, Optional.empty());
    }

    /** Adds a batch in which some examples count more than others. */
    public void update(Tensor target, Tensor prediction, Tensor sampleWeight) {
        update(target, prediction, Optional.of(sampleWeight));
    }

    private void update(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        // Closes, at its end, what the metric computes in between.
        TensorScope scope = TensorScope.open();
        try {
            List<Tensor> statistics = metric.statistics(target, prediction, sampleWeight);
            add(statistics.stream().map(Tensor::data).toList());
        } finally {
            scope.close();
        }
    }

    /**
     * Adds a batch whose {@link Metric#statistics} a compiled step has computed.
     *
     * @throws ShapeMismatchException if they are of other shapes than those before
     */
    public void add(List<TensorData> statistics) {
        if (sums.isEmpty()) {
            statistics.forEach(statistic -> sums.add(statistic.as(Metric.SUM_DTYPE)));
            return;
        }
        if (!statistics.stream()
                .map(TensorData::shape)
                .toList()
                .equals(sums.stream().map(TensorData::shape).toList())) {
            throw new ShapeMismatchException(metric.name() + ": a batch has statistics "
                    + statistics.stream().map(TensorData::type).toList() + ", those before had "
                    + sums.stream().map(TensorData::type).toList() + "; expected the same: call reset() in between");
        }
        for (int i = 0; i < sums.size(); i++) {
            sums.set(i, sum(sums.get(i), statistics.get(i)));
        }
    }

    private static TensorData sum(TensorData a, TensorData b) {
        double[] total = a.toDoubles();
        for (int i = 0; i < total.length; i++) {
            total[i] += b.getDouble(i);
        }
        return TensorData.of(a.shape(), total);
    }

    /**
     * The metric over all batches since the last reset.
     *
     * @throws InvalidArgumentException if there was none
     */
    public double result() {
        return metric.result(sums());
    }

    /**
     * All that the metric has to say over all batches since the last reset: see {@link Metric#value}.
     *
     * @throws InvalidArgumentException if there was none
     */
    public TensorData value() {
        return metric.value(sums());
    }

    private List<TensorData> sums() {
        if (sums.isEmpty()) {
            throw new InvalidArgumentException(
                    metric.name() + ": there is no batch to report on; expected update(target, prediction) before");
        }
        return List.copyOf(sums);
    }

    /** Forgets all batches. */
    public void reset() {
        sums.clear();
    }
}
