package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * Adds a penalty on what passes through to the loss, and leaves it as it is: for
 * {@link Regularizer.L1L2} (l1·Σ|x| + l2·Σx²)/batch (Keras 3).
 *
 * <p>Any shape. No parameters.
 *
 * @param regularizer the penalty
 */
public record ActivityRegularization(Regularizer regularizer) implements UnaryLayer {
    /** That penalty: {@code ActivityRegularization.of(Regularizer.l2(0.01))}. */
    public static ActivityRegularization of(Regularizer regularizer) {
        return new ActivityRegularization(regularizer);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        regularizer.penalty(x).ifPresent(penalty -> call.addLoss(penalty.divide((double) Math.max(1, x.size(0)))));
        return x;
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
