package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomLoopLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("custom-loop", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theLoopGivesTheNumbersOfFitToTheLastBit(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.series("loop-train-loss")).isEqualTo(run.series("train-loss"));
        assertThat(run.series("loop-validation-loss")).isEqualTo(run.series("validation-loss"));
        assertThat(run.value("identical-epochs"))
                .isEqualTo(run.series("train-loss").size());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theStepByHandEndsWithTheWeightsOfFit(String backend, String dtype) {
        assertThat(run(backend, dtype).value("identical-weights")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theHooksTrainAndTestOnNoiseButNotTheValidation(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.series("train-loss-noisy")).doesNotContainAnyElementsOf(run.series("train-loss"));
        // Points that noise moves across the border cannot be got right: the training loss stays higher.
        assertThat(run.series("train-loss-noisy").get(11))
                .isGreaterThan(run.series("train-loss").get(11) + 0.03);
        assertThat(run.series("validation-loss-noisy").get(11))
                .isLessThan(run.series("validation-loss-noisy").get(0));
        assertThat(run.value("test-accuracy")).isBetween(0.75, 1.0);
    }
}
