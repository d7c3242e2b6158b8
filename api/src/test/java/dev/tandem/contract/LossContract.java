package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.loss.BinaryFocalCrossentropy;
import dev.tandem.loss.CategoricalCrossentropy;
import dev.tandem.loss.CategoricalFocalCrossentropy;
import dev.tandem.loss.CategoricalHinge;
import dev.tandem.loss.CosineSimilarity;
import dev.tandem.loss.Hinge;
import dev.tandem.loss.Huber;
import dev.tandem.loss.LogCosh;
import dev.tandem.loss.Loss;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.Reduction;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Losses as users meet them: published numbers, weights, reductions, masks, and what is rejected. */
public abstract class LossContract extends OpenBackend {
    protected LossContract(String backend) {
        super(backend);
    }

    private Tensor numbers(double[][] rows) {
        return backend.tensor(rows);
    }

    private static void assertClose(Tensor actual, double tolerance, double... expected) {
        assertThat(actual.toDoubles()).containsExactly(expected, within(tolerance));
    }

    /** The numbers in the documentation of keras.losses.BinaryCrossentropy and BinaryFocalCrossentropy. */
    @Test
    void binaryLossesGiveTheNumbersOfKerasDocumentation() {
        Tensor target = numbers(new double[][] {{0, 1}, {0, 0}});
        Tensor logits = numbers(new double[][] {{-18.6, 0.51}, {2.94, -12.8}});
        Tensor weights = backend.tensor(new double[] {0.8, 0.2});
        Loss loss = BinaryCrossentropy.ofLogits();
        assertClose(loss.of(target, logits), 1e-4, 0.8654);
        assertClose(loss.of(target, logits, weights), 1e-3, 0.243);
        assertClose(loss.reduction(Reduction.SUM).of(target, logits), 1e-3, 1.730);
        assertClose(loss.reduction(Reduction.NONE).of(target, logits), 1e-3, 0.235, 1.496);
        Tensor probabilities = numbers(new double[][] {{0.6, 0.4}, {0.4, 0.6}});
        assertClose(BinaryCrossentropy.ofProbabilities().values(target, probabilities), 1e-3, 0.916, 0.714);
        assertClose(BinaryFocalCrossentropy.ofProbabilities().values(target, probabilities), 1e-3, 0.330, 0.206);
        BinaryFocalCrossentropy focal = BinaryFocalCrossentropy.ofLogits().gamma(3);
        assertClose(focal.of(target, logits), 1e-3, 0.647);
        assertClose(focal.of(target, logits, weights), 1e-3, 0.133);
        Loss balanced = focal.balanced(0.25);
        assertClose(balanced.of(target, logits), 1e-3, 0.482);
        assertClose(balanced.of(target, logits, weights), 1e-3, 0.097);
    }

    /** The numbers in the documentation of keras.losses.CategoricalCrossentropy and its relatives. */
    @Test
    void categoricalLossesGiveTheNumbersOfKerasDocumentation() {
        Tensor oneHot = numbers(new double[][] {{0, 1, 0}, {0, 0, 1}});
        Tensor ids = backend.tensor(new int[] {1, 2});
        Tensor prediction = numbers(new double[][] {{0.05, 0.95, 0}, {0.1, 0.8, 0.1}});
        Tensor weights = backend.tensor(new double[] {0.3, 0.7});
        Loss dense = CategoricalCrossentropy.ofProbabilities();
        Loss sparse = SparseCategoricalCrossentropy.ofProbabilities();
        assertClose(dense.of(oneHot, prediction), 1e-3, 1.177);
        assertClose(sparse.of(ids, prediction), 1e-3, 1.177);
        assertClose(dense.of(oneHot, prediction, weights), 1e-3, 0.814);
        assertClose(sparse.of(ids, prediction, weights), 1e-3, 0.814);
        assertClose(dense.reduction(Reduction.SUM).of(oneHot, prediction), 1e-3, 2.354);
        assertClose(sparse.values(ids, prediction), 1e-3, 0.0513, 2.303);
        Loss focal = CategoricalFocalCrossentropy.ofProbabilities();
        assertClose(focal.of(oneHot, prediction), 1e-6, 0.23315276);
        assertClose(focal.of(oneHot, prediction, weights), 1e-4, 0.1632);
        assertClose(focal.values(oneHot, prediction), 1e-7, 3.2058331e-05, 4.6627346e-01);
    }

    /** The numbers in the documentation of keras.losses.cosine_similarity, huber and log_cosh. */
    @Test
    void regressionLossesGiveTheNumbersOfKerasDocumentation() {
        assertClose(
                new CosineSimilarity().values(numbers(new double[][] {{0, 1}, {1, 1}, {1, 1}}), numbers(new double[][] {
                    {1, 0}, {1, 1}, {-1, -1}
                })),
                1e-6,
                0,
                -1,
                1);
        assertClose(
                new Huber().of(numbers(new double[][] {{0, 1}, {0, 0}}), numbers(new double[][] {{0.6, 0.4}, {0.4, 0.6}
                })),
                1e-6,
                0.155);
        assertClose(
                new LogCosh().of(numbers(new double[][] {{0, 1}, {0, 0}}), numbers(new double[][] {{1, 1}, {0, 0}})),
                1e-3,
                0.108);
    }

    @Test
    void probabilitiesOfZeroAndOneStayFinite() {
        // −ln 1e-7, the right answer having been given no chance at all.
        assertClose(
                BinaryCrossentropy.ofProbabilities().values(numbers(new double[][] {{0}, {1}}), numbers(new double[][] {
                    {0}, {0}
                })),
                1e-4,
                0,
                16.1181);
        assertClose(
                SparseCategoricalCrossentropy.ofProbabilities()
                        .values(backend.tensor(new int[] {0}), numbers(new double[][] {{0, 1}})),
                1e-4,
                16.1181);
        assertClose(
                new LogCosh().values(numbers(new double[][] {{0}}), numbers(new double[][] {{-1000}})), 1e-3, 999.3069);
    }

    @Test
    void aVectorOfZerosHasACosineAndAGradient() {
        Tensor gradient = backend.function(
                        (t, p) -> new CosineSimilarity().of(t, p).gradients(p).of(p))
                .call(numbers(new double[][] {{1, 0}}), numbers(new double[][] {{0, 0}}));
        assertThat(gradient.toDoubles()).doesNotContain(Double.NaN);
    }

    @Test
    void hingeTakesBitsForSigns() {
        Tensor prediction = numbers(new double[][] {{0.5, -0.5}});
        Tensor bits = backend.tensor(new boolean[][] {{false, true}});
        assertClose(new Hinge().values(bits, prediction), 1e-6, 1.5);
        assertClose(new Hinge().values(numbers(new double[][] {{-1, 1}}), prediction), 1e-6, 1.5);
    }

    @Test
    void classIdsMayBeOfAnyWholeDTypeAndShape() {
        Tensor logits = numbers(new double[][] {{1, 2, 3}, {3, 2, 1}});
        Loss loss = SparseCategoricalCrossentropy.ofLogits();
        double[] expected =
                loss.values(backend.tensor(new int[] {2, 1}), logits).toDoubles();
        for (DType dtype : List.of(DType.INT64, DType.UINT8)) {
            Tensor column = backend.tensor(new int[][] {{2}, {1}}, dtype);
            assertThat(loss.values(column, logits).toDoubles()).containsExactly(expected);
        }
        Tensor sequences = numbers(new double[][] {{1, 2, 3}, {3, 2, 1}}).reshape(1, 2, 3);
        assertThat(loss.values(backend.tensor(new int[][] {{2, 1}}), sequences).toDoubles())
                .containsExactly(expected);
    }

    @Test
    void anIgnoredClassCountsNeitherAboveNorBelow() {
        Loss loss = SparseCategoricalCrossentropy.ofLogits().ignoring(-1);
        Tensor logits = numbers(new double[][] {{0, 0}, {Double.NaN, 0}, {0, 0}});
        Tensor ids = backend.tensor(new int[] {0, -1, 1});
        assertClose(loss.values(ids, logits), 1e-6, Math.log(2), 0, Math.log(2));
        assertClose(loss.of(ids, logits), 1e-6, Math.log(2));
        Tensor weights = backend.tensor(new double[] {1, 5, 3});
        assertClose(loss.of(ids, logits, weights), 1e-6, 2 * Math.log(2));
        assertClose(loss.reduction(Reduction.MEAN_WITH_SAMPLE_WEIGHT).of(ids, logits, weights), 1e-6, Math.log(2));
        Tensor none = backend.tensor(new int[] {-1, -1, -1});
        assertClose(loss.of(none, logits), 0, 0);
        Tensor gradient =
                backend.function((t, p) -> loss.of(t, p).gradients(p).of(p)).call(ids, logits);
        assertClose(gradient, 1e-6, -0.25, 0.25, 0, 0, 0.25, -0.25);
    }

    @Test
    void weightsAreAlignedAtTheBatch() {
        Tensor target = backend.zeros(2, 2, 1);
        Tensor prediction = backend.tensor(new double[][][] {{{1}, {2}}, {{3}, {4}}});
        Loss loss = new MeanSquaredError();
        assertClose(loss.of(target, prediction, backend.tensor(new double[] {1, 0})), 1e-6, 5.0 / 4);
        assertClose(loss.of(target, prediction, backend.tensor(new int[][] {{1}, {0}})), 1e-6, 5.0 / 4);
        assertClose(loss.of(target, prediction, backend.tensor(new double[][] {{1, 0}, {0, 1}})), 1e-6, 17.0 / 4);
        Loss weighted = loss.reduction(Reduction.MEAN_WITH_SAMPLE_WEIGHT);
        assertClose(weighted.of(target, prediction, backend.tensor(new double[] {1, 0})), 1e-6, 2.5);
        assertClose(weighted.of(target, prediction, backend.tensor(new double[] {0, 0})), 0, 0);
        assertThatThrownBy(() -> loss.of(target, prediction, backend.ones(3)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("sample weights are float32[3] for values of shape [2, 2]; expected one for each example,"
                        + " shape [2], or one for each position, shape [2, 2]");
    }

    @Test
    void aLossOfYourOwnIsAFunction() {
        Loss cubic = Loss.custom("cubic", (t, p) -> p.subtract(t).abs().power(3).sum(-1));
        Tensor target = numbers(new double[][] {{0, 0}, {1, 1}});
        Tensor prediction = numbers(new double[][] {{1, 2}, {1, 0}});
        assertClose(cubic.of(target, prediction), 1e-5, 5);
        assertClose(backend.function((t, p) -> cubic.of(t, p)).call(target, prediction), 1e-5, 5);
        assertThat(cubic.reduction(Reduction.SUM).name()).isEqualTo("cubic");
    }

    @Test
    void rejectsClassIdsForOneHotRows() {
        Tensor ids = backend.tensor(new int[] {1, 2});
        Tensor prediction = backend.ones(2, 3);
        String message =
                "categorical_crossentropy: the target is int32[2], which are class ids; expected one-hot rows of"
                        + " shape [2, 3]: use sparse_categorical_crossentropy, or target.oneHot(3, FLOAT32)";
        assertRejected(() -> CategoricalCrossentropy.ofLogits().of(ids, prediction), message);
        assertRejected(
                () -> CategoricalCrossentropy.ofLogits().checkTargets(TensorData.of(new int[] {1, 2}), Shape.of(3)),
                message);
        assertRejected(
                () -> CategoricalFocalCrossentropy.ofLogits().of(ids.expandDims(-1), prediction),
                "use sparse_categorical");
        assertRejected(() -> new CategoricalHinge().of(ids, prediction), "use sparse_categorical_crossentropy");
        assertRejected(() -> BinaryCrossentropy.ofLogits().of(ids, prediction), "use sparse_categorical_crossentropy");
    }

    @Test
    void rejectsOneHotRowsForClassIds() {
        assertRejected(
                () -> SparseCategoricalCrossentropy.ofLogits().of(backend.ones(2, 3), backend.ones(2, 3)),
                "sparse_categorical_crossentropy: the target is float32[2, 3], which are one-hot rows; expected class ids"
                        + " of shape [2]: use categorical_crossentropy, or target.argMax(-1)");
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.ofLogits().of(backend.ones(2), backend.ones(2, 3)))
                .isInstanceOf(DTypeMismatchException.class)
                .hasMessageContaining("expected class ids of int32, int64 or uint8");
        assertRejected(
                () -> SparseCategoricalCrossentropy.ofLogits().of(backend.tensor(new int[] {0, 0}), backend.ones(2, 1)),
                "expected two classes or more");
    }

    @Test
    void rejectsShapesAndDTypesThatDiffer() {
        Loss loss = new MeanSquaredError();
        assertClose(loss.of(backend.zeros(3), backend.ones(3, 1)), 0, 1);
        assertRejected(
                () -> loss.of(backend.zeros(2), backend.ones(2, 3)),
                "mean_squared_error: the target is float32[2], the prediction float32[2, 3]; expected the same shape:"
                        + " reshape one of them, or change the last layer's units");
        assertRejected(() -> loss.of(backend.zeros(2, 1), backend.ones(2, 3)), "expected the same shape");
        assertThatThrownBy(() -> loss.of(backend.zeros(2, 3).cast(DType.FLOAT64), backend.ones(2, 3)))
                .isInstanceOf(DTypeMismatchException.class)
                .hasMessageContaining("expected the same dtype: cast one of them");
        assertThatThrownBy(() -> loss.of(backend.zeros(2), backend.tensor(new int[] {1, 2})))
                .isInstanceOf(DTypeMismatchException.class)
                .hasMessageContaining("expected float32 or float64");
        assertThatThrownBy(() -> new Huber(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> BinaryCrossentropy.ofLogits().labelSmoothing(2))
                .hasMessage("binary_crossentropy: labelSmoothing is 2.0; expected a share from 0 to 1");
    }

    @Test
    void rejectsTargetsByTheirValues() {
        Loss loss = SparseCategoricalCrossentropy.ofLogits();
        loss.checkTargets(TensorData.of(new int[] {0, 2}), Shape.of(3));
        assertThatThrownBy(() -> loss.checkTargets(TensorData.of(new int[] {0, 3}), Shape.of(3)))
                .isInstanceOf(IndexOutOfRangeException.class)
                .hasMessage("sparse_categorical_crossentropy: target 1 is class 3; expected 0 to 2 for predictions of 3"
                        + " classes: count ids from 0, or give the last layer more units");
        TensorData marked = TensorData.of(new int[] {-1, 2});
        assertThatThrownBy(() -> loss.reduction(Reduction.SUM).checkTargets(marked, Shape.of(3)))
                .isInstanceOf(IndexOutOfRangeException.class);
        SparseCategoricalCrossentropy.ofLogits().ignoring(-1).checkTargets(marked, Shape.of(3));
        assertThatThrownBy(() -> BinaryCrossentropy.ofLogits()
                        .checkTargets(TensorData.of(new double[][] {{0}, {2}}), Shape.of(1)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("number 1 of the target is 2.0; expected probabilities from 0 to 1");
    }

    private static void assertRejected(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ShapeMismatchException.class).hasMessageContaining(message);
    }
}
