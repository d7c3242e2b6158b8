package dev.tandem.nn;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/** Random tensors for a layer, of its own stream: the same on every engine, other ones at each call. */
public interface RandomDraws {
    /** Evenly distributed in [low, high), of the network's dtype. */
    Tensor uniform(Shape shape, double low, double high);

    /** Normally distributed, of the network's dtype. */
    Tensor normal(Shape shape, double mean, double standardDeviation);

    /** True with that probability; bool. */
    Tensor bernoulli(Shape shape, double probability);
}
