package dev.tandem.backend.pytorch;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.List;

/** Writes Java values as TorchScript. */
final class Literals {
    private Literals() {}

    /** A list of whole numbers: {@code [1, 2]}. */
    static String ints(List<? extends Number> values) {
        return values.isEmpty() ? "annotate(List[int], [])" : values.toString();
    }

    static String ints(Shape shape) {
        return ints(shape.toList());
    }

    static String ints(long... values) {
        return ints(Shape.of(values));
    }

    static String bool(boolean value) {
        return value ? "True" : "False";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    /** A number as an element of that dtype. */
    static String number(DType dtype, double value) {
        return dtype.isFloating() ? number(value) : Long.toString((long) value);
    }

    /** The number of {@code c10::ScalarType} that stands for a dtype. */
    static int dtype(DType dtype) {
        return TorchType.of(dtype).scalarType;
    }
}
