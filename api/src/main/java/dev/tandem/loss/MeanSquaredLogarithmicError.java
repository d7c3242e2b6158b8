package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean((ln(prediction + 1) − ln(target + 1))²) along the last axis, both raised to at least 1e-7.
 *
 * <p>Target and prediction [..., size], values [...] (Keras 3).
 */
public record MeanSquaredLogarithmicError() implements Loss {
    @Override
    public String name() {
        return "mean_squared_logarithmic_error";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        Tensor predicted = prediction.maximum(Probabilities.EPSILON).log1p();
        return predicted
                .subtract(t.maximum(Probabilities.EPSILON).log1p())
                .square()
                .mean(-1);
    }
}
