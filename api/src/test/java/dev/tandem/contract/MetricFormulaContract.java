package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.function.TensorFunction;
import dev.tandem.metric.Metric;
import dev.tandem.metric.MetricState;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric against plain Java loops to 1e-12 in float64; and over batches, the last one smaller, against all at once. */
public abstract class MetricFormulaContract extends OpenBackend {
    private static final int ROWS = 37;
    private static final int BATCH = 10;

    protected MetricFormulaContract(String backend) {
        super(backend);
    }

    public static List<MetricCase> cases() {
        return MetricCases.all();
    }

    /** Examples drawn for a case, the same at each call. */
    private static final class Examples {
        private final double[][] target = new double[ROWS][];
        private final double[][] prediction = new double[ROWS][MetricCase.COLUMNS];
        private final double[] weights;

        Examples(MetricCase metric) {
            Random random = new Random(23);
            for (int row = 0; row < ROWS; row++) {
                target[row] = metric.targetRow().draw(random, MetricCase.COLUMNS);
                for (int column = 0; column < MetricCase.COLUMNS; column++) {
                    prediction[row][column] = metric.prediction().applyAsDouble(random);
                }
            }
            weights = random.doubles(ROWS, 0, 2).toArray();
        }

        double[] ones() {
            double[] ones = new double[ROWS];
            Arrays.fill(ones, 1);
            return ones;
        }
    }

    private Tensor target(Examples examples, int from, int to) {
        double[][] rows = Arrays.copyOfRange(examples.target, from, to);
        return rows[0].length == 1
                ? backend.tensor(rows, DType.INT64).squeeze(-1)
                : backend.tensor(rows, DType.FLOAT64);
    }

    private Tensor prediction(Examples examples, int from, int to) {
        return backend.tensor(Arrays.copyOfRange(examples.prediction, from, to), DType.FLOAT64);
    }

    private Tensor weights(Examples examples, int from, int to) {
        return backend.tensor(Arrays.copyOfRange(examples.weights, from, to), DType.FLOAT64);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheNumberOfTheFormula(MetricCase metric) {
        Examples examples = new Examples(metric);
        MetricState plain = new MetricState(metric.metric());
        plain.update(target(examples, 0, ROWS), prediction(examples, 0, ROWS));
        assertClose(plain.result(), metric.formula().of(examples.target, examples.prediction, examples.ones()));
        MetricState weighted = new MetricState(metric.metric());
        weighted.update(target(examples, 0, ROWS), prediction(examples, 0, ROWS), weights(examples, 0, ROWS));
        assertClose(weighted.result(), metric.formula().of(examples.target, examples.prediction, examples.weights));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameOverBatchesOfACompiledStep(MetricCase metric) {
        Examples examples = new Examples(metric);
        Metric measured = metric.metric();
        TensorFunction step = backend.functionOfList(
                inputs -> measured.statistics(inputs.get(0), inputs.get(1), Optional.of(inputs.get(2))));
        MetricState streamed = new MetricState(measured);
        for (int from = 0; from < ROWS; from += BATCH) {
            int to = Math.min(ROWS, from + BATCH);
            List<Tensor> statistics = step.callAll(
                    target(examples, from, to), prediction(examples, from, to), weights(examples, from, to));
            assertThat(statistics).allMatch(statistic -> statistic.dtype() == DType.FLOAT64);
            streamed.add(statistics.stream().map(Tensor::data).toList());
        }
        MetricState whole = new MetricState(measured);
        whole.update(target(examples, 0, ROWS), prediction(examples, 0, ROWS), weights(examples, 0, ROWS));
        assertClose(streamed.result(), whole.result());
        double[] expected = whole.value().toDoubles();
        TensorData value = streamed.value();
        assertThat(value.toDoubles()).containsExactly(expected, within(1e-12 * MetricCase.scale(expected)));
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }
}
