package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.ScatterChart;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverfittingLessonTest {
    private static List<Double> series(String backend, String dtype, String name) {
        return Run.of("overfitting", backend, dtype).series(name);
    }

    private static double last(String backend, String dtype, String name) {
        List<Double> series = series(backend, dtype, name);
        return series.get(series.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theCurveIsManyTimesWorseOnPointsThatItHasNotSeen(String backend, String dtype) {
        assertThat(last(backend, dtype, "curve-train-error")).isLessThan(0.05);
        assertThat(last(backend, dtype, "curve-validation-error"))
                .isGreaterThan(4 * last(backend, dtype, "line-validation-error"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theLineComesNearTheNoise(String backend, String dtype) {
        // Least squares: 2²·(5 − 2)/5 in training; a little more than 2² on new points.
        assertThat(last(backend, dtype, "line-train-error")).isBetween(1.9, 2.9);
        assertThat(last(backend, dtype, "line-validation-error")).isBetween(4.5, 7.0);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void withEveryHundredStepsTheCurveFitsBetterAndKnowsLess(String backend, String dtype) {
        List<Double> train = series(backend, dtype, "curve-train-error");
        List<Double> validation = series(backend, dtype, "curve-validation-error");
        for (int i = 1; i < train.size(); i++) {
            assertThat(train.get(i)).isLessThan(train.get(i - 1));
            assertThat(validation.get(i)).isGreaterThan(validation.get(i - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsBothFitsOverThePoints(String backend, String dtype) {
        ScatterChart fits = Run.of("overfitting", backend, dtype)
                .figures(ScatterChart.class)
                .get(1);
        assertThat(fits.lines()).extracting("name").containsExactly("line", "curve");
        assertThat(fits.groups()).extracting(group -> group.x().size()).containsExactly(5, 2);
    }

    /** The claim is no matter of the seed. */
    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void withAnotherSeedItIsTheSame(String backend, String dtype) {
        Run run = Run.afresh("overfitting", backend, dtype, "7");
        int end = run.series("curve-validation-error").size() - 1;
        assertThat(run.series("curve-validation-error").get(end))
                .isGreaterThan(4 * run.series("line-validation-error").get(end));
    }
}
