package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;

/**
 * How often the right class is among the k with the largest scores, for one-hot rows (Keras 3).
 *
 * <p>Target and prediction [batch, ..., classes]. A class whose score equals the k-th largest is among them.
 *
 * @param k 1 or more, Keras' default is 5
 */
public record TopKCategoricalAccuracy(int k) implements MeanMetric {
    /** Checks k. */
    public TopKCategoricalAccuracy {
        TopK.check("top_k_categorical_accuracy", k);
    }

    @Override
    public String name() {
        return "top_k_categorical_accuracy";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        Targets.checkOneHot(name(), "sparse_top_k_categorical_accuracy", target.type(), prediction.type());
        return TopK.holds(Targets.elementwise(target, prediction).argMax(-1), prediction, k);
    }
}
