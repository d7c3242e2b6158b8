package dev.tandem.metric;

import dev.tandem.loss.Loss;
import dev.tandem.tensor.Tensor;
import java.util.Optional;

/** The mean of a loss. */
record LossMean(Loss loss) implements MeanMetric {
    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        return loss.values(target, prediction);
    }

    @Override
    public Optional<Tensor> mask(Tensor target, Tensor prediction) {
        return loss.mask(target, prediction);
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }
}
