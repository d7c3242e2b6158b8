package dev.tandem.loss;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Optional;

/** A loss with another reduction than its own. */
record ReducedLoss(Loss loss, Reduction reduction) implements Loss {
    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        return loss.values(target, prediction);
    }

    @Override
    public void check(TensorType target, TensorType prediction) {
        loss.check(target, prediction);
    }

    @Override
    public void checkTargets(TensorData target, Shape predictionExample) {
        loss.checkTargets(target, predictionExample);
    }

    @Override
    public Optional<Tensor> mask(Tensor target, Tensor prediction) {
        return loss.mask(target, prediction);
    }

    @Override
    public Loss reduction(Reduction other) {
        return new ReducedLoss(loss, other);
    }
}
