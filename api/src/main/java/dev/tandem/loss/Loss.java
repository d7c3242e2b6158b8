package dev.tandem.loss;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * How far predictions are from targets: a number for each example, and the single number that training makes small.
 *
 * <pre>{@code
 * Loss loss = SparseCategoricalCrossentropy.ofLogits();
 * Tensor number = loss.of(classIds, logits); // inside of a function, or at once
 * }</pre>
 *
 * <p>Targets come first, as in Keras. Whole-number and bool targets are cast to the prediction's dtype.
 */
public interface Loss {
    /** In snake case, as Keras has it: {@code mean_squared_error}. */
    String name();

    /**
     * One number for each example, or position in it: Keras' loss before reduction.
     *
     * @param target of the prediction's shape, or what the loss says
     * @param prediction floating [batch, ..., size]
     * @return [batch, ...] of the prediction's dtype
     * @throws dev.tandem.error.TandemException as {@link #check} does
     */
    Tensor values(Tensor target, Tensor prediction);

    /**
     * Rejects what does not fit, before anything is computed. Here: shapes must be the same, but for a last axis of size 1
     * that the target may lack.
     *
     * @throws dev.tandem.error.ShapeMismatchException if the shapes do not fit each other
     * @throws DTypeMismatchException if the prediction is not floating, or the target is of another floating dtype
     */
    default void check(TensorType target, TensorType prediction) {
        Targets.checkElementwise(name(), target, prediction);
    }

    /**
     * Rejects targets by their values, on the Java side, where the engine could not say which one is wrong. Here: by their
     * type only.
     *
     * @param target of whole examples, [batch, ...]
     * @param predictionExample the shape of one prediction, without the batch
     */
    default void checkTargets(TensorData target, Shape predictionExample) {
        TensorType type = target.type();
        Shape batch = type.rank() == 0 ? Shape.scalar() : type.shape().range(0, 1);
        DType dtype = type.dtype().isFloating() ? type.dtype() : DType.FLOAT32;
        check(type, new TensorType(batch.concat(predictionExample), dtype));
    }

    /**
     * Which of the {@link #values} count in a mean: bool, of their shape; empty if all do. Those that do not must be 0.
     *
     * @param target as for {@link #values}
     */
    default Optional<Tensor> mask(Tensor target, Tensor prediction) {
        return Optional.empty();
    }

    /** How the values become one number. */
    default Reduction reduction() {
        return Reduction.SUM_OVER_BATCH_SIZE;
    }

    /** The same loss with another reduction. */
    default Loss reduction(Reduction reduction) {
        return new ReducedLoss(this, reduction);
    }

    /** The loss of a batch: a single number, the mean of the values unless {@link #reduction()} says otherwise. */
    default Tensor of(Tensor target, Tensor prediction) {
        return of(target, prediction, Optional.empty(), Optional.empty());
    }

    /**
     * The loss of a batch in which some examples count more than others: Σ(weight·value)/(number of values), so weights of 1
     * change nothing; {@link #reduction()} may say otherwise.
     *
     * @param sampleWeight [batch], or any shape that {@link SampleWeights#align} takes
     */
    default Tensor of(Tensor target, Tensor prediction, Tensor sampleWeight) {
        return of(target, prediction, Optional.of(sampleWeight), Optional.empty());
    }

    /**
     * The loss of a batch in which some positions do not count at all, such as the padding of short sequences: they add nothing
     * to the sum, nor to the number of values that it is divided by (Keras 3, {@code apply_mask}).
     *
     * @param sampleWeight [batch], or any shape that {@link SampleWeights#align} takes; empty if all weigh the same
     * @param mask bool, the first axes of the {@link #values}: [batch, steps]; empty if all count
     */
    default Tensor of(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        Tensor values = values(target, prediction);
        Optional<Tensor> counted = mask(target, prediction);
        if (mask.isEmpty()) {
            return reduction().reduce(values, sampleWeight, counted);
        }
        PositionMask positions = PositionMask.over(values, mask.get());
        return reduction().reduce(positions.zeroElsewhere(values), sampleWeight, Optional.of(positions.and(counted)));
    }

    /**
     * A loss of your own.
     *
     * @param name in snake case
     * @param values from (target, prediction) to one number for each example
     */
    static Loss custom(String name, BinaryOperator<Tensor> values) {
        return new CustomLoss(name, values);
    }
}
