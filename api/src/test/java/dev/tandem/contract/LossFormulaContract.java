package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.function.TensorFunction;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss against plain Java loops: values to 1e-12 in float64, and gradients against central differences of the loops. */
public abstract class LossFormulaContract extends OpenBackend {
    private static final int ROWS = 6;
    private static final int COLUMNS = 4;

    protected LossFormulaContract(String backend) {
        super(backend);
    }

    public static List<LossCase> cases() {
        return LossCases.all();
    }

    /** Rows drawn for a case, the same at each call. */
    private static final class Rows {
        private final double[][] target;
        private final double[][] prediction;

        Rows(double[][] target, double[][] prediction) {
            this.target = target;
            this.prediction = prediction;
        }

        static Rows of(LossCase loss) {
            Random random = new Random(11);
            double[][] target = new double[ROWS][];
            double[][] prediction = new double[ROWS][COLUMNS];
            for (int row = 0; row < ROWS; row++) {
                target[row] = loss.targetRow().draw(random, COLUMNS);
                for (int column = 0; column < COLUMNS; column++) {
                    prediction[row][column] = loss.prediction().applyAsDouble(random);
                }
            }
            return new Rows(target, prediction);
        }

        double[] expected(LossCase loss) {
            double[] result = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                result[row] = loss.formula().applyAsDouble(target[row], prediction[row]);
            }
            return result;
        }
    }

    private Tensor target(Rows rows, DType dtype) {
        return rows.target[0].length == 1
                ? backend.tensor(rows.target, DType.INT32).squeeze(-1)
                : backend.tensor(rows.target, dtype);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheValuesOfTheFormula(LossCase loss) {
        Rows rows = Rows.of(loss);
        double[] expected = rows.expected(loss);
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Tensor target = target(rows, dtype);
            Tensor prediction = backend.tensor(rows.prediction, dtype);
            Tensor eager = loss.loss().values(target, prediction);
            Tensor traced = backend.function(loss.loss()::values).call(target, prediction);
            double tolerance = dtype == DType.FLOAT64 ? 1e-12 : 2e-5;
            for (Tensor values : List.of(eager, traced)) {
                assertThat(values.dtype()).isEqualTo(dtype);
                assertClose(values.toDoubles(), expected, tolerance);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheGradientOfTheFormula(LossCase loss) {
        Rows rows = Rows.of(loss);
        double[] expected = new double[ROWS * COLUMNS];
        double step = 1e-5;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double[] above = rows.prediction[row].clone();
                double[] below = rows.prediction[row].clone();
                above[column] += step;
                below[column] -= step;
                double difference = loss.formula().applyAsDouble(rows.target[row], above)
                        - loss.formula().applyAsDouble(rows.target[row], below);
                expected[row * COLUMNS + column] = difference / (2 * step) / ROWS;
            }
        }
        TensorFunction gradient =
                backend.function((t, p) -> loss.loss().of(t, p).gradients(p).of(p));
        Tensor result = gradient.call(target(rows, DType.FLOAT64), backend.tensor(rows.prediction, DType.FLOAT64));
        assertClose(result.toDoubles(), expected, 1e-8);
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("number %d", i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
