package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;

/**
 * −Σ alpha·(1 − p)^gamma·target·ln p along the last axis: categorical cross-entropy that looks away from what is right already
 * (Lin et al. 2018, "Focal Loss for Dense Object Detection").
 *
 * <p>p is the prediction, after a softmax if it is logits, divided by its sum and clipped to 1e-7 … 1 − 1e-7. Target one-hot
 * and prediction [..., classes], values [...] (Keras 3).
 *
 * @param alpha weight of all classes, 0.25 by default
 * @param gamma how far to look away, 0 or more, 2 by default
 * @param fromLogits whether predictions are logits, not probabilities
 * @param labelSmoothing s moves targets to t·(1 − s) + s/classes
 */
public record CategoricalFocalCrossentropy(double alpha, double gamma, boolean fromLogits, double labelSmoothing)
        implements Loss {
    private static final String NAME = "categorical_focal_crossentropy";

    /** Checks the numbers. */
    public CategoricalFocalCrossentropy {
        Probabilities.checkFocus(NAME, alpha, gamma);
        Probabilities.checkSmoothing(NAME, labelSmoothing);
    }

    /** For predictions after a softmax, with Keras' defaults. */
    public static CategoricalFocalCrossentropy ofProbabilities() {
        return new CategoricalFocalCrossentropy(0.25, 2, false, 0);
    }

    /** For predictions without an activation, with Keras' defaults. */
    public static CategoricalFocalCrossentropy ofLogits() {
        return new CategoricalFocalCrossentropy(0.25, 2, true, 0);
    }

    /** The same with another alpha. */
    public CategoricalFocalCrossentropy alpha(double other) {
        return new CategoricalFocalCrossentropy(other, gamma, fromLogits, labelSmoothing);
    }

    /** The same with another gamma. */
    public CategoricalFocalCrossentropy gamma(double other) {
        return new CategoricalFocalCrossentropy(alpha, other, fromLogits, labelSmoothing);
    }

    /** The same with label smoothing. */
    public CategoricalFocalCrossentropy labelSmoothing(double smoothing) {
        return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, smoothing);
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
        Tensor p = Probabilities.rows(fromLogits ? prediction.softmax(-1) : prediction);
        Tensor factor = Probabilities.focus(p.negate().add(1), gamma).multiply(alpha);
        return factor.multiply(t).multiply(p.log()).sum(-1).negate();
    }
}
