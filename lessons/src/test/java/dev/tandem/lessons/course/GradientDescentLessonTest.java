package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.ContourChart;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientDescentLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("gradient-descent", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void goesWhereTheClosedFormSays(String backend, String dtype) {
        double tolerance = dtype.equals("float64") ? 1e-14 : 1e-6;
        List<Double> x1 = run(backend, dtype).series("x1");
        List<Double> x2 = run(backend, dtype).series("x2");
        assertThat(x1).hasSize(15);
        for (int step = 0; step < 15; step++) {
            double left = Math.pow(0.8, step + 1);
            assertThat(x1.get(step)).isCloseTo(3 * (1 - left), within(tolerance));
            assertThat(x2.get(step)).isCloseTo(-2 * (1 - left), within(tolerance));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void passesThroughThePublishedPlaces(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.series("x1").get(0)).isCloseTo(0.6, within(1e-5));
        assertThat(run.series("x2").get(0)).isCloseTo(-0.4, within(1e-5));
        assertThat(run.series("x1").get(14)).isCloseTo(2.89445, within(1e-5));
        assertThat(run.series("x2").get(14)).isCloseTo(-1.92963, within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void showsThePathOverContours(String backend, String dtype) {
        assertThat(run(backend, dtype).figures())
                .filteredOn(ContourChart.class::isInstance)
                .hasSize(1);
    }
}
