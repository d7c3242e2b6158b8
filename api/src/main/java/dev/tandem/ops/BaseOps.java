package dev.tandem.ops;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/**
 * What every group of operations needs: types and constants.
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface BaseOps<T> {
    /** Shape and dtype of a value. */
    TensorType typeOf(T x);

    /** A value known beforehand. */
    T constant(TensorData data);

    /** The number {@code value} as a rank-0 constant of {@code x}'s dtype. */
    default T scalar(T x, double value) {
        return constant(TensorData.scalar(typeOf(x).dtype(), value));
    }

    /** The shape of a value. */
    default Shape shapeOf(T x) {
        return typeOf(x).shape();
    }

    /** The dtype of a value. */
    default DType dtypeOf(T x) {
        return typeOf(x).dtype();
    }
}
