package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.backend.Backends;
import dev.tandem.compare.Comparison;
import dev.tandem.compare.Tolerance;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CourseTest {
    static Stream<String> lessons() {
        return Course.ids().stream();
    }

    @Test
    void hasTheLessonsInOrder() {
        assertThat(Course.ids())
                .containsExactly(
                        "tensors",
                        "gradients",
                        "gradient-descent",
                        "linear-regression",
                        "classification",
                        "graphs",
                        "datasets",
                        "sequential",
                        "losses",
                        "custom-layer",
                        "custom-loop",
                        "overfitting",
                        "overfitting-causes",
                        "early-stopping",
                        "regularization",
                        "bias-variance",
                        "iris",
                        "digits",
                        "engines");
    }

    @Test
    void findsALessonByItsId() {
        assertThat(Course.find("iris")).containsInstanceOf(IrisLesson.class);
        assertThat(Course.find("irises")).isEmpty();
    }

    @Test
    void seesBothEngines() {
        assertThat(Backends.names()).containsExactlyInAnyOrder("tensorflow", "pytorch");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void agreesOnBothEnginesRunningFreeInFloat64(String lesson) {
        Comparison comparison = Comparison.of(
                Run.of(lesson, "tensorflow", "float64").record(),
                Run.of(lesson, "pytorch", "float64").record(),
                Tolerance.STRICT);
        assertThat(comparison.agrees()).as("%s", comparison).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void agreesOnBothEnginesRunningFreeInFloat32(String lesson) {
        Comparison comparison = Comparison.of(
                Run.of(lesson, "tensorflow", "float32").record(),
                Run.of(lesson, "pytorch", "float32").record(),
                Tolerance.BALANCED);
        assertThat(comparison.agrees()).as("%s", comparison).isTrue();
    }
}
