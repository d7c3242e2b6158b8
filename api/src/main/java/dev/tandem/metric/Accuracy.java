package dev.tandem.metric;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;

/**
 * How often the prediction is the target, to the bit (Keras 3). Both [batch, ...] of any dtype: class ids, say.
 *
 * <p>For probabilities and logits there are {@link BinaryAccuracy}, {@link CategoricalAccuracy} and {@link
 * SparseCategoricalAccuracy}.
 */
public record Accuracy() implements MeanMetric {
    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        if (!target.shape().equals(prediction.shape())) {
            throw new ShapeMismatchException("accuracy: the target is " + target.type() + ", the prediction "
                    + prediction.type() + "; expected the same shape: of scores use binary_accuracy,"
                    + " categorical_accuracy or sparse_categorical_accuracy");
        }
        return target.cast(prediction.dtype()).equal(prediction);
    }
}
