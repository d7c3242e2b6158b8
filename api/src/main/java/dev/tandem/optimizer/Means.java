package dev.tandem.optimizer;

import dev.tandem.tensor.Tensor;

/** Moving averages, each written as Keras 3 does where it is used, so that rounding is the same. */
final class Means {
    private Means() {}

    /** m + (1 − decay)·(x − m). */
    static Tensor towards(Tensor mean, Tensor next, double decay) {
        return mean.add(next.subtract(mean).multiply(1 - decay));
    }

    /** decay·m + (1 − decay)·x. */
    static Tensor mixed(Tensor mean, Tensor next, double decay) {
        return mean.multiply(decay).add(next.multiply(1 - decay));
    }
}
