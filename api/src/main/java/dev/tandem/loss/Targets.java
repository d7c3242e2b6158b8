package dev.tandem.loss;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.OptionalInt;

/**
 * What targets fit what predictions, for losses and metrics.
 *
 * <p>There are three kinds: numbers of the prediction's shape; one-hot rows, of the prediction's shape along the classes; and
 * class ids, whole numbers of the prediction's shape without its last axis. Nothing broadcasts: a target [batch] against a
 * prediction [batch, 3] is a mistake, not three columns.
 */
public final class Targets {
    private Targets() {}

    /**
     * Rejects a target that is not of the prediction's shape; a last axis of size 1 may be missing.
     *
     * @param name of the loss or metric, for the error
     */
    public static void checkElementwise(String name, TensorType target, TensorType prediction) {
        checkFloating(name, prediction);
        if (!fits(target.shape(), prediction.shape())) {
            boolean ids = areIds(target, prediction);
            throw new ShapeMismatchException(name + ": the target is " + target + ", the prediction " + prediction
                    + "; expected the same shape"
                    + (ids
                            ? ": for class ids use sparse_categorical_crossentropy, or turn them into rows with oneHot"
                            : ": reshape one of them, or change the last layer's units"));
        }
        checkDType(name, target, prediction);
    }

    /**
     * Rejects a target that is not made of one-hot rows: class ids above all.
     *
     * @param name of the loss or metric, for the error
     * @param sparse what takes class ids instead
     */
    public static void checkOneHot(String name, String sparse, TensorType target, TensorType prediction) {
        checkClasses(name, prediction);
        if (areIds(target, prediction)) {
            throw new ShapeMismatchException(name + ": the target is " + target
                    + ", which are class ids; expected one-hot"
                    + " rows of shape " + prediction.shape() + ": use " + sparse + ", or target.oneHot("
                    + prediction.shape().size(-1) + ", " + prediction.dtype().name() + ")");
        }
        if (!target.shape().equals(prediction.shape())) {
            throw new ShapeMismatchException(name + ": the target is " + target + ", the prediction " + prediction
                    + "; expected one-hot rows of the prediction's shape");
        }
        checkDType(name, target, prediction);
    }

    /**
     * Rejects a target that is not made of class ids: one-hot rows above all.
     *
     * @param name of the loss or metric, for the error
     * @param oneHot what takes one-hot rows instead
     */
    public static void checkClassIds(String name, String oneHot, TensorType target, TensorType prediction) {
        checkClasses(name, prediction);
        if (target.shape().equals(prediction.shape())) {
            throw new ShapeMismatchException(
                    name + ": the target is " + target + ", which are one-hot rows; expected class" + " ids of shape "
                            + withoutLast(prediction.shape()) + ": use " + oneHot + ", or target.argMax(-1)");
        }
        if (!isPerPosition(target.shape(), prediction.shape())) {
            throw new ShapeMismatchException(name + ": the target is " + target + ", the prediction " + prediction
                    + "; expected class ids of shape " + withoutLast(prediction.shape()));
        }
        if (!target.dtype().isInteger()) {
            throw new DTypeMismatchException(
                    name + ": the target is " + target + "; expected class ids of int32, int64 or uint8: cast it");
        }
    }

    /**
     * Rejects class ids outside of 0 to classes − 1, naming the first.
     *
     * @param name of the loss or metric, for the error
     * @param ignored an id that may stand there all the same
     * @throws IndexOutOfRangeException if there is one
     */
    public static void checkRange(String name, TensorData ids, long classes, OptionalInt ignored) {
        for (int i = 0; i < ids.count(); i++) {
            long id = ids.getLong(i);
            if ((id < 0 || id >= classes) && !(ignored.isPresent() && ignored.getAsInt() == id)) {
                throw new IndexOutOfRangeException(name + ": target " + i + " is class " + id + "; expected 0 to "
                        + (classes - 1) + " for predictions of " + classes
                        + " classes: count ids from 0, or give the last layer more units");
            }
        }
    }

    /** The target as numbers of the prediction's shape and dtype, once checked. */
    public static Tensor elementwise(Tensor target, Tensor prediction) {
        Tensor shaped = target.shape().equals(prediction.shape())
                ? target
                : target.reshape(prediction.shape().toArray());
        return shaped.cast(prediction.dtype());
    }

    /** The class ids as int64 of the prediction's shape without its last axis, once checked. */
    public static Tensor classIds(Tensor target, Tensor prediction) {
        Shape shape = withoutLast(prediction.shape());
        Tensor shaped = target.shape().equals(shape) ? target : target.reshape(shape.toArray());
        return shaped.cast(DType.INT64);
    }

    /** Whether a target can only be class ids: whole numbers, one where the prediction has a row of several. */
    public static boolean areIds(TensorType target, TensorType prediction) {
        return target.dtype().isInteger()
                && prediction.rank() > 0
                && prediction.shape().size(-1) != 1
                && isPerPosition(target.shape(), prediction.shape());
    }

    private static boolean isPerPosition(Shape target, Shape prediction) {
        Shape rows = withoutLast(prediction);
        return target.equals(rows) || target.equals(rows.insert(-1, 1));
    }

    private static boolean fits(Shape target, Shape prediction) {
        return target.equals(prediction)
                || (prediction.rank() > 0 && prediction.size(-1) == 1 && target.equals(withoutLast(prediction)));
    }

    private static Shape withoutLast(Shape shape) {
        return shape.range(0, shape.rank() - 1);
    }

    private static void checkFloating(String name, TensorType prediction) {
        if (!prediction.dtype().isFloating()) {
            throw new DTypeMismatchException(
                    name + ": the prediction is " + prediction + "; expected float32 or float64: cast it");
        }
        if (prediction.rank() == 0) {
            throw new ShapeMismatchException(name + ": the prediction is " + prediction
                    + ", a single number; expected one axis or more, the first being the batch");
        }
    }

    private static void checkClasses(String name, TensorType prediction) {
        checkFloating(name, prediction);
        if (prediction.shape().size(-1) < 2) {
            throw new ShapeMismatchException(
                    name + ": the prediction is " + prediction
                            + "; expected two classes or more along the last axis: for a single probability use the binary form");
        }
    }

    private static void checkDType(String name, TensorType target, TensorType prediction) {
        if (target.dtype().isFloating() && target.dtype() != prediction.dtype()) {
            throw new DTypeMismatchException(name + ": the target is " + target + ", the prediction " + prediction
                    + "; expected the same dtype: cast one of them");
        }
    }
}
