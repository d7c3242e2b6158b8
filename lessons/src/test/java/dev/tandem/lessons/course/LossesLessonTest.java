package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.lessons.figure.Table;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesLessonTest {
    private static Run run(String backend, String dtype) {
        return Run.of("losses", backend, dtype);
    }

    private static double rounding(String dtype) {
        return dtype.equals("float64") ? 1e-14 : 1e-6;
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void equalFormsGiveEqualNumbers(String backend, String dtype) {
        for (String name : List.of("binary", "multi-class", "two-class", "multi-label")) {
            List<Double> forms = run(backend, dtype).series(name);
            assertThat(forms).hasSizeGreaterThanOrEqualTo(2);
            assertThat(forms)
                    .as(name)
                    .allSatisfy(form -> assertThat(form).isEqualTo(forms.get(0), within(rounding(dtype))));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theNumbersAreThoseOfTheFormula(String backend, String dtype) {
        double binary = (Math.log1p(Math.exp(-2))
                        + Math.log1p(Math.exp(-1))
                        + Math.log1p(Math.exp(0.5))
                        + Math.log1p(Math.exp(-3)))
                / 4;
        assertThat(run(backend, dtype).series("binary").get(0)).isEqualTo(binary, within(rounding(dtype)));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theNaiveFormOverflowsAndTheOthersDoNot(String backend, String dtype) {
        Run run = run(backend, dtype);
        assertThat(run.value("by-hand-minus-1000")).isInfinite();
        assertThat(run.value("by-hand-minus-1000-gradient")).isNaN();
        assertThat(run.value("of-probabilities-minus-1000")).isEqualTo(-Math.log(1e-7), within(1e-5));
        assertThat(run.value("of-probabilities-minus-1000-gradient")).isZero();
        assertThat(run.value("of-logits-minus-1000")).isEqualTo(1000);
        assertThat(run.value("of-logits-minus-1000-gradient")).isEqualTo(-1);
        assertThat(run.value("by-hand-minus-1")).isEqualTo(run.value("of-logits-minus-1"), within(rounding(dtype)));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theNaiveSoftmaxIsNotANumberAndTheOtherIs(String backend, String dtype) {
        assertThat(run(backend, dtype).tensor("naive-softmax")).containsOnly(Double.NaN);
        assertThat(run(backend, dtype).tensor("softmax"))
                .containsExactly(new double[] {0.66524096, 0.24472847, 0.09003057}, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.lessons.course.Run#everywhere")
    void theTableNamesALossForEveryQuestion(String backend, String dtype) {
        Table table = run(backend, dtype).figures(Table.class).get(0);
        assertThat(table.rows())
                .extracting(row -> row.get(2) + " " + row.get(3))
                .containsExactly(
                        "sigmoid BinaryCrossentropy",
                        "softmax SparseCategoricalCrossentropy",
                        "softmax CategoricalCrossentropy",
                        "sigmoid BinaryCrossentropy",
                        "none MeanSquaredError");
    }
}
