package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomLayerLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("custom-layer", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void tellsTheRingsApartWhereALineCannot(String backend, String dtype) {
        assertThat(run(backend, dtype).value("line-accuracy")).isLessThan(0.75);
        assertThat(run(backend, dtype).value("rings-accuracy")).isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theLayerComputesWhatTheFormulaSays(String backend, String dtype) {
        assertThat(run(backend, dtype).value("logit"))
                .isEqualTo(run(backend, dtype).value("logit-by-hand"), within(dtype.equals("float64") ? 1e-14 : 1e-6));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void isSavedAndReadLikeTheLibrarysOwn(String backend, String dtype) {
        assertThat(run(backend, dtype).value("same-after-reading")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void learns(String backend, String dtype) {
        assertThat(run(backend, dtype).series("train-loss").get(0)).isGreaterThan(0.3);
        assertThat(run(backend, dtype).series("train-loss").get(59)).isLessThan(0.1);
    }
}
