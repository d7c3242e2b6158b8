package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;

/**
 * How often the largest score is that of the right class, for one-hot rows (Keras 3).
 *
 * <p>Target and prediction [batch, ..., classes]; scores may be probabilities or logits. The first of equal scores counts.
 */
public record CategoricalAccuracy() implements MeanMetric {
    @Override
    public String name() {
        return "categorical_accuracy";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        Targets.checkOneHot(name(), "sparse_categorical_accuracy", target.type(), prediction.type());
        return Targets.elementwise(target, prediction).argMax(-1).equal(prediction.argMax(-1));
    }
}
