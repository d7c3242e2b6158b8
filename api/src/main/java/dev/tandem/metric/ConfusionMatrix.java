package dev.tandem.metric;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How often each class was taken for each: {@link #value} is the matrix [classes, classes], row the right class, column the
 * predicted one; {@link #result} is the share on its diagonal, the accuracy.
 *
 * <p>Target class ids [batch, ...] or one-hot [batch, ..., classes]; prediction scores [batch, ..., classes], or class ids of
 * a whole dtype. Ids outside of 0 to classes − 1 do not count.
 *
 * @param classes 2 or more
 */
public record ConfusionMatrix(int classes) implements Metric {
    private static final String NAME = "confusion_matrix";

    /** Checks the number of classes. */
    public ConfusionMatrix {
        Confusions.checkClasses(NAME, classes);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Tensor> statistics(Tensor target, Tensor prediction, Optional<Tensor> sampleWeight) {
        return List.of(Confusions.of(NAME, classes, OptionalInt.empty(), target, prediction, sampleWeight));
    }

    @Override
    public double result(List<TensorData> sums) {
        double[][] matrix = matrix(sums);
        double right = 0;
        double all = 0;
        for (int row = 0; row < classes; row++) {
            right += matrix[row][row];
            for (double count : matrix[row]) {
                all += count;
            }
        }
        return Metric.ratio(right, all);
    }

    @Override
    public TensorData value(List<TensorData> sums) {
        return sums.get(0);
    }

    /** The matrix as an array of rows. */
    public double[][] matrix(List<TensorData> sums) {
        double[][] result = new double[classes][classes];
        for (int i = 0; i < classes * classes; i++) {
            result[i / classes][i % classes] = sums.get(0).getDouble(i);
        }
        return result;
    }
}
