package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;

/**
 * mean(w·(1 − q)^gamma·bce) along the last axis: binary cross-entropy that looks away from what is right already (Lin et al.
 * 2018, "Focal Loss for Dense Object Detection").
 *
 * <p>q = t·p + (1 − t)·(1 − p) is how probable the right label was; bce is {@link BinaryCrossentropy}'s, clipped; w is
 * t·alpha + (1 − t)·(1 − alpha) if classes are balanced, else 1. Target [..., labels] from 0 to 1, prediction [..., labels],
 * values [...] (Keras 3, which also turns logits into probabilities first).
 *
 * @param applyClassBalancing whether the two labels weigh alpha and 1 − alpha; not by default
 * @param alpha weight of label 1, 0.25 by default
 * @param gamma how far to look away, 0 or more, 2 by default
 * @param fromLogits whether predictions are logits, not probabilities
 * @param labelSmoothing s moves targets to t·(1 − s) + s/2
 */
public record BinaryFocalCrossentropy(
        boolean applyClassBalancing, double alpha, double gamma, boolean fromLogits, double labelSmoothing)
        implements Loss {
    private static final String NAME = "binary_focal_crossentropy";

    /** Checks the numbers. */
    public BinaryFocalCrossentropy {
        Probabilities.checkFocus(NAME, alpha, gamma);
        Probabilities.checkSmoothing(NAME, labelSmoothing);
    }

    /** For predictions after a sigmoid, with Keras' defaults. */
    public static BinaryFocalCrossentropy ofProbabilities() {
        return new BinaryFocalCrossentropy(false, 0.25, 2, false, 0);
    }

    /** For predictions without an activation, with Keras' defaults. */
    public static BinaryFocalCrossentropy ofLogits() {
        return new BinaryFocalCrossentropy(false, 0.25, 2, true, 0);
    }

    /** The same with label 1 weighing alpha, label 0 weighing 1 − alpha. */
    public BinaryFocalCrossentropy balanced(double other) {
        return new BinaryFocalCrossentropy(true, other, gamma, fromLogits, labelSmoothing);
    }

    /** The same with another gamma. */
    public BinaryFocalCrossentropy gamma(double other) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, other, fromLogits, labelSmoothing);
    }

    /** The same with label smoothing. */
    public BinaryFocalCrossentropy labelSmoothing(double smoothing) {
        return new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, smoothing);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void checkTargets(TensorData target, Shape predictionExample) {
        Loss.super.checkTargets(target, predictionExample);
        Probabilities.checkTargets(NAME, target);
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Probabilities.smooth(Targets.elementwise(target, prediction), labelSmoothing, 2);
        Tensor p = fromLogits ? prediction.sigmoid() : prediction;
        Tensor other = t.negate().add(1);
        Tensor wrong =
                t.multiply(p).add(other.multiply(p.negate().add(1))).negate().add(1);
        Tensor each = Probabilities.focus(wrong, gamma).multiply(Probabilities.binaryCrossentropy(t, p));
        if (applyClassBalancing) {
            each = each.multiply(t.multiply(alpha).add(other.multiply(1 - alpha)));
        }
        return each.mean(-1);
    }
}
