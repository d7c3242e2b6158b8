package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Minimum, maximum, mean and variance of every feature, in one pass over data of any length (B. P. Welford, <i>Note on a method
 * for calculating corrected sums of squares and products</i>, Technometrics 4 (1962), 419–420).
 */
final class FeatureStatistics {
    private double[] minimum = {};
    private double[] maximum = {};
    private double[] mean = {};
    /** The sum of squared distances from the mean. */
    private double[] squares = {};

    private long count;

    static FeatureStatistics of(TensorData examples) {
        FeatureStatistics statistics = new FeatureStatistics();
        statistics.add(examples);
        return statistics.orThrowIfEmpty();
    }

    /** Of epoch 0. */
    static FeatureStatistics of(Dataset dataset) {
        FeatureStatistics statistics = new FeatureStatistics();
        try (CloseableIterator<Batch> batches = dataset.epoch(0)) {
            batches.forEachRemaining(batch -> statistics.add(batch.input()));
        }
        return statistics.orThrowIfEmpty();
    }

    private FeatureStatistics orThrowIfEmpty() {
        if (count == 0) {
            throw new EmptyDatasetException("fit: there are no examples; expected at least one to fit to");
        }
        return this;
    }

    private void add(TensorData examples) {
        int size = Math.toIntExact(examples.shape().size(0));
        if (size == 0) {
            return;
        }
        int width = examples.count() / size;
        if (count == 0) {
            minimum = filled(width, Double.POSITIVE_INFINITY);
            maximum = filled(width, Double.NEGATIVE_INFINITY);
            mean = new double[width];
            squares = new double[width];
        }
        requireWidth("fit", examples, mean.length);
        for (int row = 0; row < size; row++) {
            count++;
            for (int feature = 0; feature < width; feature++) {
                double value = examples.getDouble(row * width + feature);
                if (!Double.isFinite(value)) {
                    throw new InvalidArgumentException("fit: feature " + feature + " of example " + (count - 1) + " is "
                            + value + "; expected a finite number: leave such examples out or fill the gap");
                }
                minimum[feature] = Math.min(minimum[feature], value);
                maximum[feature] = Math.max(maximum[feature], value);
                double before = value - mean[feature];
                mean[feature] += before / count;
                squares[feature] += before * (value - mean[feature]);
            }
        }
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Checks that each example has so many features. */
    private static void requireWidth(String what, TensorData examples, int features) {
        long width = examples.shape().range(1, examples.shape().rank()).elementCount();
        if (width != features) {
            throw new ShapeMismatchException(what + ": examples of shape " + examples.shape() + " have " + width
                    + " features each; expected " + features + ", as were fitted first");
        }
    }

    List<Double> minimum() {
        return boxed(minimum);
    }

    List<Double> maximum() {
        return boxed(maximum);
    }

    List<Double> mean() {
        return boxed(mean);
    }

    /**
     * The standard deviation of the examples themselves (divided by their number, not by one less); 0 where the variance is no
     * more than what rounding makes of equal numbers.
     */
    List<Double> standardDeviation() {
        double[] deviations = new double[squares.length];
        double epsilon = Math.ulp(1.0);
        for (int i = 0; i < deviations.length; i++) {
            double variance = squares[i] / count;
            double rounding = count * epsilon * variance + Math.pow(count * mean[i] * epsilon, 2);
            deviations[i] = variance <= rounding ? 0 : Math.sqrt(variance);
        }
        return boxed(deviations);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Changes every feature of every example by a function of the feature's number and its value. */
    static TensorData change(String what, TensorData examples, int features, FeatureFunction function) {
        requireWidth(what, examples, features);
        DType dtype = examples.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        TensorType type = examples.type().withDType(dtype);
        ByteBuffer values = TensorData.allocate(type);
        int count = examples.count();
        for (int i = 0; i < count; i++) {
            double value = function.apply(i % features, examples.getDouble(i));
            if (dtype == DType.FLOAT64) {
                values.putDouble(value);
            } else {
                values.putFloat((float) value);
            }
        }
        return TensorData.wrap(type, values.flip());
    }

    /** A function of one feature. */
    interface FeatureFunction {
        double apply(int feature, double value);
    }
}
