package dev.tandem.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values of the quantile function in 40-digit arithmetic. */
class NormalQuantileTest {
    @ParameterizedTest
    @CsvSource({
        "0.1,                    0.2533471031357997",
        "0.475,                  1.959963984540054",
        "-0.49999,              -4.264890793922825",
    })
    void agreesWithExactArithmetic(double offset, double expected) {
        assertThat(NormalQuantile.at(offset)).isCloseTo(expected, within(Math.abs(expected) * 1e-11));
    }

    @Test
    void reachesTheFarTail() {
        assertThat(NormalQuantile.at(0x1.0p-53 - 0.5)).isCloseTo(-8.209536151601387, within(1e-14));
    }

    @Test
    void isExactlyOdd() {
        for (double offset = 0; offset < 0.5; offset += 0.001) {
            assertThat(NormalQuantile.at(-offset)).isEqualTo(-NormalQuantile.at(offset));
        }
    }

    @Test
    void growsThroughTheSeamsOfItsThreePieces() {
        double last = Double.NEGATIVE_INFINITY;
        // The seams: an offset of 0.425, and 0.5 - exp(-25).
        for (double offset :
                new double[] {0.4249999, 0.425, 0.4250001, 0.4999999999861, 0.49999999998611, 0.4999999999862}) {
            double value = NormalQuantile.at(offset);
            assertThat(value).isGreaterThan(last);
            last = value;
        }
    }
}
