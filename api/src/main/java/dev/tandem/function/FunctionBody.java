package dev.tandem.function;

import dev.tandem.tensor.Tensor;
import java.util.List;

/** What a {@link TensorFunction} is made of: Java code from tensors to tensors, without side effects but on variables. */
@FunctionalInterface
public interface FunctionBody {
    /** Computes the results. */
    List<Tensor> apply(List<Tensor> inputs);

    /** Of no tensor. */
    @FunctionalInterface
    interface OfNone {
        /** Computes the result. */
        Tensor apply();
    }

    /** Of one tensor. */
    @FunctionalInterface
    interface OfOne {
        /** Computes the result. */
        Tensor apply(Tensor x);
    }

    /** Of two tensors. */
    @FunctionalInterface
    interface OfTwo {
        /** Computes the result. */
        Tensor apply(Tensor x, Tensor y);
    }

    /** Of three tensors. */
    @FunctionalInterface
    interface OfThree {
        /** Computes the result. */
        Tensor apply(Tensor x, Tensor y, Tensor z);
    }
}
