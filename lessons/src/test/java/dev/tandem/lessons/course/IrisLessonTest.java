package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.Table;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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
        assertThat(run.series("train-loss").get(59)).isLessThan(0.1);
        assertThat(run.series("train-accuracy").get(59)).isGreaterThan(0.95);
        assertThat(run.series("validation-accuracy").get(59)).isGreaterThan(0.9);
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

    @Test
    void splitsEverySpeciesAlike() {
        IrisSplit split = IrisSplit.of(Data.iris());
        assertThat(countBySpecies(split.train())).containsExactly(32, 32, 32);
        assertThat(countBySpecies(split.validation())).containsExactly(8, 8, 8);
        assertThat(countBySpecies(split.test())).containsExactly(10, 10, 10);
    }

    @Test
    void putsEveryFlowerInOnePart() {
        IrisSplit split = IrisSplit.of(Data.iris());
        assertThat(split.train().features())
                .doesNotContainAnyElementsOf(split.validation().features())
                .doesNotContainAnyElementsOf(split.test().features());
        assertThat(split.validation().features())
                .doesNotContainAnyElementsOf(split.test().features());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void scalesByTheTrainingFlowersAlone(String backend, String dtype) {
        double[][] training = IrisSplit.of(Data.iris()).train().featureArray();
        double mean =
                Arrays.stream(training).mapToDouble(row -> row[0]).average().orElseThrow();
        double variance = Arrays.stream(training)
                .mapToDouble(row -> Math.pow(row[0] - mean, 2))
                .average()
                .orElseThrow();
        Table scales = (Table) run(backend, dtype).figures().get(0);
        assertThat(scales.rows().get(0))
                .containsExactly(
                        "sepal length",
                        String.format(Locale.ROOT, "%.4f", mean),
                        String.format(Locale.ROOT, "%.4f", Math.sqrt(variance)));
    }

    private static int[] countBySpecies(Data.Labelled flowers) {
        int[] counts = new int[3];
        flowers.classes().forEach(species -> counts[species]++);
        return counts;
    }
}
