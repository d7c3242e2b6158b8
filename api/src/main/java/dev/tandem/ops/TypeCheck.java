package dev.tandem.ops;

import dev.tandem.error.AxisOutOfRangeException;
import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.function.LongSupplier;

/** The checks that {@link TypeOps} is made of, and the words of their errors. */
final class TypeCheck {
    private TypeCheck() {}

    static TensorType floating(String operation, TensorType x) {
        if (!x.dtype().isFloating()) {
            throw new DTypeMismatchException(
                    operation + ": got " + x + "; expected float32 or float64: cast the tensor first");
        }
        return x;
    }

    static TensorType numeric(String operation, TensorType x) {
        if (!x.dtype().isNumeric()) {
            throw new DTypeMismatchException(operation + ": got " + x + "; expected numbers: cast the tensor first");
        }
        return x;
    }

    static TensorType bool(String operation, TensorType x) {
        if (x.dtype() != DType.BOOL) {
            throw new DTypeMismatchException(
                    operation + ": got " + x + "; expected bool: compare it with something, or cast it");
        }
        return x;
    }

    static TensorType index(String operation, TensorType x) {
        if (x.dtype() != DType.INT32 && x.dtype() != DType.INT64) {
            throw new DTypeMismatchException(
                    operation + ": indices are " + x + "; expected int32 or int64: cast them first");
        }
        return x;
    }

    static void sameDType(String operation, TensorType a, TensorType b) {
        if (a.dtype() != b.dtype()) {
            throw new DTypeMismatchException(operation + ": dtypes differ: got " + a + " and " + b
                    + "; expected the same: dtypes never promote silently, cast one of them");
        }
    }

    static TensorType broadcast(String operation, TensorType a, TensorType b) {
        sameDType(operation, a, b);
        return a.withShape(Shape.broadcast(operation, a.shape(), b.shape()));
    }

    static void rank(String operation, String what, TensorType x, int rank, String meaning) {
        if (x.rank() != rank) {
            throw new ShapeMismatchException(
                    operation + ": " + what + " is " + x + "; expected rank " + rank + " " + meaning);
        }
    }

    static void minRank(String operation, TensorType x, int rank) {
        if (x.rank() < rank) {
            throw new ShapeMismatchException(operation + ": got " + x + "; expected rank " + rank + " or more");
        }
    }

    static void shape(String operation, String what, TensorType x, Shape expected, String why) {
        if (!x.shape().equals(expected)) {
            throw new ShapeMismatchException(
                    operation + ": " + what + " is " + x + "; expected shape " + expected + ": " + why);
        }
    }

    static void axis(String operation, TensorType x, int axis) {
        if (axis < 0 || axis >= x.rank()) {
            throw new AxisOutOfRangeException(operation + ": axis " + axis + " is out of range for " + x + "; expected "
                    + (x.rank() == 0 ? "no axis: it is a single number" : "0 to " + (x.rank() - 1)));
        }
    }

    static void axes(String operation, TensorType x, List<Integer> axes) {
        for (int i = 0; i < axes.size(); i++) {
            axis(operation, x, axes.get(i));
            if (axes.subList(0, i).contains(axes.get(i))) {
                throw new AxisOutOfRangeException(
                        operation + ": axis " + axes.get(i) + " is named twice in " + axes + "; name each axis once");
            }
        }
    }

    static void square(String operation, TensorType x) {
        minRank(operation, x, 2);
        if (x.shape().size(-1) != x.shape().size(-2)) {
            throw new ShapeMismatchException(
                    operation + ": got " + x + "; expected square matrices in the last two axes");
        }
    }

    static void argument(boolean holds, String message) {
        if (!holds) {
            throw new InvalidArgumentException(message);
        }
    }

    /** A size computed of others: a whole number that fits, or an error instead of a number that wrapped round. */
    static long size(String operation, TensorType x, LongSupplier size) {
        try {
            return size.getAsLong();
        } catch (ArithmeticException e) {
            throw new InvalidArgumentException(
                    operation + ": the result of " + x + " would have more than " + Integer.MAX_VALUE
                            + " elements, the most that a tensor holds; expected smaller amounts",
                    e);
        }
    }
}
