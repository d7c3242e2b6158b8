package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * 100·mean(|(target − prediction)/max(|target|, 1e-7)|) along the last axis.
 *
 * <p>Target and prediction [..., size], values [...] (Keras 3).
 */
public record MeanAbsolutePercentageError() implements Loss {
    @Override
    public String name() {
        return "mean_absolute_percentage_error";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        Tensor size = t.abs().maximum(Probabilities.EPSILON);
        return t.subtract(prediction).divide(size).abs().mean(-1).multiply(100);
    }
}
