package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.ScatterChart;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("classification", backend, dtype);
    }

    private static double last(List<Double> series) {
        return series.get(series.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void reachesThePublishedAccuracies(String backend, String dtype) {
        assertThat(last(run(backend, dtype).series("train-accuracy"))).isBetween(0.88, 0.94);
        assertThat(last(run(backend, dtype).series("validation-accuracy"))).isBetween(0.73, 0.87);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void lowersBothLosses(String backend, String dtype) {
        assertThat(last(run(backend, dtype).series("train-loss"))).isLessThan(0.36);
        assertThat(last(run(backend, dtype).series("validation-loss"))).isLessThan(0.5);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsABoundaryWithMostPointsOnTheirOwnSide(String backend, String dtype) {
        ScatterChart chart = run(backend, dtype).figures().stream()
                .filter(ScatterChart.class::isInstance)
                .map(ScatterChart.class::cast)
                .findFirst()
                .orElseThrow();
        int right = chart.groups().get(0).x().size() + chart.groups().get(1).x().size();
        int wrong = chart.groups().get(2).x().size() + chart.groups().get(3).x().size();
        assertThat(chart.lines()).hasSize(1);
        assertThat(right + wrong).isEqualTo(100);
        assertThat(right).isGreaterThanOrEqualTo(88);
    }
}
