package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean(|prediction − target|) along the last axis.
 *
 * <p>Target and prediction [..., size], values [...] (Keras 3).
 */
public record MeanAbsoluteError() implements Loss {
    @Override
    public String name() {
        return "mean_absolute_error";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        return prediction.subtract(t).abs().mean(-1);
    }
}
