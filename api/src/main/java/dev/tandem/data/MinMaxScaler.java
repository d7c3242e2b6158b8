package dev.tandem.data;

import dev.tandem.type.TensorData;
import java.util.List;

/**
 * Brings every feature into [0, 1]: {@code z = (x − minimum) / (maximum − minimum)}. What lies outside of what was fitted comes
 * out outside; a feature that never changes becomes 0. As scikit-learn's {@code MinMaxScaler}.
 *
 * @param minimum of each feature
 * @param maximum of each feature
 */
public record MinMaxScaler(List<Double> minimum, List<Double> maximum) implements Scaler {
    /** Checks that both are of the same features. */
    public MinMaxScaler {
        minimum = List.copyOf(minimum);
        maximum = List.copyOf(maximum);
        Checks.equalSizes("MinMaxScaler", "minimum", minimum, "maximum", maximum);
    }

    /** Fitted to examples, [examples, …]. */
    public static MinMaxScaler fit(TensorData examples) {
        return of(FeatureStatistics.of(examples));
    }

    /** Fitted to the only input of a data set, of which it reads epoch 0 once. */
    public static MinMaxScaler fit(Dataset train) {
        return of(FeatureStatistics.of(train));
    }

    private static MinMaxScaler of(FeatureStatistics statistics) {
        return new MinMaxScaler(statistics.minimum(), statistics.maximum());
    }

    private double[] minima() {
        return minimum.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What to divide by: a feature that never changes is only moved. */
    private double[] divisors() {
        double[] divisors = new double[minimum.size()];
        for (int i = 0; i < divisors.length; i++) {
            double range = maximum.get(i) - minimum.get(i);
            divisors[i] = range == 0 ? 1 : range;
        }
        return divisors;
    }

    @Override
    public TensorData transform(TensorData examples) {
        double[] minima = minima();
        double[] divisors = divisors();
        return FeatureStatistics.change("transform", examples, minima.length, (i, x) -> (x - minima[i]) / divisors[i]);
    }

    @Override
    public TensorData inverse(TensorData scaled) {
        double[] minima = minima();
        double[] divisors = divisors();
        return FeatureStatistics.change("inverse", scaled, minima.length, (i, z) -> z * divisors[i] + minima[i]);
    }
}
