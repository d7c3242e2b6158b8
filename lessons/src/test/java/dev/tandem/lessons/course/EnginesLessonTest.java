package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("engines", backend, dtype);
    }

    private static Table table(String backend, String dtype, String title) {
        return run(backend, dtype).figures(Table.class).stream()
                .filter(table -> table.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static double cell(Table table, String row, int column) {
        return table.rows().stream()
                .filter(cells -> cells.get(0).equals(row))
                .mapToDouble(cells -> number(cells.get(column)))
                .findFirst()
                .orElseThrow();
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.replace(",", ""));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void drawsThePublishedRandomNumbersAndCarriesThemThroughTheEngineUnchanged(String backend, String dtype) {
        assertThat(run(backend, dtype).value("philox-answers-that-differ")).isZero();
        assertThat(run(backend, dtype).value("random-numbers-that-differ")).isZero();
        assertThat(Arrays.stream(run(backend, dtype).tensor("random-bits")).distinct())
                .hasSizeGreaterThan(990);
    }

    /** The comparison of whole numbers allows no difference at all. */
    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void bothEnginesDrawTheSameBitsAndStartFromTheSameWeights(String dtype) {
        for (String tensor : List.of("random-bits", "initial-weight-bits")) {
            assertThat(run("tensorflow", dtype).record().tensors().get(tensor))
                    .isEqualTo(run("pytorch", dtype).record().tensors().get(tensor));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void answersEverySpecialCaseByTheRule(String backend, String dtype) {
        assertThat(run(backend, dtype).tensor("special-cases"))
                .containsExactly(SpecialCases.all().stream()
                        .mapToDouble(SpecialCases.Case::rule)
                        .toArray());
        assertThat(table(backend, dtype, "Special cases").rows())
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(row.get(2)).isEqualTo(row.get(1)));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void roundsWhatIeee754DemandsToTheNearestAndTheRestToWithinAFewUnits(String backend, String dtype) {
        Table rounding = table(backend, dtype, "Rounding in float32");
        for (String exact : List.of("x + ⅓", "⅓·x")) {
            assertThat(cell(rounding, exact, 1)).isLessThanOrEqualTo(0.5);
            assertThat(cell(rounding, exact, 3)).isEqualTo(100);
        }
        assertThat(rounding.rows()).hasSize(10).allSatisfy(row -> {
            assertThat(Double.parseDouble(row.get(1))).isBetween(0.4, 8.0);
            assertThat(Double.parseDouble(row.get(2))).isBetween(0.1, 1.0);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void addsAMillionNumbersCloserThanALoopDoes(String backend, String dtype) {
        Table sums = table(backend, dtype, "A long sum in float32");
        double loop = run(backend, dtype).value("loop-error");
        assertThat(loop).isGreaterThan(0.2);
        assertThat(Math.abs(cell(sums, "engine", 2))).isLessThan(loop / 2);
        assertThat(Math.abs(cell(sums, "engine, a thousand at a time", 2))).isLessThan(loop / 2);
        assertThat(run(backend, dtype).value("mean-of-the-addends")).isCloseTo(0.5, within(0.002));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void learnsAndTheLastBitLeadsSomewhereButNotFar(String backend, String dtype) {
        List<Double> loss = run(backend, dtype).series("train-loss");
        assertThat(loss.get(loss.size() - 1)).isLessThan(loss.get(0) / 2);
        List<Double> apart = run(backend, dtype)
                .figures(LineChart.class)
                .get(1)
                .lines()
                .get(0)
                .y();
        boolean single = dtype.equals("float32");
        // Weights below 1 have neighbours no further away than this.
        assertThat(apart.get(0)).isPositive().isLessThanOrEqualTo(single ? 0x1p-24 : 0x1p-53);
        assertThat(apart.get(apart.size() - 1)).isGreaterThan(apart.get(0)).isLessThan(single ? 1e-2 : 1e-9);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void adamKeepsTwoNumbersForEachParameter(String backend, String dtype) {
        Table memory = table(backend, dtype, "Memory in bytes");
        double parameters = cell(memory, "784-128-10", 1);
        assertThat(parameters).isEqualTo(101_770 * (dtype.equals("float32") ? 4 : 8));
        assertThat(cell(memory, "784-128-10", 2)).isCloseTo(3 * parameters, within(0.1 * parameters));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void timesEachKindOfCall(String backend, String dtype) {
        assertThat(table(backend, dtype, "Time").rows()).hasSize(5).allSatisfy(row -> {
            assertThat(number(row.get(1))).isPositive();
            assertThat(number(row.get(2))).isNotNegative();
        });
    }

    /** One unit is the distance to the neighbour, and the nearest number is half a unit away at most. */
    @Test
    void countsErrorsInUnitsInTheLastPlace() {
        float third = 1 / 3f;
        Rounding rounding = Rounding.of(new float[] {third, Math.nextUp(third), 2}, new double[] {1 / 3.0, third, 2});
        assertThat(rounding.worst()).isEqualTo(1);
        assertThat(rounding.nearest()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(rounding.mean()).isBetween(1 / 3.0, 0.5);
    }
}
