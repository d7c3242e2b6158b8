package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many labels were predicted rightly or wrongly as yes or no, or how much weight they have (Keras 3, {@code TruePositives}
 * and its three siblings).
 *
 * <p>Target [batch, ..., labels], everything but 0 being a yes, prediction the same shape; each label counts.
 *
 * @param kind what is counted
 * @param threshold a prediction above it is a yes: a probability
 * @param fromLogits whether predictions are logits, of which 0 stands for a probability of 0.5
 */
public record BinaryCount(Kind kind, double threshold, boolean fromLogits) implements Metric {
    /** What can be counted. */
    public enum Kind {
        /** Yes, rightly. */
        TRUE_POSITIVES,
        /** Yes, wrongly. */
        FALSE_POSITIVES,
        /** No, rightly. */
        TRUE_NEGATIVES,
        /** No, wrongly. */
        FALSE_NEGATIVES
    }

    /** Checks the threshold. */
    public BinaryCount {
        Decision.check(name(kind), threshold);
    }

    /** Of probabilities, with a threshold of 0.5. */
    public static BinaryCount of(Kind kind) {
        return new BinaryCount(kind, 0.5, false);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return name(kind);
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        BinaryCounts counts = BinaryCounts.of(
                name(),
                target,
                prediction,
                sampleWeight,
                new BinaryCounts.Decisions(threshold, fromLogits, OptionalInt.empty()));
        return List.of(
                switch (kind) {
                    case TRUE_POSITIVES -> counts.truePositives();
                    case FALSE_POSITIVES -> counts.falsePositives();
                    case TRUE_NEGATIVES -> counts.trueNegatives();
                    case FALSE_NEGATIVES -> counts.falseNegatives();
                });
    }

    @Override
    public double result(List<TensorData> sums) {
        return sums.get(0).getDouble(0);
    }

    @Override
    public boolean higherIsBetter() {
        return kind == Kind.TRUE_POSITIVES || kind == Kind.TRUE_NEGATIVES;
    }
}
