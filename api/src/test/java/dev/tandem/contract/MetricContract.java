package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.Reduction;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.Accuracy;
import dev.tandem.metric.Auc;
import dev.tandem.metric.Average;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.metric.BinaryCount;
import dev.tandem.metric.BinaryIoU;
import dev.tandem.metric.CategoricalAccuracy;
import dev.tandem.metric.ConfusionMatrix;
import dev.tandem.metric.CosineSimilarityMetric;
import dev.tandem.metric.F1Score;
import dev.tandem.metric.FBetaScore;
import dev.tandem.metric.LossMetric;
import dev.tandem.metric.MeanIoU;
import dev.tandem.metric.MeanMetric;
import dev.tandem.metric.Metric;
import dev.tandem.metric.MetricState;
import dev.tandem.metric.Precision;
import dev.tandem.metric.R2Score;
import dev.tandem.metric.Recall;
import dev.tandem.metric.RootMeanSquaredError;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.metric.SparseTopKCategoricalAccuracy;
import dev.tandem.metric.TopKCategoricalAccuracy;
import dev.tandem.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics as users meet them: the numbers of Keras' and scikit-learn's documentation, and what is rejected. */
public abstract class MetricContract extends OpenBackend {
    private static final double CLOSE = 1e-6;

    protected MetricContract(String backend) {
        super(backend);
    }

    private MetricState state(Metric metric, Object target, Object prediction) {
        MetricState state = new MetricState(metric);
        state.update(backend.tensor(target), backend.tensor(prediction));
        return state;
    }

    private void assertMetric(Metric metric, Object target, Object prediction, double expected) {
        assertThat(state(metric, target, prediction).result()).isCloseTo(expected, within(CLOSE));
    }

    private void assertWeighted(Metric metric, Object target, Object prediction, double[] weights, double expected) {
        MetricState state = new MetricState(metric);
        state.update(backend.tensor(target), backend.tensor(prediction), backend.tensor(weights));
        assertThat(state.result()).isCloseTo(expected, within(CLOSE));
    }

    /** The examples in the documentation of Keras' accuracy metrics. */
    @Test
    void accuraciesGiveTheNumbersOfKerasDocumentation() {
        int[][] ids = {{1}, {2}, {3}, {4}};
        int[][] others = {{0}, {2}, {3}, {4}};
        assertMetric(new Accuracy(), ids, others, 0.75);
        assertWeighted(new Accuracy(), ids, others, new double[] {1, 1, 0, 0}, 0.5);
        int[][] bits = {{1}, {1}, {0}, {0}};
        double[][] probabilities = {{0.98}, {1}, {0}, {0.6}};
        assertMetric(BinaryAccuracy.ofProbabilities(), bits, probabilities, 0.75);
        assertWeighted(BinaryAccuracy.ofProbabilities(), bits, probabilities, new double[] {1, 0, 0, 1}, 0.5);
        double[][] oneHot = {{0, 0, 1}, {0, 1, 0}};
        int[][] classes = {{2}, {1}};
        double[][] scores = {{0.1, 0.9, 0.8}, {0.05, 0.95, 0}};
        double[] weights = {0.7, 0.3};
        assertMetric(new CategoricalAccuracy(), oneHot, scores, 0.5);
        assertWeighted(new CategoricalAccuracy(), oneHot, scores, weights, 0.3);
        assertMetric(new SparseCategoricalAccuracy(), classes, scores, 0.5);
        assertWeighted(new SparseCategoricalAccuracy(), classes, scores, weights, 0.3);
        assertMetric(new TopKCategoricalAccuracy(1), oneHot, scores, 0.5);
        assertWeighted(new TopKCategoricalAccuracy(1), oneHot, scores, weights, 0.3);
        assertMetric(new TopKCategoricalAccuracy(2), oneHot, scores, 1);
        assertMetric(new SparseTopKCategoricalAccuracy(1), classes, scores, 0.5);
    }

    @Test
    void topKCountsTiesAsInAndNanAsOut() {
        Metric metric = new SparseTopKCategoricalAccuracy(1);
        assertMetric(metric, new int[] {1, 2}, new double[][] {{3, 3, 1}, {3, 3, 1}}, 0.5);
        assertMetric(metric, new int[] {0}, new double[][] {{Double.NaN, 3}}, 0);
    }

    @Test
    void logitsAreNotTakenForProbabilities() {
        double[][] logits = {{0.2}, {-0.2}, {2}, {0.4}};
        int[][] target = {{1}, {0}, {1}, {1}};
        assertMetric(BinaryAccuracy.ofLogits(), target, logits, 1);
        assertMetric(BinaryAccuracy.ofProbabilities(), target, logits, 0.5);
        assertMetric(Precision.ofLogits(), target, logits, 1);
        assertMetric(Recall.ofLogits(), target, logits, 1);
        // sigmoid(2) = 0.88 is the only probability above 0.8.
        assertMetric(Recall.ofLogits().threshold(0.8), target, logits, 1.0 / 3);
        assertMetric(BinaryIoU.ofLogits(), target, logits, 1);
        assertMetric(Auc.ofLogits(Auc.Curve.ROC), target, logits, 1);
    }

    /** The examples in the documentation of Keras' Precision, Recall, TruePositives and siblings. */
    @Test
    void countsGiveTheNumbersOfKerasDocumentation() {
        int[] target = {0, 1, 1, 1};
        double[] prediction = {1, 0, 1, 1};
        double[] weights = {0, 0, 1, 0};
        assertMetric(Precision.ofProbabilities(), target, prediction, 2.0 / 3);
        assertWeighted(Precision.ofProbabilities(), target, prediction, weights, 1);
        assertMetric(Recall.ofProbabilities(), target, prediction, 2.0 / 3);
        assertWeighted(Recall.ofProbabilities(), target, prediction, weights, 1);
        assertMetric(BinaryCount.of(BinaryCount.Kind.TRUE_POSITIVES), target, prediction, 2);
        assertMetric(BinaryCount.of(BinaryCount.Kind.FALSE_POSITIVES), target, prediction, 1);
        assertMetric(BinaryCount.of(BinaryCount.Kind.TRUE_NEGATIVES), target, prediction, 0);
        assertMetric(BinaryCount.of(BinaryCount.Kind.FALSE_NEGATIVES), target, prediction, 1);
        assertMetric(Precision.ofProbabilities(), new int[] {1}, new double[] {0}, 0);
    }

    @Test
    void precisionOfOneClassTakesRowsAndIds() {
        double[][] scores = {{0.6, 0.4}, {0.3, 0.7}, {0.2, 0.8}};
        assertMetric(Precision.ofProbabilities().ofClass(1), new int[] {0, 1, 0}, scores, 0.5);
        assertMetric(Precision.ofProbabilities().ofClass(1), new double[][] {{1, 0}, {0, 1}, {1, 0}}, scores, 0.5);
        assertThatThrownBy(() -> assertMetric(Recall.ofLogits().ofClass(2), new int[] {0, 1, 0}, scores, 0))
                .isInstanceOf(IndexOutOfRangeException.class);
    }

    /** The examples in the documentation of Keras' F1Score and FBetaScore, and of scikit-learn's f1_score. */
    @Test
    void fScoresGiveThePublishedNumbers() {
        int[][] labels = {{1, 1, 1}, {1, 0, 0}, {1, 1, 0}};
        double[][] scores = {{0.2, 0.6, 0.7}, {0.2, 0.6, 0.6}, {0.6, 0.8, 0}};
        MetricState f1 = state(F1Score.of(Average.NONE).threshold(0.5), labels, scores);
        assertThat(f1.value().toDoubles()).containsExactly(new double[] {0.5, 0.8, 2.0 / 3}, within(CLOSE));
        assertThat(f1.result()).isCloseTo((0.5 + 0.8 + 2.0 / 3) / 3, within(CLOSE));
        assertThat(state(FBetaScore.of(Average.NONE, 2).threshold(0.5), labels, scores)
                        .value()
                        .toDoubles())
                .containsExactly(new double[] {0.3846154, 0.90909094, 0.8333334}, within(CLOSE));
        int[] right = {0, 1, 2, 0, 1, 2};
        double[][] predicted = {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {1, 0, 0}, {0, 1, 0}};
        assertMetric(F1Score.of(Average.MACRO), right, predicted, 0.26666666666);
        assertMetric(F1Score.of(Average.MICRO), right, predicted, 0.33333333333);
        assertMetric(F1Score.of(Average.WEIGHTED), right, predicted, 0.26666666666);
        assertThat(state(F1Score.of(Average.NONE), right, predicted).value().toDoubles())
                .containsExactly(new double[] {0.8, 0, 0}, within(CLOSE));
    }

    @Test
    void anAbsentClassLowersTheMacroScoreOnly() {
        int[] right = {0, 1};
        double[][] predicted = {{1, 0, 0}, {0, 1, 0}};
        assertMetric(F1Score.of(Average.MACRO), right, predicted, 2.0 / 3);
        assertMetric(F1Score.of(Average.MICRO), right, predicted, 1);
        assertMetric(F1Score.of(Average.WEIGHTED), right, predicted, 1);
        assertMetric(MeanIoU.of(3), right, predicted, 1);
    }

    /** The examples in the documentation of Keras' MeanIoU, OneHotMeanIoU and BinaryIoU. */
    @Test
    void intersectionsGiveTheNumbersOfKerasDocumentation() {
        int[] right = {0, 0, 1, 1};
        int[] predicted = {0, 1, 0, 1};
        assertMetric(MeanIoU.of(2), right, predicted, 1.0 / 3);
        assertWeighted(MeanIoU.of(2), right, predicted, new double[] {0.3, 0.3, 0.3, 0.1}, 0.23809525);
        assertWeighted(
                MeanIoU.of(3),
                new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {1, 0, 0}},
                new double[][] {{0.2, 0.3, 0.5}, {0.1, 0.2, 0.7}, {0.5, 0.3, 0.1}, {0.1, 0.4, 0.5}},
                new double[] {0.1, 0.2, 0.3, 0.4},
                0.1 / 0.7 / 3);
        double[] probabilities = {0.1, 0.2, 0.4, 0.7};
        Metric binary = new BinaryIoU(0.3, false);
        assertMetric(binary, predicted, probabilities, 1.0 / 3);
        assertWeighted(binary, predicted, probabilities, new double[] {0.2, 0.3, 0.4, 0.1}, 0.17361112);
        assertMetric(MeanIoU.of(2).ignoring(255), new int[] {0, 1, 255}, new int[] {0, 1, 1}, 1);
    }

    /** The example in the documentation of scikit-learn's confusion_matrix. */
    @Test
    void theConfusionMatrixHasARowForEachRightClass() {
        ConfusionMatrix metric = new ConfusionMatrix(3);
        MetricState state = state(metric, new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2});
        assertThat(state.value().toDoubles()).containsExactly(2, 0, 0, 0, 0, 1, 1, 0, 2);
        assertThat(metric.matrix(List.of(state.value())))
                .isDeepEqualTo(new double[][] {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}});
        assertThat(state.result()).isCloseTo(4.0 / 6, within(CLOSE));
    }

    /** The examples in the documentation of Keras' AUC, and the arithmetic in its tests. */
    @Test
    void areasGiveTheNumbersOfKerasTests() {
        int[] target = {0, 0, 1, 1};
        double[] prediction = {0, 0.5, 0.3, 0.9};
        double[] weights = {1, 2, 3, 4};
        Metric roc = Auc.ofProbabilities(Auc.Curve.ROC);
        Metric coarse = Auc.ofProbabilities(Auc.Curve.ROC).thresholds(3);
        Metric coarsePr = Auc.ofProbabilities(Auc.Curve.PR).thresholds(3);
        assertMetric(roc, target, new double[] {0, 0, 1, 1}, 1);
        assertMetric(roc, target, new double[] {1, 1, 0, 0}, 0);
        assertMetric(coarse, target, prediction, 0.75);
        assertWeighted(coarse, target, prediction, new double[] {1, 0, 0, 1}, 1);
        assertWeighted(coarse, target, prediction, weights, (1 + 4.0 / 7) / 2);
        assertWeighted(coarsePr, target, prediction, weights, (0.5 * (3 + 2 * Math.log(2.5)) + 4) / 7);
        // scikit-learn's example of roc_auc_score.
        assertMetric(roc, target, new double[] {0.1, 0.4, 0.35, 0.8}, 0.75);
    }

    /** The examples in the documentation of Keras' regression metrics, and of scikit-learn's r2_score. */
    @Test
    void regressionMetricsGiveThePublishedNumbers() {
        double[][] target = {{0, 1}, {0, 0}};
        double[][] prediction = {{1, 1}, {0, 0}};
        double[] first = {1, 0};
        assertMetric(MeanMetric.meanSquaredError(), target, prediction, 0.25);
        assertWeighted(MeanMetric.meanAbsoluteError(), target, prediction, first, 0.5);
        assertMetric(MeanMetric.meanSquaredLogarithmicError(), target, prediction, 0.12011322);
        assertMetric(MeanMetric.logCoshError(), target, prediction, 0.10844523);
        assertMetric(new RootMeanSquaredError(), target, prediction, 0.5);
        assertWeighted(new RootMeanSquaredError(), target, prediction, first, 0.70710677);
        double[][] a = {{0, 1}, {1, 1}};
        double[][] b = {{1, 0}, {1, 1}};
        assertMetric(new CosineSimilarityMetric(), a, b, 0.5);
        assertWeighted(new CosineSimilarityMetric(), a, b, new double[] {0.3, 0.7}, 0.7);
        assertMetric(R2Score.uniform(), new double[][] {{1}, {4}, {3}}, new double[][] {{2}, {4}, {4}}, 0.57142854);
        assertMetric(
                R2Score.uniform(),
                new double[][] {{3}, {-0.5}, {2}, {7}},
                new double[][] {{2.5}, {0}, {2}, {8}},
                0.9486081370449679);
        assertMetric(
                new R2Score(R2Score.Aggregation.VARIANCE_WEIGHTED_AVERAGE),
                new double[][] {{0.5, 1}, {-1, 1}, {7, -6}},
                new double[][] {{0, 2}, {-1, 2}, {8, -5}},
                0.9382566585956417);
    }

    @Test
    void theLossMetricIsTheLossOfAllBatchesAtOnce() {
        Tensor target = backend.tensor(new double[][] {{0}, {0}, {0}});
        Tensor prediction = backend.tensor(new double[][] {{1}, {2}, {3}});
        Tensor weights = backend.tensor(new double[] {1, 2, 0});
        MetricState loss = new MetricState(new LossMetric(new MeanSquaredError()));
        MetricState mean = new MetricState(MeanMetric.of(new MeanSquaredError()));
        loss.update(target, prediction, weights);
        mean.update(target, prediction, weights);
        assertThat(loss.result()).isCloseTo(3, within(CLOSE));
        assertThat(mean.result()).isCloseTo(3, within(CLOSE));
        loss.update(target.slice(0, 0, 1), prediction.slice(0, 1, 2));
        assertThat(loss.result()).isCloseTo(13.0 / 4, within(CLOSE));
        Metric sum = new LossMetric(new MeanSquaredError().reduction(Reduction.SUM));
        assertMetric(sum, new double[][] {{0}, {0}}, new double[][] {{1}, {2}}, 5);
        Metric ignoring =
                new LossMetric(SparseCategoricalCrossentropy.ofLogits().ignoring(-1));
        assertMetric(ignoring, new int[] {0, -1}, new double[][] {{0, 0}, {0, 9}}, Math.log(2));
    }

    @Test
    void countsStayExactBeyondWhatFloat32Holds() {
        MetricState state = new MetricState(BinaryCount.of(BinaryCount.Kind.TRUE_POSITIVES));
        state.add(List.of(backend.scalar(1 << 24).data()));
        state.add(List.of(backend.scalar(1).data()));
        assertThat(state.result()).isEqualTo((1 << 24) + 1);
    }

    @Test
    void statesAreResetAndRefuseToReportOnNothing() {
        MetricState state = state(new Accuracy(), new int[] {1, 2}, new int[] {1, 1});
        state.reset();
        assertThatThrownBy(state::result)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("accuracy: there is no batch to report on; expected update(target, prediction) before");
        state.update(backend.tensor(new int[] {1}), backend.tensor(new int[] {1}));
        assertThat(state.result()).isEqualTo(1);
    }

    @Test
    void closesWhatItComputesInBetween() {
        Tensor target = backend.tensor(new int[] {0, 1});
        Tensor prediction = backend.ones(2, 3);
        MetricState state = new MetricState(new SparseCategoricalAccuracy());
        state.update(target, prediction);
        long before = backend.liveBytes();
        state.update(target, prediction);
        assertThat(backend.liveBytes()).isEqualTo(before);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        Tensor ids = backend.tensor(new int[] {0, 1});
        Tensor scores = backend.ones(2, 3);
        assertRejected(new CategoricalAccuracy(), ids, scores, "use sparse_categorical_accuracy");
        assertRejected(new SparseCategoricalAccuracy(), scores, scores, "use categorical_accuracy");
        assertRejected(new Accuracy(), ids, scores, "expected the same shape: of scores use");
        assertRejected(BinaryAccuracy.ofLogits(), backend.ones(2, 2), scores, "expected the same shape");
        assertRejected(new ConfusionMatrix(4), ids, scores, "expected scores of 4 classes along the last axis");
        assertRejected(R2Score.uniform(), backend.ones(2), scores, "expected the same shape");
        assertThatThrownBy(() -> new BinaryAccuracy(1.5, true))
                .hasMessageContaining("expected a probability from 0 to 1");
        assertThatThrownBy(
                        () -> new MetricState(F1Score.of(Average.MACRO)).update(backend.ones(2, 1), backend.ones(2, 1)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("expected a threshold for a single label");
        MetricState matrix = new MetricState(FBetaScore.of(Average.MICRO, 1));
        matrix.update(ids, scores);
        assertThatThrownBy(() -> matrix.update(ids, backend.ones(2, 4)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("call reset() in between");
    }

    private static void assertRejected(Metric metric, Tensor target, Tensor prediction, String message) {
        assertThatThrownBy(() -> new MetricState(metric).update(target, prediction))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining(message);
    }
}
