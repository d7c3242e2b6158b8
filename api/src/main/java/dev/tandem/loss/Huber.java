package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/**
 * mean(½e² where |e| ≤ delta, else delta·|e| − ½delta²) along the last axis, e being prediction − target: squared near 0,
 * absolute far away (Huber 1964).
 *
 * <p>Target and prediction [..., size], values [...] (Keras 3).
 *
 * @param delta where the one passes into the other, above 0; Keras' default is 1
 */
public record Huber(double delta) implements Loss {
    /** Checks delta. */
    public Huber {
        Probabilities.check("huber_loss", "delta", delta, delta > 0, "a number above 0");
    }

    /** With a delta of 1. */
    public Huber() {
        this(1);
    }

    @Override
    public String name() {
        return "huber_loss";
    }

    @Override
    public Tensor values(Tensor target, Tensor prediction) {
        check(target.type(), prediction.type());
        Tensor error = prediction.subtract(Targets.elementwise(target, prediction));
        Tensor size = error.abs();
        Tensor near = error.square().multiply(0.5);
        Tensor far = size.multiply(delta).subtract(0.5 * delta * delta);
        return near.where(size.lessEqual(delta), far).mean(-1);
    }
}
