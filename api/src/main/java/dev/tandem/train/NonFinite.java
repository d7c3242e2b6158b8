package dev.tandem.train;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.OptionalInt;

/** Finds numbers that are NaN or infinite. */
final class NonFinite {
    private NonFinite() {}

    /** The row-major position of the first one. */
    static OptionalInt first(TensorData data) {
        if (data.dtype().isFloating()) {
            for (int i = 0; i < data.count(); i++) {
                if (!Double.isFinite(data.getDouble(i))) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    static String describe(String name, TensorData data, int position) {
        return name + " holds " + data.getDouble(position) + " at "
                + Arrays.toString(coordinates(data.shape(), position))
                + "; expected finite numbers: drop or fill such examples before training";
    }

    private static long[] coordinates(Shape shape, int position) {
        long[] result = new long[shape.rank()];
        long rest = position;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            result[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return result;
    }
}
