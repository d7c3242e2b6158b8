package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.Table;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IrisLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("iris", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void namesAtLeast28Of30TestFlowers(String backend, String dtype) {
        assertThat(run(backend, dtype).value("test-accuracy")).isGreaterThanOrEqualTo(28 / 30.0);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void predictsTheSameOnEveryEngine(String backend, String dtype) {
        assertThat(run(backend, dtype).record().tensors().get("predictions"))
                .isEqualTo(run("pytorch", "float64").record().tensors().get("predictions"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void learns(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.series("train-loss")).hasSameSizeAs(run.series("validation-loss"));
        assertThat(last(run.series("train-loss"))).isLessThan(0.1);
        assertThat(last(run.series("train-accuracy"))).isGreaterThan(0.95);
        assertThat(last(run.series("validation-accuracy"))).isGreaterThan(0.9);
    }

    private static double last(List<Double> series) {
        return series.get(series.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void namesMoreFlowersWithASmallNetworkThanWithALargeOne(String backend, String dtype) {
        assertThat(run(backend, dtype).value("folds-accuracy-8")).isBetween(0.96, 0.98);
        assertThat(run(backend, dtype).value("folds-accuracy-256-256")).isBetween(0.94, 0.96);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void overfittingIsClearInTheLossAndFaintInTheAccuracy(String backend, String dtype) {
        List<Double> loss = line(backend, dtype, "Loss, the mean of five networks", "test, hidden 256-256");
        assertThat(last(loss)).isGreaterThan(2 * Collections.min(loss));
        List<Double> small = line(backend, dtype, "Loss, the mean of five networks", "test, hidden 8");
        assertThat(last(small)).isLessThan(1.2 * Collections.min(small));
        List<Double> accuracy = line(backend, dtype, "Accuracy, the mean of five networks", "test, hidden 256-256");
        assertThat(last(accuracy)).isGreaterThan(Collections.max(accuracy) - 0.05);
    }

    private static List<Double> line(String backend, String dtype, String title, String name) {
        return run(backend, dtype).figures(LineChart.class).stream()
                .filter(chart -> chart.title().equals(title))
                .flatMap(chart -> chart.lines().stream())
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .y();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsEveryPairOfLengthsOfTheFlowersToLearnFrom(String backend, String dtype) {
        PairPlot plot = run(backend, dtype).figures(PairPlot.class).get(0);
        assertThat(plot.features()).hasSize(4);
        assertThat(plot.groups()).extracting(group -> group.examples().size()).containsExactly(32, 32, 32);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void countsEveryTestFlowerOnceInTheConfusionMatrix(String backend, String dtype) {
        ConfusionMatrix matrix =
                run(backend, dtype).figures(ConfusionMatrix.class).get(0);
        assertThat(matrix.counts())
                .allSatisfy(row -> assertThat(
                                row.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(10));
        int right = matrix.counts().get(0).get(0)
                + matrix.counts().get(1).get(1)
                + matrix.counts().get(2).get(2);
        assertThat(right / 30.0).isEqualTo(run(backend, dtype).value("test-accuracy"), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void repeatsItselfToTheLastBit(String backend, String dtype) {
        Run again = Run.afresh("iris", backend, dtype, Run.DEFAULT_SEED);
        assertThat(again.record().series())
                .isEqualTo(run(backend, dtype).record().series());
        assertThat(again.record().tensors())
                .isEqualTo(run(backend, dtype).record().tensors());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void goesAnotherWayWithAnotherSeed(String backend, String dtype) {
        assertThat(Run.afresh("iris", backend, dtype, "7").series("train-loss"))
                .isNotEqualTo(run(backend, dtype).series("train-loss"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void scalesByTheFlowersToLearnFromAlone(String backend, String dtype) {
        PairPlot plot = run(backend, dtype).figures(PairPlot.class).get(0);
        List<Double> lengths = plot.groups().stream()
                .flatMap(group -> group.feature(0).stream())
                .toList();
        double mean = lengths.stream().mapToDouble(each -> each).average().orElseThrow();
        double variance = lengths.stream()
                .mapToDouble(each -> Math.pow(each - mean, 2))
                .average()
                .orElseThrow();
        assertThat(run(backend, dtype).figures(Table.class).get(0).rows().get(0))
                .containsExactly(
                        "sepal length",
                        String.format(Locale.ROOT, "%.4f", mean),
                        String.format(Locale.ROOT, "%.4f", Math.sqrt(variance)));
    }
}
