package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * Kullback–Leibler divergence, Σ target·ln(target/prediction) along the last axis, both clipped to 1e-7 … 1.
 *
 * <p>Target and prediction are distributions [..., classes], values [...] (Keras 3).
 */
public record KlDivergence() implements Loss {
    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        Tensor p = t.clip(Probabilities.EPSILON, 1);
        return p.multiply(p.divide(prediction.clip(Probabilities.EPSILON, 1)).log())
                .sum(-1);
    }
}
