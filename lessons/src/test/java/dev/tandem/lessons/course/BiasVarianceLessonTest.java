package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.LineChart;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BiasVarianceLessonTest {
    private static final double NOISE = 0.3 * 0.3;

    private static Run run(String backend, String dtype) {
        return Run.of("bias-variance", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theThreePartsAddUpToTheErrorWithinItsStandardError(String backend, String dtype) {
        double[] left = run(backend, dtype).tensor("left-over");
        double[] standardError = run(backend, dtype).tensor("left-over-standard-error");
        double squares = 0;
        for (int i = 0; i < left.length; i++) {
            assertThat(left[i]).isCloseTo(0, within(3 * standardError[i]));
            squares += Math.pow(left[i] / standardError[i], 2);
        }
        // Over all sizes the typical distance is one standard error; the sizes share their noise, so not sharply so.
        assertThat(Math.sqrt(squares / left.length)).isLessThan(2);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theErrorIsAU(String backend, String dtype) {
        List<Double> error = run(backend, dtype).series("error");
        double least = Collections.min(error);
        assertThat(error.indexOf(least) + 1).isBetween(4, 7);
        assertThat(error.get(0)).isGreaterThan(4 * least);
        assertThat(error.get(9)).isGreaterThan(1.1 * least);
        assertThat(least).isBetween(NOISE, NOISE + 0.04);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theVarianceIsWhatTheoryMakesOfIt(String backend, String dtype) {
        List<Double> variance = run(backend, dtype).series("variance");
        for (int i = 1; i < variance.size(); i++) {
            assertThat(variance.get(i)).isGreaterThan(variance.get(i - 1));
        }
        // A mean of 20 points has a twentieth of their variance.
        assertThat(variance.get(0)).isCloseTo(NOISE / 20, within(0.15 * NOISE / 20));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theBiasFallsWithEveryTermThatTheSineHas(String backend, String dtype) {
        double[] bias = run(backend, dtype).tensor("bias-squared");
        assertThat(bias[0]).isCloseTo(0.49, within(0.03));
        assertThat(bias[3]).isLessThan(bias[1] / 10);
        assertThat(bias[5]).isLessThan(bias[3] / 5);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsWorldsAndTheU(String backend, String dtype) {
        List<LineChart> charts = run(backend, dtype).figures(LineChart.class);
        assertThat(charts).hasSize(4);
        assertThat(charts.get(3).lines()).extracting("name").containsExactly("error", "bias²", "variance", "noise²");
    }
}
