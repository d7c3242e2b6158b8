package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import java.util.Optional;

/** A penalty on a weight, or on what a layer puts out, that joins the loss. */
public interface Regularizer {
    /** The penalty, a single number; empty if there is none. */
    Optional<Tensor> penalty(Tensor weight);

    /** No penalty. */
    static Regularizer none() {
        return new L1L2(0, 0);
    }

    /** l1·Σ|w|. */
    static Regularizer l1(double l1) {
        return new L1L2(l1, 0);
    }

    /** l2·Σw² (Keras: without ½). */
    static Regularizer l2(double l2) {
        return new L1L2(0, l2);
    }

    /**
     * l1·Σ|w| + l2·Σw² (Keras 3).
     *
     * @param l1 0 or more
     * @param l2 0 or more
     */
    record L1L2(double l1, double l2) implements Regularizer {
        /** Checks the factors. */
        public L1L2 {
            if (!(l1 >= 0 && l2 >= 0 && Double.isFinite(l1 + l2))) {
                throw new InvalidArgumentException(
                        "regularizer: l1 is " + l1 + ", l2 is " + l2 + "; expected finite numbers of 0 or more");
            }
        }

        @Override
        public Optional<Tensor> penalty(Tensor weight) {
            Optional<Tensor> absolute =
                    l1 == 0 ? Optional.empty() : Optional.of(weight.abs().sum().multiply(l1));
            if (l2 == 0) {
                return absolute;
            }
            Tensor squared = weight.square().sum().multiply(l2);
            return Optional.of(absolute.map(squared::add).orElse(squared));
        }
    }
}
