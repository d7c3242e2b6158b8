package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Of what is a yes, the share that was predicted as such: tp/(tp + fn), 0 where nothing is.
 *
 * <p>Target [batch, ..., labels], everything but 0 being a yes, prediction the same shape; each label counts (Keras 3).
 *
 * @param threshold a prediction above it is a yes: a probability, 0.5 by default
 * @param fromLogits whether predictions are logits, of which 0 stands for a probability of 0.5
 * @param classId the one class to look at, if not all; then targets may be class ids [batch, ...]
 */
public record Recall(double threshold, boolean fromLogits, OptionalInt classId) implements Metric {
    private static final String NAME = "recall";

    /** Checks the threshold. */
    public Recall {
        Decision.check(NAME, threshold);
    }

    /** Of probabilities, with a threshold of 0.5. */
    public static Recall ofProbabilities() {
        return new Recall(0.5, false, OptionalInt.empty());
    }

    /** Of logits, with a threshold of 0. */
    public static Recall ofLogits() {
        return new Recall(0.5, true, OptionalInt.empty());
    }

    /** The same with another threshold, a probability. */
    public Recall threshold(double other) {
        return new Recall(other, fromLogits, classId);
    }

    /** The same of one class only. */
    public Recall ofClass(int id) {
        return new Recall(threshold, fromLogits, OptionalInt.of(id));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        BinaryCounts counts = BinaryCounts.of(
                NAME, target, prediction, sampleWeight, new BinaryCounts.Decisions(threshold, fromLogits, classId));
        return List.of(counts.truePositives(), counts.falseNegatives());
    }

    @Override
    public double result(List<TensorData> sums) {
        double right = sums.get(0).getDouble(0);
        return Metric.ratio(right, right + sums.get(1).getDouble(0));
    }
}
