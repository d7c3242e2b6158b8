package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;

/**
 * mean(−t·ln p − (1 − t)·ln(1 − p)) along the last axis, for labels that are each 0 or 1.
 *
 * <p>Probabilities are clipped to 1e-7 … 1 − 1e-7; logits are not: p = sigmoid(x) enters as softplus(x) − x·t, which is
 * stable. Target [..., labels] from 0 to 1, prediction [..., labels], values [...] (Keras 3).
 *
 * @param fromLogits whether predictions are logits, not probabilities
 * @param labelSmoothing s moves targets to t·(1 − s) + s/2; from 0 to 1, Keras' default is 0
 */
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
    private static final String NAME = "binary_crossentropy";

    /** Checks the smoothing. */
    public BinaryCrossentropy {
        Probabilities.checkSmoothing(NAME, labelSmoothing);
    }

    /** For predictions after a sigmoid. */
    public static BinaryCrossentropy ofProbabilities() {
        return new BinaryCrossentropy(false, 0);
    }

    /** For predictions without an activation, which is the more exact way. */
    public static BinaryCrossentropy ofLogits() {
        return new BinaryCrossentropy(true, 0);
    }

    /** The same with label smoothing. */
    public BinaryCrossentropy labelSmoothing(double smoothing) {
        return new BinaryCrossentropy(fromLogits, smoothing);
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
        Tensor each = fromLogits ? prediction.sigmoidCrossEntropy(t) : Probabilities.binaryCrossentropy(t, prediction);
        return each.mean(-1);
    }
}
