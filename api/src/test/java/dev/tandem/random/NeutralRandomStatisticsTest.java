package dev.tandem.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Distributions on fixed seeds. Moments are held to five standard errors, counts to the chi-square value that true
 * randomness exceeds once in a thousand.
 */
class NeutralRandomStatisticsTest {
    private static final int N = 200_000;
    private static final double STANDARD_ERRORS = 5;

    private final NeutralRandom random = new NeutralRandom(42);

    @Test
    void uniformValuesHaveTheMomentsOfTheUniformDistribution() {
        assertMoments(random.uniform(N), 0.5, 1 / 12.0, 1 / 80.0);
        assertMoments(random.uniform(N, -3, 1), -1, 16 / 12.0, 256 / 80.0);
    }

    @Test
    void normalValuesHaveTheMomentsOfTheNormalDistribution() {
        double[] values = random.normal(N, 3, 2);
        assertMoments(values, 3, 4, 48);
        double skewness = DoubleStream.of(values)
                .map(x -> Math.pow((x - 3) / 2, 3))
                .average()
                .orElseThrow();
        // The sixth moment of the standard normal distribution is 15.
        assertThat(skewness).isCloseTo(0, within(STANDARD_ERRORS * Math.sqrt(15.0 / N)));
    }

    @Test
    void normalValuesFallIntoTheTailsAsOftenAsTheyShould() {
        double[] values = random.normal(N);
        double beyondTwo = DoubleStream.of(values).filter(x -> Math.abs(x) > 2).count() / (double) N;
        double beyondThree =
                DoubleStream.of(values).filter(x -> Math.abs(x) > 3).count() / (double) N;
        assertThat(beyondTwo).isCloseTo(0.0455002638963584, within(STANDARD_ERRORS * Math.sqrt(0.0455 / N)));
        assertThat(beyondThree).isCloseTo(0.0026997960632602, within(STANDARD_ERRORS * Math.sqrt(0.0027 / N)));
    }

    @Test
    void truncatedNormalValuesHaveTheMomentsOfTheConditionedDistribution() {
        // With a = 2 φ(2) / erf(√2): variance 1 - 2a, fourth moment 3 - 14a.
        double a = 2 * Math.exp(-2) / Math.sqrt(2 * Math.PI) / 0.9544997361036416;
        double variance = 1 - 2 * a;
        assertThat(Math.sqrt(variance)).isCloseTo(0.8796256610342398, within(1e-12));
        assertMoments(random.truncatedNormal(N, 0, 1), 0, variance, 3 - 14 * a);
    }

    @Test
    void truncatedNormalValuesAreTheNormalValuesThatNeedNoRedrawing() {
        // Compares the counts in ten equal cells of [-2, 2] with those of normal values kept by rejection.
        double[] kept =
                DoubleStream.of(random.normal(N)).filter(x -> Math.abs(x) <= 2).toArray();
        double[] drawn = random.truncatedNormal(kept.length, 0, 1);
        double[] expected = Arrays.stream(counts(kept.length, 10, i -> (int) ((kept[i] + 2) / 4 * 10)))
                .asDoubleStream()
                .toArray();
        int[] found = counts(kept.length, 10, i -> (int) ((drawn[i] + 2) / 4 * 10));
        // Both sides vary, which doubles the statistic; 27.88: 9 degrees of freedom.
        assertThat(chiSquare(found, expected) / 2).isLessThan(27.88);
    }

    @Test
    void uniformValuesFillEqualCellsEqually() {
        double[] values = random.uniform(N);
        // 148.23: 99 degrees of freedom.
        assertThat(chiSquare(counts(N, 100, i -> (int) (values[i] * 100)), flat(100)))
                .isLessThan(148.23);
    }

    @Test
    void neighbouringValuesAreIndependent() {
        double[] values = random.uniform(N + 1);
        IntUnaryOperator cell = i -> squareOf(values[i], values[i + 1]);
        assertThat(chiSquare(counts(N, 100, cell), flat(100))).isLessThan(148.23);
    }

    @Test
    void valuesOfNeighbouringStreamsAreIndependent() {
        double[] left = new NeutralRandom(42).fork(0).uniform(N);
        double[] right = new NeutralRandom(42).fork(1).uniform(N);
        IntUnaryOperator cell = i -> squareOf(left[i], right[i]);
        assertThat(chiSquare(counts(N, 100, cell), flat(100))).isLessThan(148.23);
    }

    @Test
    void integersAreEquallyLikely() {
        int[] values = random.integers(N, -50, 50);
        assertThat(chiSquare(counts(N, 100, i -> values[i] + 50), flat(100))).isLessThan(148.23);
    }

    @Test
    void integersStayEquallyLikelyWhereManyAreDrawnAgain() {
        // Without rejection the cells of a span of 3 · 2^61 would hold their values in the proportion 3 : 2 or so.
        long span = 3L << 61;
        long[] values = random.longs(N, 0, span);
        assertThat(chiSquare(counts(N, 100, i -> (int) (values[i] / (double) span * 100)), flat(100)))
                .isLessThan(148.23);
        assertThat(chiSquare(counts(N, 3, i -> (int) (values[i] % 3)), flat(3))).isLessThan(13.82);
    }

    @Test
    void bernoulliValuesAreTrueAsOftenAsAsked() {
        boolean[] values = random.bernoulli(N, 0.3);
        int[] found = counts(N, 2, i -> values[i] ? 1 : 0);
        assertThat(found[1] / (double) N).isCloseTo(0.3, within(STANDARD_ERRORS * Math.sqrt(0.21 / N)));
    }

    @Test
    void everyPermutationIsEquallyLikely() {
        int draws = 24_000;
        Map<String, Integer> found = new TreeMap<>();
        for (int i = 0; i < draws; i++) {
            found.merge(Arrays.toString(random.permutation(4)), 1, Integer::sum);
        }
        double[] expected = new double[24];
        Arrays.fill(expected, draws / 24.0);
        int[] counts = found.values().stream().mapToInt(Integer::intValue).toArray();
        assertThat(counts).hasSize(24);
        // 49.73: 23 degrees of freedom.
        assertThat(chiSquare(counts, expected)).isLessThan(49.73);
    }

    private static void assertMoments(double[] values, double mean, double variance, double fourthCentralMoment) {
        double foundMean = DoubleStream.of(values).average().orElseThrow();
        double foundVariance = DoubleStream.of(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(foundMean).isCloseTo(mean, within(STANDARD_ERRORS * Math.sqrt(variance / values.length)));
        double varianceOfSquares = fourthCentralMoment - variance * variance;
        assertThat(foundVariance)
                .isCloseTo(variance, within(STANDARD_ERRORS * Math.sqrt(varianceOfSquares / values.length)));
    }

    private static int[] counts(int n, int cells, IntUnaryOperator cell) {
        int[] counts = new int[cells];
        for (int i = 0; i < n; i++) {
            counts[Math.min(cell.applyAsInt(i), cells - 1)]++;
        }
        return counts;
    }

    /** Numbers the ten times ten squares of the unit square. */
    private static int squareOf(double x, double y) {
        int row = (int) (y * 10);
        int column = (int) (x * 10);
        return row * 10 + column;
    }

    private static double[] flat(int cells) {
        double[] expected = new double[cells];
        Arrays.fill(expected, N / (double) cells);
        return expected;
    }

    private static double chiSquare(int[] found, double[] expected) {
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            double difference = found[i] - expected[i];
            sum += difference * difference / expected[i];
        }
        return sum;
    }
}
