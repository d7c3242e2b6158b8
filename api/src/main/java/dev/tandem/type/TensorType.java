package dev.tandem.type;

import dev.tandem.error.InvalidArgumentException;

/**
 * Shape and dtype: all that is known of a tensor before it is computed.
 *
 * @param shape the sizes along each axis
 * @param dtype the type of the elements
 */
public record TensorType(Shape shape, DType dtype) {
    public TensorType {
        if (shape == null || dtype == null) {
            throw new InvalidArgumentException("a tensor's type is a shape and a dtype; got shape " + shape
                    + " and dtype " + dtype + "; expected neither to be null");
        }
    }

    /** The same dtype in another shape. */
    public TensorType withShape(Shape other) {
        return new TensorType(other, dtype);
    }

    /** The same shape with another dtype. */
    public TensorType withDType(DType other) {
        return new TensorType(shape, other);
    }

    /** The number of axes. */
    public int rank() {
        return shape.rank();
    }

    /** The bytes that the elements take. */
    public long byteCount() {
        return shape.elementCount() * dtype.bytes();
    }

    /** As in error messages: {@code float32[2, 3]}. */
    @Override
    public String toString() {
        return dtype + shape.toString();
    }
}
