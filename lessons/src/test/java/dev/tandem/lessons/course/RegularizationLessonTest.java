package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.LineChart;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularizationLessonTest {
    private static final List<String> HELPFUL = List.of("more-data", "l1", "l2", "weight-decay", "dropout");

    private static Run run(String backend, String dtype) {
        return Run.of("regularization", backend, dtype);
    }

    private static double last(List<Double> series) {
        return series.get(series.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void penaltiesAndDropoutLowerTheBestValidationLoss(String backend, String dtype) {
        Run run = run(backend, dtype);
        for (String way : List.of("l1", "l2", "dropout", "more-data")) {
            assertThat(run.value("gain-" + way)).as(way).isGreaterThan(0.05);
        }
        assertThat(run.value("gain-weight-decay")).isGreaterThan(0.03);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void aSmallerNetworkIsTheLeastHelp(String backend, String dtype) {
        for (String way : HELPFUL) {
            assertThat(run(backend, dtype).value("gain-smaller"))
                    .isLessThan(run(backend, dtype).value("gain-" + way));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void onlyWithoutHelpTheValidationLossEndsFarAboveItsLeast(String backend, String dtype) {
        List<Double> nothing = run(backend, dtype).series("validation-loss-nothing");
        assertThat(last(nothing)).isGreaterThan(1.4 * Collections.min(nothing));
        for (String way : HELPFUL) {
            List<Double> losses = run(backend, dtype).series("validation-loss-" + way);
            assertThat(last(losses)).as(way).isLessThan(1.15 * Collections.min(losses));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsAllSevenSideBySide(String backend, String dtype) {
        List<LineChart> charts = run(backend, dtype).figures(LineChart.class);
        assertThat(charts)
                .hasSize(2)
                .allSatisfy(chart -> assertThat(chart.lines())
                        .extracting("name")
                        .containsExactly("nothing", "more data", "smaller", "L1", "L2", "weight decay", "dropout"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void penaltiesMakeLessOfFeaturesThatTellNothing(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.value("noise-weight-l1")).isLessThan(run.value("noise-weight-nothing") - 0.1);
        assertThat(run.value("noise-weight-l2")).isLessThan(run.value("noise-weight-nothing") - 0.1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void tooLittleAndTooMuchAreBothWorseThanBetween(String backend, String dtype) {
        BarChart strengths = run(backend, dtype).figures(BarChart.class).get(1);
        List<Double> best = strengths.series().get(0).values();
        assertThat(best.indexOf(Collections.min(best))).isBetween(1, best.size() - 2);
        assertThat(last(best)).isGreaterThan(1.05 * Collections.min(best));
        assertThat(best.get(0)).isGreaterThan(1.05 * Collections.min(best));
    }

    /** The lesson throws if its claim does not hold; that is no matter of the seed. */
    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void withAnotherSeedItIsTheSame(String backend, String dtype) {
        Run again = Run.afresh("regularization", backend, dtype, "7");
        assertThat(again.value("best-loss-nothing"))
                .isNotEqualTo(run(backend, dtype).value("best-loss-nothing"));
        assertThat(again.value("gain-dropout")).isGreaterThan(0.05);
    }
}
