package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean(ln cosh(prediction − target)) along the last axis: squared near 0, absolute far away.
 *
 * <p>Target and prediction [..., size], values [...] (Keras 3).
 */
public record LogCosh() implements Loss {
    @Override
    public String name() {
        return "log_cosh";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor t = Targets.elementwise(target, prediction);
        Tensor error = prediction.subtract(t);
        // ln cosh x = x + softplus(−2x) − ln 2, which does not overflow.
        return error.add(error.multiply(-2).softplus()).subtract(Math.log(2)).mean(-1);
    }
}
