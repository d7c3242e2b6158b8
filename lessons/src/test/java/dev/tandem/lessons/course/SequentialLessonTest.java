package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.LineChart;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequentialLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("sequential", backend, dtype);
    }

    private static double last(List<Double> series) {
        return series.get(series.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void countsTheNumbersOfItsNetworks(String backend, String dtype) {
        assertThat(run(backend, dtype).value("parameters-2-1")).isEqualTo(3);
        assertThat(run(backend, dtype).value("parameters-2-5-1")).isEqualTo(21);
        assertThat(run(backend, dtype).value("parameters-2-10-1")).isEqualTo(41);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void aSingleNeuronIsAsGoodAsTheOneByHand(String backend, String dtype) {
        assertThat(last(run(backend, dtype).series("train-accuracy-2-1"))).isBetween(0.88, 0.94);
        assertThat(last(run(backend, dtype).series("validation-accuracy-2-1"))).isBetween(0.73, 0.87);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void aBentBorderLowersBothLossesAndLeavesTheAccuracy(String backend, String dtype) {
        Run run = run(backend, dtype);
        for (String network : List.of("2-5-1", "2-10-1")) {
            assertThat(last(run.series("train-loss-" + network))).isLessThan(last(run.series("train-loss-2-1")) - 0.05);
            assertThat(last(run.series("validation-loss-" + network)))
                    .isLessThan(last(run.series("validation-loss-2-1")));
            assertThat(last(run.series("train-accuracy-" + network))).isBetween(0.88, 0.94);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsEveryCurveAndEveryBorder(String backend, String dtype) {
        List<LineChart> charts = run(backend, dtype).figures(LineChart.class);
        assertThat(charts)
                .extracting(LineChart::title)
                .containsExactly("Training loss", "Validation loss", "Training accuracy", "Validation accuracy");
        assertThat(charts).allSatisfy(chart -> assertThat(chart.lines()).hasSize(3));
        List<DecisionRegions> regions = run(backend, dtype).figures(DecisionRegions.class);
        assertThat(regions).hasSize(3);
        assertThat(regions).allSatisfy(each -> {
            assertThat(each.classes().get(15)).contains(0, 1);
            assertThat(each.points()).hasSize(2);
        });
    }
}
