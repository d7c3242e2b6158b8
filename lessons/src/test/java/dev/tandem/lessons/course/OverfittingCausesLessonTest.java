package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverfittingCausesLessonTest {
    private static final int POINTS = 12;
    private static final int NUMBERS = 8;

    private static Run run(String backend, String dtype) {
        return Run.of("overfitting-causes", backend, dtype);
    }

    private static double last(List<Double> numbers) {
        return numbers.get(numbers.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void moreDataBringsTrainingAndValidationTogetherAtTheNoise(String backend, String dtype) {
        List<Double> training = run(backend, dtype).series("points-training-error");
        List<Double> validation = run(backend, dtype).series("points-validation-error");
        for (int i = 1; i < training.size(); i++) {
            assertThat(training.get(i)).isGreaterThan(training.get(i - 1));
            assertThat(validation.get(i)).isLessThan(validation.get(i - 1));
        }
        assertThat(training.get(0)).as("as many numbers as points").isLessThan(1e-6);
        assertThat(validation.get(0)).isGreaterThan(2.5);
        assertThat(last(training)).isCloseTo(1 - NUMBERS / 160.0, within(0.03));
        assertThat(last(validation)).isCloseTo(1 + NUMBERS / 160.0, within(0.05));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void morePowerMakesTheValidationErrorAUWhileTheTrainingErrorFalls(String backend, String dtype) {
        List<Double> training = run(backend, dtype).series("numbers-training-error");
        List<Double> validation = run(backend, dtype).series("numbers-validation-error");
        for (int i = 1; i < training.size(); i++) {
            assertThat(training.get(i)).isLessThan(training.get(i - 1));
        }
        int best = validation.indexOf(Collections.min(validation));
        assertThat(best + 1).as("a cubic has four numbers").isEqualTo(4);
        for (int i = best + 1; i < validation.size(); i++) {
            assertThat(validation.get(i)).isGreaterThan(validation.get(i - 1));
        }
        assertThat(validation.get(0)).isGreaterThan(2 * validation.get(best));
        assertThat(last(validation)).isGreaterThan(2 * validation.get(best));
    }

    /** σ²·(1 − p/n), as soon as the model can describe the curve. */
    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theTrainingErrorIsWhatTheoryMakesOfIt(String backend, String dtype) {
        List<Double> training = run(backend, dtype).series("numbers-training-error");
        for (int numbers = 4; numbers <= training.size(); numbers++) {
            double expected = 1 - (double) numbers / POINTS;
            assertThat(training.get(numbers - 1)).isCloseTo(expected, within(0.2 * expected));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void errorsGrowWithTheSquareOfTheNoiseFromNothing(String backend, String dtype) {
        for (String error : List.of("noise-training-error", "noise-validation-error", "noise-gap")) {
            // The noise is 0, ¼, ½, ¾, 1, 1½ and 2, of the same draws.
            List<Double> series = run(backend, dtype).series(error);
            assertThat(series.get(0)).isCloseTo(0, within(1e-8));
            assertThat(series.get(4)).isGreaterThan(0.2);
            assertThat(series.get(2)).isCloseTo(series.get(4) / 4, within(1e-4 * series.get(4)));
            assertThat(series.get(6)).isCloseTo(series.get(4) * 4, within(1e-4 * series.get(6)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void oneFormulaGivesTheGapOfAllThreeKnobs(String backend, String dtype) {
        List<Points> knobs =
                run(backend, dtype).figures(ScatterChart.class).get(1).groups();
        assertThat(knobs).extracting(Points::name).containsExactly("points", "numbers", "noise");
        for (Points knob : knobs) {
            for (int i = 0; i < knob.x().size(); i++) {
                double expected = knob.x().get(i);
                assertThat(knob.y().get(i)).isCloseTo(expected, within(1e-6 + 0.12 * Math.max(expected, 0.3)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsBothErrorsAgainstEachKnob(String backend, String dtype) {
        List<LineChart> charts = run(backend, dtype).figures(LineChart.class);
        assertThat(charts).extracting(LineChart::xLabel).containsExactly("points", "numbers", "noise");
        assertThat(charts)
                .allSatisfy(chart ->
                        assertThat(chart.lines()).extracting("name").containsExactly("validation", "training"));
    }

    /** The claims are no matter of the seed. */
    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void withAnotherSeedItIsTheSame(String backend, String dtype) {
        Run run = Run.afresh("overfitting-causes", backend, dtype, "7");
        List<Double> validation = run.series("numbers-validation-error");
        assertThat(validation.indexOf(Collections.min(validation)) + 1).isEqualTo(4);
        List<Double> gap = run.series("points-gap");
        assertThat(last(gap)).isLessThan(gap.get(0) / 5);
    }
}
