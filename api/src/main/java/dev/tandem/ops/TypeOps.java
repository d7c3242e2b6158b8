package dev.tandem.ops;

import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/**
 * Interprets operations as shapes and dtypes: says the type of a result, and is the one place that rejects a bad call.
 *
 * <p>Every other interpreter's calls come through here first, so that the same mistake reads the same on every engine.
 *
 * <p>Throws {@link dev.tandem.error.ShapeMismatchException}, {@link dev.tandem.error.DTypeMismatchException},
 * {@link dev.tandem.error.AxisOutOfRangeException} or {@link dev.tandem.error.InvalidArgumentException}.
 */
public final class TypeOps
        implements Ops<TensorType>, TypeMathOps, TypeReduceOps, TypeShapeOps, TypeLinalgOps, TypeNnOps {
    @Override
    public TensorType typeOf(TensorType x) {
        return x;
    }

    @Override
    public TensorType constant(TensorData data) {
        return data.type();
    }
}
