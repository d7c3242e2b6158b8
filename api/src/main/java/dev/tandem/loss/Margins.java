package dev.tandem.loss;

import dev.tandem.tensor.Tensor;

/** What the hinge losses have in common. */
final class Margins {
    private Margins() {}

    /** max(1 − target·prediction, 0), elementwise; if all targets are 0 or 1, 0 counts as −1. */
    static Tensor of(Tensor target, Tensor prediction) {
        Tensor binary = target.equal(0).logicalOr(target.equal(1)).all();
        Tensor signed = target.multiply(2).subtract(1).where(binary, target);
        return signed.multiply(prediction).negate().add(1).maximum(0);
    }
}
