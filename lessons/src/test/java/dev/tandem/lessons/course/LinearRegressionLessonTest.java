package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearRegressionLessonTest {
    private static final double[] PUBLISHED_LOSSES = {
        94.5247, 9.3428, 1.4166, 0.5224, 0.3807, 0.3495, 0.3413, 0.3390, 0.3384, 0.3382
    };
    private static final Offset<Double> FOUR_DECIMALS = within(0.5e-4);

    private static Run run(String backend, String dtype) {
        return Run.of("linear-regression", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void givesThePublishedLosses(String backend, String dtype) {
        double[] losses = run(backend, dtype).series("epoch-loss").stream()
                .mapToDouble(loss -> loss)
                .toArray();
        assertThat(losses).containsExactly(PUBLISHED_LOSSES, FOUR_DECIMALS);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void givesThePublishedLine(String backend, String dtype) {
        assertThat(run(backend, dtype).value("w")).isEqualTo(1.8617, FOUR_DECIMALS);
        assertThat(run(backend, dtype).value("b")).isEqualTo(1.0711, FOUR_DECIMALS);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void givesTheLineOfLeastSquares(String backend, String dtype) {
        assertThat(run(backend, dtype).value("least-squares-w")).isEqualTo(1.9045, FOUR_DECIMALS);
        assertThat(run(backend, dtype).value("least-squares-b")).isEqualTo(1.0404, FOUR_DECIMALS);
    }
}
