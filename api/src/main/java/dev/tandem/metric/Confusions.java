package dev.tandem.metric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.loss.Targets;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.Optional;
import java.util.OptionalInt;

/** Confusion matrices: row the right class, column the predicted one. */
final class Confusions {
    private Confusions() {}

    static void checkClasses(String metric, int classes) {
        if (classes < 2) {
            throw new InvalidArgumentException(
                    metric + ": the number of classes is " + classes + "; expected 2 or more");
        }
    }

    /**
     * The matrix of scores against class ids or one-hot rows, or of class ids against class ids.
     *
     * @param name of the metric, for errors
     * @param ignored a right class that does not count
     * @return float64 [classes, classes]; ids outside of it do not count
     */
    static Tensor of(
            String name,
            int classes,
            OptionalInt ignored,
            Tensor target,
            Tensor prediction,
            Optional<Tensor> sampleWeight) {
        Tensor right;
        Tensor predicted;
        if (prediction.dtype().isFloating()) {
            if (prediction.rank() == 0 || prediction.size(-1) != classes) {
                throw new ShapeMismatchException(
                        name + ": the prediction is " + prediction.type() + "; expected scores of " + classes
                                + " classes along the last axis, or class ids of whole numbers");
            }
            right = rightClasses(name, target, prediction);
            predicted = prediction.argMax(-1);
        } else {
            if (!target.dtype().isInteger()
                    || !prediction.dtype().isInteger()
                    || !target.shape().equals(prediction.shape())) {
                throw new ShapeMismatchException(name + ": the target is " + target.type() + ", the prediction "
                        + prediction.type() + "; expected class ids of whole numbers in the same shape");
            }
            right = target.cast(DType.INT64);
            predicted = prediction.cast(DType.INT64);
        }
        return matrix(classes, ignored, right, predicted, sampleWeight);
    }

    private static Tensor rightClasses(String name, Tensor target, Tensor prediction) {
        if (Targets.areIds(target.type(), prediction.type())) {
            return Targets.classIds(target, prediction);
        }
        Targets.checkOneHot(name, "class ids of whole numbers", target.type(), prediction.type());
        return Targets.elementwise(target, prediction).argMax(-1);
    }

    /** The same from class ids, int64 of one shape. */
    static Tensor matrix(
            int classes, OptionalInt ignored, Tensor right, Tensor predicted, Optional<Tensor> sampleWeight) {
        Tensor weights = Weights.of(right, sampleWeight);
        if (ignored.isPresent()) {
            weights = weights.multiply(right.notEqual(ignored.getAsInt()).cast(Metric.SUM_DTYPE));
        }
        Tensor rows = right.reshape(-1).oneHot(classes, Metric.SUM_DTYPE);
        Tensor columns = predicted.reshape(-1).oneHot(classes, Metric.SUM_DTYPE);
        return rows.transpose().matmul(columns.multiply(weights.reshape(-1, 1)));
    }

    /** Intersection over union of each class: tp/(tp + fp + fn), 0 for one that never occurs. */
    static double[] intersectionOverUnion(TensorData matrix) {
        double[] result = new double[unions(matrix).length];
        double[] unions = unions(matrix);
        for (int i = 0; i < result.length; i++) {
            result[i] = Metric.ratio(matrix.getDouble(i * result.length + i), unions[i]);
        }
        return result;
    }

    /** The mean of those classes that occur in targets or predictions, 0 if none does. */
    static double meanIntersectionOverUnion(TensorData matrix) {
        double[] each = intersectionOverUnion(matrix);
        double[] unions = unions(matrix);
        double sum = 0;
        double present = 0;
        for (int i = 0; i < each.length; i++) {
            sum += each[i];
            present += unions[i] > 0 ? 1 : 0;
        }
        return Metric.ratio(sum, present);
    }

    private static double[] unions(TensorData matrix) {
        int classes = Math.toIntExact(matrix.shape().size(0));
        double[] result = new double[classes];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                double count = matrix.getDouble(row * classes + column);
                result[row] += count;
                result[column] += row == column ? 0 : count;
            }
        }
        return result;
    }
}
