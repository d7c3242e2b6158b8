package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean((prediction − target)²) along the last axis.
 *
 * <p>Target and prediction [..., size], values [...] (Keras 3).
 */
public record MeanSquaredError() implements Loss {
    @Override
    public String name() {
        return "mean_squared_error";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        return prediction.subtract(t).square().mean(-1);
    }
}
