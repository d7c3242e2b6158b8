package dev.tandem.loss;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * −ln p[class] along the last axis, for class ids: {@link CategoricalCrossentropy} without the one-hot rows.
 *
 * <p>Probabilities are divided by their sum, then clipped to 1e-7 … 1 − 1e-7; logits enter by ln softmax. Target int32, int64
 * or uint8 [...] or [..., 1], each from 0 to classes − 1; prediction [..., classes], values [...] (Keras 3).
 *
 * @param fromLogits whether predictions are logits, not probabilities
 * @param ignoreClass an id whose positions have a value of 0 and do not count in the mean: −1, or 255 for "void" pixels
 */
public record SparseCategoricalCrossentropy(boolean fromLogits, OptionalInt ignoreClass) implements Loss {
    private static final String NAME = "sparse_categorical_crossentropy";

    /** For predictions after a softmax. */
    public static SparseCategoricalCrossentropy ofProbabilities() {
        return new SparseCategoricalCrossentropy(false, OptionalInt.empty());
    }

    /** For predictions without an activation, which is the more exact way. */
    public static SparseCategoricalCrossentropy ofLogits() {
        return new SparseCategoricalCrossentropy(true, OptionalInt.empty());
    }

    /** The same without the positions of that class. */
    public SparseCategoricalCrossentropy ignoring(int classId) {
        return new SparseCategoricalCrossentropy(fromLogits, OptionalInt.of(classId));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(TensorType target, TensorType prediction) {
        Targets.checkClassIds(NAME, "categorical_crossentropy", target, prediction);
    }

    /**
     * Rejects ids outside of 0 to classes − 1.
     *
     * @throws IndexOutOfRangeException naming the first
     */
    @Override
    public void checkTargets(TensorData target, Shape predictionExample) {
        Loss.super.checkTargets(target, predictionExample);
        Targets.checkRange(NAME, target, predictionExample.size(-1), ignoreClass);
    }

    @Override
    public Optional<Tensor> mask(Tensor target, Tensor prediction) {
        return ignoreClass.isEmpty()
                ? Optional.empty()
                : Optional.of(Targets.classIds(target, prediction).notEqual(ignoreClass.getAsInt()));
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor ids = Targets.classIds(target, prediction);
        return mask(target, prediction)
                .map(counted -> masked(ids, prediction, counted))
                .orElseGet(() -> crossentropy(ids, prediction));
    }

    private Tensor masked(Tensor ids, Tensor prediction, Tensor counted) {
        // Harmless numbers stand in for what is left out, so that neither an id out of range nor a NaN gets through.
        Tensor safeIds = ids.where(counted, ids.multiply(0));
        Tensor one = prediction.value().ops().constant(TensorData.scalar(prediction.dtype(), 1));
        Tensor safe = prediction.where(counted.expandDims(-1), one);
        Tensor values = crossentropy(safeIds, safe);
        return values.where(counted, values.multiply(0));
    }

    private Tensor crossentropy(Tensor ids, Tensor prediction) {
        if (fromLogits) {
            return prediction.sparseSoftmaxCrossEntropy(ids);
        }
        Tensor logarithm = Probabilities.rows(prediction).log();
        return logarithm.takeAlongAxis(ids.expandDims(-1), -1).squeeze(-1).negate();
    }
}
