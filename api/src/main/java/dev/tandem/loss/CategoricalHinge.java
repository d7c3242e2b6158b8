package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;

/**
 * max(1 + max((1 − target)·prediction) − Σ target·prediction, 0) along the last axis: the right class must lead by 1.
 *
 * <p>Target one-hot [..., classes], prediction scores [..., classes], values [...] (Keras 3).
 */
public record CategoricalHinge() implements Loss {
    @Override
    public String name() {
        return "categorical_hinge";
    }

    @Override
    public void check(TensorType target, TensorType prediction) {
        Targets.checkOneHot(name(), "sparse_categorical_crossentropy", target, prediction);
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        Tensor right = t.multiply(prediction).sum(-1);
        Tensor wrong = t.negate().add(1).multiply(prediction).max(-1);
        return wrong.subtract(right).add(1).maximum(0);
    }
}
