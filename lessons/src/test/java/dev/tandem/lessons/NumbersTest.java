package dev.tandem.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void valuesOfUsualSizeHaveSixDecimals() {
        assertThat(Numbers.value(94.52472)).isEqualTo("94.524720");
        assertThat(Numbers.value(0)).isEqualTo("0.000000");
    }

    @Test
    void smallAndLargeValuesHaveAPowerOfTen() {
        assertThat(Numbers.value(1.5e-5)).isEqualTo("1.50000e-05");
        assertThat(Numbers.value(-2e10)).isEqualTo("-2.00000e+10");
    }

    @Test
    void valuesThatAreNotFiniteAreNamed() {
        assertThat(Numbers.value(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.value(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void differencesShowTheirPowerOfTen() {
        assertThat(Numbers.difference(0)).isEqualTo("0");
        assertThat(Numbers.difference(3.14e-9)).isEqualTo("3.1e-09");
        assertThat(Numbers.difference(1)).isEqualTo("1.0");
        assertThat(Numbers.difference(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void boundsAreWrittenAsPeopleDo() {
        assertThat(Numbers.bound(1e-5)).isEqualTo("1e-5");
        assertThat(Numbers.bound(1e-10)).isEqualTo("1e-10");
        assertThat(Numbers.bound(0.05)).isEqualTo("5e-2");
    }
}
