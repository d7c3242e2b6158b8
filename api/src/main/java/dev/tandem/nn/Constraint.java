package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import java.util.List;

/** Bounds for a weight: applied to it after each update. Equations as in Keras 3. */
public interface Constraint {
    /** The weight brought within the bounds: of the same type. */
    Tensor apply(Tensor weight);

    /** No bounds. */
    static Constraint none() {
        return new None();
    }

    /** Any value. */
    record None() implements Constraint {
        @Override
        public Tensor apply(Tensor weight) {
            return weight;
        }
    }

    /** max(w, 0). */
    record NonNeg() implements Constraint {
        @Override
        public Tensor apply(Tensor weight) {
            return weight.maximum(0);
        }
    }

    /**
     * w·clip(n, 0, limit)/(1e-7 + n), n being the norm along the axes.
     *
     * @param limit of the norm, above 0
     * @param axes along which to measure; of a dense kernel [in, out], 0 measures each unit's incoming weights
     */
    record MaxNorm(double limit, List<Integer> axes) implements Constraint {
        /** Checks the limit. */
        public MaxNorm {
            if (!(limit > 0)) {
                throw new InvalidArgumentException("MaxNorm: the limit is " + limit + "; expected a number above 0");
            }
            axes = List.copyOf(axes);
        }

        /** Along axis 0, as Keras has it where none is given. */
        public static MaxNorm of(double limit) {
            return new MaxNorm(limit, List.of(0));
        }

        @Override
        public Tensor apply(Tensor weight) {
            Tensor norm = norm(weight, axes);
            return weight.multiply(norm.minimum(limit).divide(norm.add(EPSILON)));
        }
    }

    /**
     * w/(1e-7 + n), n being the norm along the axes.
     *
     * @param axes along which to measure
     */
    record UnitNorm(List<Integer> axes) implements Constraint {
        /** Copies the axes. */
        public UnitNorm {
            axes = List.copyOf(axes);
        }

        /** Along axis 0, as Keras has it where none is given. */
        public static UnitNorm of() {
            return new UnitNorm(List.of(0));
        }

        @Override
        public Tensor apply(Tensor weight) {
            return weight.divide(norm(weight, axes).add(EPSILON));
        }
    }

    private static Tensor norm(Tensor weight, List<Integer> axes) {
        return weight.norm(true, axes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Keras' fuzz factor: what keeps a division from being by 0. */
    double EPSILON = 1e-7;
}
