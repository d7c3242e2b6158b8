package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Of what was predicted as yes, the share that is: tp/(tp + fp), 0 where nothing was.
 *
 * <p>Target [batch, ..., labels], everything but 0 being a yes, prediction the same shape; each label counts (Keras 3).
 *
 * @param threshold a prediction above it is a yes: a probability, 0.5 by default
 * @param fromLogits whether predictions are logits, of which 0 stands for a probability of 0.5
 * @param classId the one class to look at, if not all; then targets may be class ids [batch, ...]
 */
public record Precision(double threshold, boolean fromLogits, OptionalInt classId) implements Metric {
    private static final String NAME = "precision";

    /** Checks the threshold. */
    public Precision {
        Decision.check(NAME, threshold);
    }

    /** Of probabilities, with a threshold of 0.5. */
    public static Precision ofProbabilities() {
        return new Precision(0.5, false, OptionalInt.empty());
    }

    /** Of logits, with a threshold of 0. */
    public static Precision ofLogits() {
        return new Precision(0.5, true, OptionalInt.empty());
    }

    /** The same with another threshold, a probability. */
    public Precision threshold(double other) {
        return new Precision(other, fromLogits, classId);
    }

    /** The same of one class only. */
    public Precision ofClass(int id) {
        return new Precision(threshold, fromLogits, OptionalInt.of(id));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        BinaryCounts counts = BinaryCounts.of(
                NAME, target, prediction, sampleWeight, new BinaryCounts.Decisions(threshold, fromLogits, classId));
        return List.of(counts.truePositives(), counts.falsePositives());
    }

    @Override
    public double result(List<TensorData> sums) {
        double right = sums.get(0).getDouble(0);
        return Metric.ratio(right, right + sums.get(1).getDouble(0));
    }
}
