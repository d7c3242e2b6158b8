package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("gradients", backend, dtype);
    }

    private static Offset<Double> rounding(String dtype) {
        return within(dtype.equals("float64") ? 1e-14 : 1e-6);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void findsTheGradientOfTheMeanLength(String backend, String dtype) {
        Run run = run(backend, dtype);
        double diagonal = Math.sqrt(2);
        assertThat(run.value("mean-length")).isCloseTo((5 + 13 + 17 + diagonal) / 4, within(1e-6));
        assertThat(run.tensor("mean-length-by-a"))
                .containsExactly(
                        new double[] {3 / 5.0 / 4, 5 / 13.0 / 4, 8 / 17.0 / 4, -1 / diagonal / 4}, rounding(dtype));
        assertThat(run.tensor("mean-length-by-b"))
                .containsExactly(
                        new double[] {4 / 5.0 / 4, 12 / 13.0 / 4, 15 / 17.0 / 4, 1 / diagonal / 4}, rounding(dtype));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void mixesTheRowsOfTheJacobian(String backend, String dtype) {
        assertThat(run(backend, dtype).tensor("vector-jacobian"))
                .containsExactly(new double[] {6, 4 + 3 * Math.cos(1)}, rounding(dtype));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void differentiatesTwice(String backend, String dtype) {
        double[] curvature = new double[5];
        for (int i = 0; i < 5; i++) {
            double tanh = Math.tanh(i - 2);
            curvature[i] = -2 * tanh * (1 - tanh * tanh);
        }
        assertThat(run(backend, dtype).tensor("tanh-curvature")).containsExactly(curvature, rounding(dtype));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void agreesThreeWays(String backend, String dtype) {
        double[] byHand = GradientsLesson.scalarGradients(new double[] {0.5, -1.5, 2.0, 0.7, 0.3});
        assertThat(run(backend, dtype).tensor("neuron-by-engine")).containsExactly(byHand, rounding(dtype));
        assertThat(run(backend, dtype).tensor("neuron-by-rules")).containsExactly(byHand, rounding(dtype));
    }
}
