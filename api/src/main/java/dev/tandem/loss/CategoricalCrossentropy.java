package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;

/**
 * −Σ target·ln p along the last axis, for one-hot rows or distributions over classes.
 *
 * <p>Probabilities are divided by their sum, then clipped to 1e-7 … 1 − 1e-7; logits enter by ln softmax. Target and
 * prediction [..., classes], values [...] (Keras 3). Rows of the target need not sum to 1: the gradient is that of the formula.
 *
 * @param fromLogits whether predictions are logits, not probabilities
 * @param labelSmoothing s moves targets to t·(1 − s) + s/classes; from 0 to 1, Keras' default is 0
 */
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
    private static final String NAME = "categorical_crossentropy";

    /** Checks the smoothing. */
    public CategoricalCrossentropy {
        Probabilities.checkSmoothing(NAME, labelSmoothing);
    }

    /** For predictions after a softmax. */
    public static CategoricalCrossentropy ofProbabilities() {
        return new CategoricalCrossentropy(false, 0);
    }

    /** For predictions without an activation, which is the more exact way. */
    public static CategoricalCrossentropy ofLogits() {
        return new CategoricalCrossentropy(true, 0);
    }

    /** The same with label smoothing. */
    public CategoricalCrossentropy labelSmoothing(double smoothing) {
        return new CategoricalCrossentropy(fromLogits, smoothing);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(TensorType target, TensorType prediction) {
        Targets.checkOneHot(NAME, "sparse_categorical_crossentropy", target, prediction);
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Probabilities.smooth(Targets.elementwise(target, prediction), labelSmoothing, prediction.size(-1));
        // Not the engines' fused kernel: its gradient is right for rows that sum to 1 only.
        Tensor logarithm = fromLogits
                ? prediction.logSoftmax(-1)
                : Probabilities.rows(prediction).log();
        return t.multiply(logarithm).sum(-1).negate();
    }
}
