package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;

/**
 * How often the largest score is that of the right class, for class ids (Keras 3).
 *
 * <p>Target int32, int64 or uint8 [batch, ...] or [batch, ..., 1], prediction [batch, ..., classes]; scores may be
 * probabilities or logits. The first of equal scores counts.
 */
public record SparseCategoricalAccuracy() implements MeanMetric {
    @Override
    public String name() {
        return "sparse_categorical_accuracy";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        Targets.checkClassIds(name(), "categorical_accuracy", target.type(), prediction.type());
        return prediction.argMax(-1).equal(Targets.classIds(target, prediction));
    }
}
