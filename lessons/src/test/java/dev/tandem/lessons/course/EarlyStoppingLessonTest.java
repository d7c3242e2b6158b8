package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarlyStoppingLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("early-stopping", backend, dtype);
    }

    private static double last(List<Double> series) {
        return series.get(series.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theValidationLossTurnsWhileTheTrainingLossFalls(String backend, String dtype) {
        List<Double> train = run(backend, dtype).series("train-loss");
        List<Double> validation = run(backend, dtype).series("validation-loss");
        assertThat(last(train)).isLessThan(0.2 * train.get(0));
        assertThat(validation.get(0)).isGreaterThan(1.2 * Collections.min(validation));
        assertThat(last(validation)).isGreaterThan(1.2 * Collections.min(validation));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void marksTheTurningPoint(String backend, String dtype) {
        List<Double> validation = run(backend, dtype).series("validation-loss");
        double turn = validation.indexOf(Collections.min(validation)) + 1.0;
        List<Line> lines = run(backend, dtype).figures(LineChart.class).get(0).lines();
        assertThat(lines).extracting(Line::name).containsExactly("validation", "training", "turning point");
        assertThat(lines.get(2).x()).containsExactly(turn, turn);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void findsTheTurningPointsWithinFewEpochsAndStopsLongBeforeTheEnd(String backend, String dtype) {
        assertThat(run(backend, dtype).value("missed-epochs")).isLessThan(4);
        assertThat(run(backend, dtype).value("trained-epochs")).isBetween(12.0, 32.0);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void bringsBackWeightsThatAreBetterOnPointsThatNobodyChoseThemBy(String backend, String dtype) {
        assertThat(run(backend, dtype).value("test-loss-restored"))
                .isLessThan(0.85 * run(backend, dtype).value("test-loss-last"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theLoopByHandKeepsTheSameWeightsAsTheCallback(String backend, String dtype) {
        assertThat(run(backend, dtype).value("identical-weights")).isOne();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void morePatienceTrainsLongerAndKeepsNoWorseAnEpoch(String backend, String dtype) {
        Table patiences = run(backend, dtype).figures(Table.class).stream()
                .filter(table -> table.title().equals("The mean of four runs by patience"))
                .findFirst()
                .orElseThrow();
        for (int row = 1; row < patiences.rows().size(); row++) {
            assertThat(number(patiences, row, 1)).isGreaterThanOrEqualTo(number(patiences, row - 1, 1));
            assertThat(number(patiences, row, 3)).isLessThanOrEqualTo(number(patiences, row - 1, 3));
        }
        assertThat(number(patiences, 3, 1))
                .as("the callback and the rule applied to the full curves end alike")
                .isEqualTo(Math.round(10 * run(backend, dtype).value("trained-epochs")) / 10.0);
    }

    private static double number(Table table, int row, int column) {
        return Double.parseDouble(table.rows().get(row).get(column));
    }

    /** The lesson throws if its claim does not hold; that is no matter of the seed. */
    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void withAnotherSeedItIsTheSame(String backend, String dtype) {
        Run again = Run.afresh("early-stopping", backend, dtype, "7");
        assertThat(again.series("train-loss")).isNotEqualTo(run(backend, dtype).series("train-loss"));
        assertThat(again.value("missed-epochs")).isLessThan(4);
    }
}
