package dev.tandem.metric;

import dev.tandem.loss.CosineSimilarity;
import dev.tandem.tensor.Tensor;

/**
 * mean(Σ target·prediction/(‖target‖·‖prediction‖)): 1 for the same direction, −1 for the opposite, which is the loss {@link
 * CosineSimilarity} with the other sign (Keras 3). Target and prediction [batch, ..., size].
 */
public record CosineSimilarityMetric() implements MeanMetric {
    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        return new CosineSimilarity().values(target, prediction).negate();
    }
}
