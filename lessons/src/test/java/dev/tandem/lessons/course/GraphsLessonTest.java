package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.GraphDrawing;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphsLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("graphs", backend, dtype);
    }

    private static List<String> labels(Run run, int drawing) {
        return run.figures().stream()
                .filter(GraphDrawing.class::isInstance)
                .map(GraphDrawing.class::cast)
                .toList()
                .get(drawing)
                .nodes()
                .stream()
                .map(GraphDrawing.Node::label)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsTheStepWithItsGradients(String backend, String dtype) {
        assertThat(labels(run(backend, dtype), 0))
                .containsSubsequence("x", "y", "w", "matmul", "b", "add", "subtract", "square", "mean")
                .contains("gradient by w", "gradient by b");
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsTheBackwardPassInOrdinaryOperations(String backend, String dtype) {
        assertThat(labels(run(backend, dtype), 1))
                .contains("transpose")
                .noneMatch(label -> label.startsWith("gradient"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void givesTheSameCompiledAndStepByStep(String backend, String dtype) {
        assertThat(run(backend, dtype).tensor("probabilities-step-by-step"))
                .containsExactly(run(backend, dtype).tensor("probabilities"), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void compilesNothingForAFunctionMadeAnew(String backend, String dtype) {
        assertThat(run(backend, dtype).words())
                .anySatisfy(text -> assertThat(text).startsWith("The engine compiled 0 programs"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void trainsTheStepItDrew(String backend, String dtype) {
        assertThat(run(backend, dtype).series("loss").get(0)).isEqualTo(3.5, within(1e-6));
        assertThat(run(backend, dtype).series("loss")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
}
