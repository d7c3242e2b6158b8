package dev.tandem.metric;

import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;

/**
 * How often the right class is among the k with the largest scores, for class ids (Keras 3).
 *
 * <p>Target int32, int64 or uint8 [batch, ...], prediction [batch, ..., classes]. A class whose score equals the k-th largest
 * is among them.
 *
 * @param k 1 or more, Keras' default is 5
 */
public record SparseTopKCategoricalAccuracy(int k) implements MeanMetric {
    /** Checks k. */
    public SparseTopKCategoricalAccuracy {
        TopK.check("sparse_top_k_categorical_accuracy", k);
    }

    @Override
    public String name() {
        return "sparse_top_k_categorical_accuracy";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        Targets.checkClassIds(name(), "top_k_categorical_accuracy", target.type(), prediction.type());
        return TopK.holds(Targets.classIds(target, prediction), prediction, k);
    }
}
