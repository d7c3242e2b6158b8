package dev.tandem.lessons.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compare.RunRecord;
import dev.tandem.type.DType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskTest {
    private static RunRecord run(double value, double... series) {
        RunRecord.Recorder recorder = new RunRecord.Recorder();
        recorder.value("w", value);
        for (double number : series) {
            recorder.add("loss", number);
        }
        return recorder.finish("pytorch", "PyTorch 2 (a binding) on cpu", DType.FLOAT32, 1);
    }

    private static Requirement requirement(String value, String relation, String bound) {
        return new Requirement(value, Relation.of(relation).orElseThrow(), new BigDecimal(bound));
    }

    @ParameterizedTest
    @CsvSource({
        "<,  2, 1.9, true",
        "<,  2, 2, false",
        "<,  2, NaN, false",
        "<=, 2, 2, true",
        "<=, 2, 2.1, false",
        "<=, 2, NaN, false",
        ">,  2, 2.1, true",
        ">,  2, 2, false",
        ">,  2, NaN, false",
        ">=, 2, 2, true",
        ">=, 2, 1.9, false",
        ">=, 2, NaN, false",
        "=,  2, 2, true",
        "=,  2, 2.001, false",
        "=,  2, NaN, false",
        "=,  0, 0.000009, true",
        "=,  0, -0.000011, false",
        "=,  1000000, 1000009, true",
        "=,  1000000, 1000011, false",
    })
    void comparesAValueWithItsBound(String relation, String bound, double value, boolean met) {
        assertThat(requirement("w", relation, bound).isMet(run(value))).isEqualTo(met);
    }

    @Test
    void takesTheLastNumberOfASeries() {
        assertThat(requirement("loss", "=", "0.5").isMet(run(0, 2, 1, 0.5))).isTrue();
        assertThat(requirement("loss", "=", "2").isMet(run(0, 2, 1, 0.5))).isFalse();
    }

    @Test
    void isNotMetByWhatWasNotRecorded() {
        Requirement absent = requirement("v", "<", "9");
        assertThat(absent.measured(run(0))).isEmpty();
        assertThat(absent.isMet(run(0))).isFalse();
    }

    @Test
    void isDoneOnlyIfEveryRunMeetsEveryRequirement() {
        Task task = new Task("both", List.of(requirement("w", ">", "1"), requirement("loss", "<", "1")));
        assertThat(task.isDone(List.of(run(2, 0.5), run(3, 0.5)))).isTrue();
        assertThat(task.isDone(List.of(run(2, 0.5), run(1, 0.5)))).isFalse();
        assertThat(task.isDone(List.of(run(2, 1), run(2, 0.5)))).isFalse();
    }
}
