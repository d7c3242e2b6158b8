package dev.tandem.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.InvalidArgumentException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is drawn: pinned values (from an independent implementation in Python), bounds and errors. */
class NeutralRandomTest {
    private static final Offset<Double> LAST_PLACES = within(1e-15);

    private final NeutralRandom random = new NeutralRandom(42);

    @Test
    void pinsTheUniformValuesOfASeed() {
        assertThat(random.uniform(4))
                .containsExactly(0.4685865183391049, 0.34086154938517876, 0.32706338120338474, 0.4543156017348883);
        assertThat(new NeutralRandom(-1, -2).uniform(3))
                .containsExactly(0.6394029541630745, 0.5839076706366462, 0.989179205141408);
    }

    @Test
    void pinsTheNormalValuesOfASeed() {
        assertThat(random.normal(4))
                .containsExactly(
                        new double[] {
                            -0.07882346885253193, -0.4101129427956516, -0.44803662789792786, -0.11476523741853353
                        },
                        LAST_PLACES);
        assertThat(new NeutralRandom(42).truncatedNormal(4, 0, 1))
                .containsExactly(
                        new double[] {-0.075230044420747, -0.3904487007792388, -0.4263345494952165, -0.10952195640861655
                        },
                        LAST_PLACES);
    }

    @Test
    void pinsTheIntegersOfASeed() {
        assertThat(random.integers(8, -3, 10)).containsExactly(3, 1, 1, 2, 5, 7, 5, 1);
        assertThat(new NeutralRandom(42).longs(8, -3, 10)).containsExactly(3, 1, 1, 2, 5, 7, 5, 1);
    }

    @Test
    void pinsLongIntegersOfWhichAQuarterIsDrawnAgain() {
        assertThat(random.longs(12, -(1L << 62), 1L << 61))
                .containsExactly(
                        1645674088529304487L,
                        -2253766356148699584L,
                        -2349215585074533266L,
                        -1468944655716072983L,
                        -57769249589395251L,
                        739608493532449049L,
                        27484631310442923L,
                        1636652608502653555L,
                        1192435220898778470L,
                        -669741976441061388L,
                        -2581613518302629629L,
                        -4330787724207807436L);
        assertThat(random.state().position()).isEqualTo(12);
    }

    @Test
    void pinsThePermutationOfASeed() {
        assertThat(random.permutation(8)).containsExactly(0, 5, 7, 4, 6, 1, 2, 3);
    }

    @Test
    void coversRangesWiderThanALong() {
        assertThat(random.longs(4, Long.MIN_VALUE, 1L << 62))
                .containsExactly(
                        -2740450351710718914L, -4507532712297399167L, -4698431170149066531L, -2937889311432145966L);
        long[] wide = random.longs(100, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(LongStream.of(wide).min().orElseThrow()).isLessThan(-(1L << 62));
        assertThat(LongStream.of(wide).max().orElseThrow()).isGreaterThan(1L << 62);
    }

    @Test
    void floatsAreTheRoundedDoubles() {
        assertThat(random.uniformFloats(500)).containsExactly(rounded(new NeutralRandom(42).uniform(500)));
        assertThat(random.normalFloats(500, 1, 2)).containsExactly(rounded(at(500).normal(500, 1, 2)));
        assertThat(random.truncatedNormalFloats(500, 0, 0.05))
                .containsExactly(rounded(at(1000).truncatedNormal(500, 0, 0.05)));
        assertThat(random.uniformFloats(500, -0.25, 0.25)).containsExactly(rounded(at(1500).uniform(500, -0.25, 0.25)));
    }

    @Test
    void aUniformFloatIsNeverTheUpperBound() {
        double low = 1 - 0x1.0p-23;
        // Of the doubles in [low, 1) a quarter is nearest to 1f.
        float[] values = random.uniformFloats(10_000, low, 1);
        assertThat(values).contains(Math.nextDown(1f)).doesNotContain(1f);
    }

    @Test
    void uniformValuesStayWithinTheirBounds() {
        double low = 0.1;
        double high = Math.nextUp(Math.nextUp(low));
        assertThat(random.uniform(1_000, low, high)).containsOnly(low, Math.nextUp(low));
        assertThat(DoubleStream.of(random.uniform(1_000, -Double.MAX_VALUE, Double.MAX_VALUE)))
                .allMatch(Double::isFinite);
    }

    @Test
    void truncatedNormalValuesLieWithinTwoStandardDeviations() {
        double[] values = random.truncatedNormal(100_000, 0, 1);
        assertThat(DoubleStream.of(values).min().orElseThrow()).isBetween(-2.0, -1.999);
        assertThat(DoubleStream.of(values).max().orElseThrow()).isBetween(1.999, 2.0);
    }

    @Test
    void aProbabilityOfZeroIsNeverAndOfOneAlways() {
        assertThat(random.bernoulli(1_000, 0)).containsOnly(false);
        assertThat(random.bernoulli(1_000, 1)).containsOnly(true);
    }

    @Test
    void aPermutationHoldsEveryNumberOnce() {
        int[] order = random.permutation(10_000);
        assertThat(order).isNotEqualTo(numbers(10_000));
        Arrays.sort(order);
        assertThat(order).isEqualTo(numbers(10_000));
    }

    @Test
    void nothingCanBeDrawn() {
        assertThat(random.uniform(0)).isEmpty();
        assertThat(random.permutation(0)).isEmpty();
        assertThat(random.permutation(1)).containsExactly(0);
    }

    @Test
    void rejectsANegativeNumberOfValues() {
        assertRejected(() -> random.uniform(-1), "n is -1; expected 0 or more");
        assertRejected(() -> random.normalFloats(-1, 0, 1), "n is -1; expected 0 or more");
        assertRejected(() -> random.permutation(-2), "n is -2; expected 0 or more");
        assertThat(random.state().position()).isZero();
    }

    @Test
    void rejectsBoundsThatHoldNothing() {
        assertRejected(
                () -> random.uniform(1, 2, 2),
                "low is 2.0 and high is 2.0; expected finite numbers with low below high");
        assertRejected(
                () -> random.uniform(1, 0, Double.NaN),
                "low is 0.0 and high is NaN; expected finite numbers with low below high");
        assertRejected(
                () -> random.uniformFloats(1, Math.nextUp(1.0), 1 + 1e-12),
                "low is 1.0000000000000002 and high is 1.000000000001; expected bounds with at least one float in"
                        + " [low, high)");
        assertRejected(
                () -> random.integers(1, 3, 3),
                "lowInclusive is 3 and highExclusive is 3; expected lowInclusive below highExclusive");
    }

    @Test
    void rejectsParametersOutsideOfTheirRange() {
        assertRejected(() -> random.normal(1, 0, -1), "standardDeviation is -1.0; expected a finite number, 0 or more");
        assertRejected(() -> random.normal(1, Double.NaN, 1), "mean is NaN; expected a finite number");
        assertRejected(() -> random.bernoulli(1, 1.5), "probability is 1.5; expected a number from 0 to 1");
        assertRejected(() -> random.bernoulli(1, Double.NaN), "probability is NaN; expected a number from 0 to 1");
        assertRejected(() -> new NeutralRandom.State(1, 0, -1), "position is -1; expected 0 or more");
    }

    @Test
    void saysWhenAStreamIsUsedUp() {
        random.restore(new NeutralRandom.State(42, 0, Long.MAX_VALUE - 2));
        assertThat(random.uniform(2)).hasSize(2);
        assertThatThrownBy(() -> random.uniform(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the stream ends at position 9223372036854775807");
    }

    private static NeutralRandom at(long position) {
        return new NeutralRandom(new NeutralRandom.State(42, 0, position));
    }

    private static float[] rounded(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static int[] numbers(int n) {
        int[] numbers = new int[n];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private static void assertRejected(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(message);
    }
}
