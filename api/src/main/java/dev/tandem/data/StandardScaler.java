package dev.tandem.data;

import dev.tandem.type.TensorData;
import java.util.List;

/**
 * Gives every feature the mean 0 and the standard deviation 1: {@code z = (x − mean) / standardDeviation}. A feature that never
 * changes becomes 0. As scikit-learn's {@code StandardScaler}: the deviation is divided by the number of examples.
 *
 * <pre>{@code
 * StandardScaler scaler = StandardScaler.fit(split.train());
 * Dataset train = split.train().batch(32).map(scaler.onInputs());
 * Dataset test = split.test().batch(32).map(scaler.onInputs());
 * }</pre>
 *
 * @param mean of each feature
 * @param standardDeviation of each feature; 0 for one that never changes
 */
public record StandardScaler(List<Double> mean, List<Double> standardDeviation) implements Scaler {
    /** Checks that both are of the same features. */
    public StandardScaler {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        Checks.equalSizes("StandardScaler", "mean", mean, "standardDeviation", standardDeviation);
    }

    /** Fitted to examples, [examples, …]. */
    public static StandardScaler fit(TensorData examples) {
        return of(FeatureStatistics.of(examples));
    }

    /** Fitted to the only input of a data set, of which it reads epoch 0 once. */
    public static StandardScaler fit(Dataset train) {
        return of(FeatureStatistics.of(train));
    }

    private static StandardScaler of(FeatureStatistics statistics) {
        return new StandardScaler(statistics.mean(), statistics.standardDeviation());
    }

    /** What to divide by: a feature that never changes is only moved. */
    private double[] divisors() {
        return standardDeviation.stream()
                .mapToDouble(deviation -> deviation == 0 ? 1 : deviation)
                .toArray();
    }

    @Override
    public TensorData transform(TensorData examples) {
        double[] means = mean.stream().mapToDouble(Double::doubleValue).toArray();
        double[] divisors = divisors();
        return FeatureStatistics.change("transform", examples, means.length, (i, x) -> (x - means[i]) / divisors[i]);
    }

    @Override
    public TensorData inverse(TensorData scaled) {
        double[] means = mean.stream().mapToDouble(Double::doubleValue).toArray();
        double[] divisors = divisors();
        return FeatureStatistics.change("inverse", scaled, means.length, (i, z) -> z * divisors[i] + means[i]);
    }
}
