package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;

/**
 * How often the label is 1 where the prediction is above the threshold, and 0 where it is not (Keras 3).
 *
 * <p>Target [batch, ..., labels] of 0 and 1, prediction the same shape; each label counts.
 *
 * @param threshold a probability, 0.5 by default
 * @param fromLogits whether predictions are logits, of which 0 stands for a probability of 0.5
 */
public record BinaryAccuracy(double threshold, boolean fromLogits) implements MeanMetric {
    /** Checks the threshold. */
    public BinaryAccuracy {
        Decision.check("binary_accuracy", threshold);
    }

    /** Of probabilities, with a threshold of 0.5. */
    public static BinaryAccuracy ofProbabilities() {
        return new BinaryAccuracy(0.5, false);
    }

    /** Of logits, with a threshold of 0. */
    public static BinaryAccuracy ofLogits() {
        return new BinaryAccuracy(0.5, true);
    }

    @Override
    public String name() {
        return "binary_accuracy";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        Targets.checkElementwise(name(), target.type(), prediction.type());
        Tensor decision = Decision.above(prediction, threshold, fromLogits).cast(prediction.dtype());
        return decision.equal(Targets.elementwise(target, prediction));
    }
}
