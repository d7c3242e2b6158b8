package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean(max(1 − target·prediction, 0)²) along the last axis.
 *
 * <p>Target [..., size] of −1 and 1, or of 0 and 1 throughout, which stand for the same; values [...] (Keras 3).
 */
public record SquaredHinge() implements Loss {
    @Override
    public String name() {
        return "squared_hinge";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        return Margins.of(t, prediction).square().mean(-1);
    }
}
