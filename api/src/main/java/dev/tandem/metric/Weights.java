package dev.tandem.metric;

import dev.tandem.loss.SampleWeights;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.Optional;

/** Sample weights of the same shape as what they weigh. */
final class Weights {
    private Weights() {}

    /** The weights of these values: float64, of their shape, 1 where none are given, 0 where the mask is false. */
    static Tensor of(Tensor values, Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        Tensor weights = of(values, sampleWeight);
        return mask.map(counted -> weights.multiply(counted.cast(Metric.SUM_DTYPE)))
                .orElse(weights);
    }

    /** The weights of these values: float64, of their shape, 1 where none are given. */
    static Tensor of(Tensor values, Optional<Tensor> sampleWeight) {
        return sampleWeight
                .map(weight -> SampleWeights.align(weight, values.cast(Metric.SUM_DTYPE)))
                .orElseGet(() -> constant(values, TensorData.scalar(Metric.SUM_DTYPE, 1)))
                .broadcastTo(values.shape().toArray());
    }

    /** A constant on the side of that tensor. */
    static Tensor constant(Tensor beside, TensorData data) {
        return beside.value().ops().constant(data);
    }
}
