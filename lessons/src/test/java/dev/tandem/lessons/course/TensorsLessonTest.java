package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TensorsLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("tensors", backend, dtype);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void showsTheErrorForShapesThatDoNotFit(String backend, String dtype) {
        assertThat(run(backend, dtype).words())
                .anySatisfy(text -> assertThat(text).contains("add: shapes [2, 3] and [2] do not broadcast"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void showsTheErrorForKindsThatDiffer(String backend, String dtype) {
        assertThat(run(backend, dtype).words())
                .anySatisfy(
                        text -> assertThat(text).contains("add: dtypes differ: got " + dtype + "[2, 3] and int64[2]"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void showsTheShapesOfPictures(String backend, String dtype) {
        assertThat(run(backend, dtype).figures())
                .filteredOn(Table.class::isInstance)
                .anySatisfy(table -> assertThat(((Table) table).rows())
                        .extracting(row -> row.get(1))
                        .contains("[400, 400]", "[400, 400, 3]", "[16, 400, 400, 3]", "[25, 400, 400, 3]"));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void computesTheValues(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.tensor("broadcast-sum")).containsExactly(11, 12, 13, 21, 22, 23);
        assertThat(run.tensor("weight")).containsExactly(0.5, 1.5, 2.5);
        assertThat(run.tensor("product")).containsExactly(14, 32, 32, 77);
        assertThat(run.tensor("best")).containsExactly(1, 0);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void sumsRowsTheSameWithALoopAndWithout(String backend, String dtype) {
        assertThat(run(backend, dtype).tensor("row-sums-one-by-one"))
                .containsExactly(run(backend, dtype).tensor("row-sums"), within(1e-3));
    }
}
