package dev.tandem.sweep;

import java.util.Arrays;

/**
 * Where numbers lie.
 *
 * @param mean their mean
 * @param standardDeviation √(Σ(x − mean)² / (count − 1)); NaN for a single one
 * @param count how many they are, 1 or more
 */
public record Spread(double mean, double standardDeviation, int count) {
    /** The spread of numbers, at least one. */
    static Spread of(double... numbers) {
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double squares = Arrays.stream(numbers)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        double deviation = numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1)) : Double.NaN;
        return new Spread(mean, deviation, numbers.length);
    }

    /** How far the mean is likely to be from that of all seeds there are: standard deviation / √count. */
    public double standardError() {
        return standardDeviation / Math.sqrt(count);
    }
}
