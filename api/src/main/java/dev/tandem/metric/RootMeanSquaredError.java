package dev.tandem.metric;

import dev.tandem.loss.MeanSquaredError;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;

/** √mean((prediction − target)²), the root taken once, over all examples. Target and prediction [batch, ..., size] (Keras 3). */
public record RootMeanSquaredError() implements MeanMetric {
    @Override
    public String name() {
        return "root_mean_squared_error";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        return new MeanSquaredError().values(target, prediction);
    }

    @Override
    public double result(List<TensorData> sums) {
        return Math.sqrt(MeanMetric.super.result(sums));
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }
}
