package dev.tandem.lessons.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static List<String> labels(Axis axis, int about) {
        return axis.labels(axis.ticks(about));
    }

    @Test
    void marksRoundNumbers() {
        assertThat(labels(new Axis(0, 10, false), 5)).containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(labels(new Axis(-0.3, 0.35, false), 5)).containsExactly("−0.2", "0.0", "0.2");
        assertThat(labels(new Axis(0, 1, false), 4)).containsExactly("0.0", "0.5", "1.0");
    }

    @Test
    void marksPowersOfTenOnALogarithmicAxis() {
        assertThat(labels(new Axis(0.001, 1e5, true), 5))
                .containsExactly("0.001", "0.01", "0.1", "1", "10", "100", "1000", "10000", "100000");
        assertThat(labels(new Axis(0.3, 30, true), 5)).containsExactly("0.5", "1", "2", "5", "10", "20");
    }

    @Test
    void placesRatiosEvenlyOnALogarithmicAxis() {
        assertThat(new Axis(1, 100, true).place(10)).isEqualTo(0.5);
        assertThat(new Axis(0, 100, false).place(10)).isEqualTo(0.1);
    }

    @Test
    void isEvenWhereANumberIsNotPositive() {
        assertThat(Axis.logarithmicOver(List.of(0.0, 10.0)).logarithmic()).isFalse();
    }

    @Test
    void makesRoomAroundASingleNumber() {
        assertThat(Axis.over(List.of(4.0, 4.0), false)).isEqualTo(new Axis(2, 6, false));
    }
}
