package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.Table;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetsLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("datasets", backend, dtype);
    }

    private static Table table(String backend, String dtype, String title) {
        return run(backend, dtype).figures(Table.class).stream()
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void showsAPartialLastBatchKeptAndDropped(String backend, String dtype) {
        Table table = table(backend, dtype, "Ten examples, 0 to 9");
        assertThat(table.rows().get(0).get(1)).isEqualTo("(0 1 2 3) (4 5 6 7) (8 9)");
        assertThat(table.rows().get(1).get(1)).isEqualTo("(0 1 2 3) (4 5 6 7)");
        assertThat(run(backend, dtype).tensor("last-batch")).containsExactly(8, 9);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void ordersDifferByEpochAndRepeatThemselves(String backend, String dtype) {
        List<List<String>> rows =
                table(backend, dtype, "data.shuffle(42).batch(4)").rows();
        assertThat(rows.get(1).get(1))
                .isNotEqualTo(rows.get(0).get(1))
                .isEqualTo(rows.get(2).get(1));
        assertThat(run(backend, dtype).tensor("shuffled"))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .isNotEqualTo(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void splitsWithAndWithoutRegardToTheClasses(String backend, String dtype) {
        List<List<String>> rows = table(backend, dtype, "150 irises, 80 to 20").rows();
        assertThat(rows.get(0).subList(1, 3)).containsExactly("50 + 50 + 20", "0 + 0 + 30");
        assertThat(rows.get(2).subList(1, 3)).containsExactly("40 + 40 + 40", "10 + 10 + 10");
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void scalesByTheTrainingPartAlone(String backend, String dtype) {
        List<List<String>> rows = table(backend, dtype, "Petal length").rows();
        assertThat(rows.get(1).subList(1, 4)).contains("0.00", "1.00");
        assertThat(rows.get(2).get(2)).isEqualTo("0.00");
        assertThat(run(backend, dtype).figures(Histogram.class))
                .hasSize(2)
                .allSatisfy(histogram -> assertThat(histogram.counts().stream()
                                .mapToInt(each -> each)
                                .sum())
                        .isEqualTo(120));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void learnsFromAFileThatIsStreamed(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.value("weight-a")).isEqualTo(2, within(0.02));
        assertThat(run.value("weight-b")).isEqualTo(-3, within(0.02));
        assertThat(run.value("bias")).isEqualTo(1, within(0.02));
        // The noise has the variance 0.01: less loss cannot be had.
        assertThat(run.series("epoch-loss").get(4)).isEqualTo(0.01, within(0.001));
    }
}
