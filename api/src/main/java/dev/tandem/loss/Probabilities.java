package dev.tandem.loss;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;

/** What the cross-entropies have in common. */
final class Probabilities {
    /** Keras' fuzz factor, {@code keras.config.epsilon()}. */
    static final double EPSILON = 1e-7;

    private Probabilities() {}

    /** Kept away from 0 and 1, where the logarithm is not finite. */
    static Tensor clip(Tensor probability) {
        return probability.clip(EPSILON, 1 - EPSILON);
    }

    /** Rows made to sum to 1, then clipped. */
    static Tensor rows(Tensor prediction) {
        return clip(prediction.divide(prediction.sum(true, -1)));
    }

    /** −t·ln p − (1 − t)·ln(1 − p), elementwise, of clipped probabilities. */
    static Tensor binaryCrossentropy(Tensor target, Tensor prediction) {
        Tensor p = clip(prediction);
        Tensor positive = target.multiply(p.log());
        Tensor negative = target.negate().add(1).multiply(p.negate().add(1).log());
        return positive.add(negative).negate();
    }

    /** Targets moved towards an even distribution over so many classes: t·(1 − s) + s/classes. */
    static Tensor smooth(Tensor target, double smoothing, long classes) {
        return smoothing == 0 ? target : target.multiply(1 - smoothing).add(smoothing / classes);
    }

    /** x to the power of gamma, with a gradient also where x is 0. */
    static Tensor focus(Tensor x, double gamma) {
        // 0⁰ is 1, but the power rule makes 0·∞ of its gradient.
        if (gamma == 0) {
            return x.multiply(0).add(1);
        }
        return gamma == 2 ? x.square() : x.power(gamma);
    }

    static void checkSmoothing(String loss, double smoothing) {
        check(loss, "labelSmoothing", smoothing, smoothing >= 0 && smoothing <= 1, "a share from 0 to 1");
    }

    static void checkFocus(String loss, double alpha, double gamma) {
        check(loss, "alpha", alpha, alpha >= 0 && Double.isFinite(alpha), "a finite number of 0 or more");
        check(loss, "gamma", gamma, gamma >= 0 && Double.isFinite(gamma), "a finite number of 0 or more");
    }

    static void check(String loss, String what, double value, boolean holds, String expected) {
        if (!holds) {
            throw new InvalidArgumentException(loss + ": " + what + " is " + value + "; expected " + expected);
        }
    }

    /** Rejects a target outside of 0 … 1, or NaN, naming the first. */
    static void checkTargets(String loss, TensorData target) {
        for (int i = 0; i < target.count(); i++) {
            double value = target.getDouble(i);
            if (!(value >= 0 && value <= 1)) {
                throw new InvalidArgumentException(loss + ": number " + i + " of the target is " + value
                        + "; expected probabilities from 0 to 1: for more than two classes use"
                        + " sparse_categorical_crossentropy, for −1 and 1 a hinge loss");
            }
        }
    }
}
