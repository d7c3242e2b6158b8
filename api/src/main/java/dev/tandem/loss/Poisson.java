package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean(prediction − target·ln(prediction + 1e-7)) along the last axis: counts that are Poisson-distributed.
 *
 * <p>Target and prediction are counts and rates of 0 or more, [..., size]; values [...] (Keras 3).
 */
public record Poisson() implements Loss {
    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        return prediction
                .subtract(t.multiply(prediction.add(Probabilities.EPSILON).log()))
                .mean(-1);
    }
}
