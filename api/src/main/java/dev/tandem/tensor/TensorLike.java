package dev.tandem.tensor;

/** What can stand where a tensor is wanted: a {@link Tensor}, or a variable by the value that it has at that moment. */
public interface TensorLike {
    /** The tensor meant. */
    Tensor tensor();
}
