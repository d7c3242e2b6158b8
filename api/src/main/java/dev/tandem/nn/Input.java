package dev.tandem.nn;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.Optional;

/**
 * What goes into a network: an example's shape and the type of its numbers.
 *
 * @param name for people, and for files
 * @param shape of an example, without the batch axis
 * @param dtype of the numbers; empty for the floating dtype that the network has
 */
public record Input(String name, Shape shape, Optional<DType> dtype) {
    /** Floating-point numbers of that shape an example: {@code Input.of(28, 28, 1)}. */
    public static Input of(long... sizes) {
        return new Input("input", Shape.of(sizes), Optional.empty());
    }

    /** Numbers of that dtype. */
    public static Input of(DType dtype, long... sizes) {
        return new Input("input", Shape.of(sizes), Optional.of(dtype));
    }

    /** Numbers of words or of other things, for an Embedding: INT32. */
    public static Input ids(long... sizes) {
        return of(DType.INT32, sizes);
    }

    /** The same under another name. */
    public Input named(String other) {
        return new Input(other, shape, dtype);
    }

    /** The type of an example in a network of that floating dtype. */
    public TensorType example(DType floating) {
        return new TensorType(shape, dtype.orElse(floating));
    }

    /** The type of a batch of them. */
    public TensorType batch(DType floating, long size) {
        return new TensorType(Shape.of(size).concat(shape), dtype.orElse(floating));
    }
}
