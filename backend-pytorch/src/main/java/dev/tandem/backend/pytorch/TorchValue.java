package dev.tandem.backend.pytorch;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;

/**
 * A variable of a TorchScript program.
 *
 * @param name in the program's text
 * @param type shape and dtype
 * @param tracked whether autograd records what becomes of it
 */
record TorchValue(String name, TensorType type, boolean tracked) {
    Shape shape() {
        return type.shape();
    }

    DType dtype() {
        return type.dtype();
    }

    int rank() {
        return type.rank();
    }

    boolean isEmpty() {
        return type.shape().elementCount() == 0;
    }

    /** The name, so that a value can stand in an expression. */
    @Override
    public String toString() {
        return name;
    }
}
