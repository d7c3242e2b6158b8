package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * −Σ target·prediction/(‖target‖·‖prediction‖) along the last axis: −1 for the same direction, 1 for the opposite.
 *
 * <p>Target and prediction [..., size], values [...]; a vector shorter than 1e-7 is divided by 1e-7 (Keras 3).
 */
public record CosineSimilarity() implements Loss {
    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        return unit(t).multiply(unit(prediction)).sum(-1).negate();
    }

    private static Tensor unit(Tensor x) {
        // The bound stands under the root, so that a vector of zeros has a gradient.
        double bound = Probabilities.EPSILON * Probabilities.EPSILON;
        return x.multiply(x.square().sum(true, -1).maximum(bound).rsqrt());
    }
}
