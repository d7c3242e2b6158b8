package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Batch;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.Reduction;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.MeanMetric;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.Masking;
import dev.tandem.nn.layer.TimeDistributed;
import dev.tandem.optimizer.Sgd;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Time steps that layers have masked count neither in the loss nor in metrics (Keras 3). */
public abstract class MaskedTrainingContract extends OpenBackend {
    /** Two sequences, of two steps and of one, padded to three with zeros. */
    private static final TensorData PADDED =
            TensorData.of(Shape.of(2, 3, 2), new float[] {1, 2, 3, 4, 0, 0, 5, 6, 0, 0, 0, 0});

    private static final boolean[] COUNTS = {true, true, false, true, false, false};

    protected MaskedTrainingContract(String name) {
        super(name);
    }

    private Model model(Layer layer) {
        return Model.build(backend, layer, Input.of(3, 2));
    }

    /** The targets of the padding are far off. */
    private static TensorData targets(float padding) {
        return TensorData.of(Shape.of(2, 3, 1), new float[] {1, -1, padding, 2, padding, padding});
    }

    private static Batch batch(TensorData targets, Optional<TensorData> weights) {
        return new Batch(List.of(PADDED), List.of(targets), weights);
    }

    /** Σ weight·(target − prediction)² over the steps that count. */
    private static double squaredErrors(double[] predictions, TensorData targets, double... weights) {
        double sum = 0;
        for (int i = 0; i < COUNTS.length; i++) {
            double error = targets.getDouble(i) - predictions[i];
            sum += COUNTS[i] ? weights[i / 3] * error * error : 0;
        }
        return sum;
    }

    @Test
    void paddedStepsCountNeitherInTheLossNorInMetrics() {
        try (Model model = model(Sequential.of(Masking.of(), Dense.of(1).withoutBias()))) {
            model.compile(Sgd.of(0), new MeanSquaredError(), MeanMetric.meanSquaredError());
            TensorData targets = targets(100);
            double[] predictions = model.predict(PADDED).toDoubles();
            double expected = squaredErrors(predictions, targets, 1, 1) / 3;
            double tolerance = 1e-5 * expected;
            assertThat(model.trainOnBatch(batch(targets, Optional.empty()))).isEqualTo(expected, within(tolerance));
            assertThat(model.testOnBatch(batch(targets, Optional.empty()))).isEqualTo(expected, within(tolerance));
            assertThat(model.metrics().get("loss")).isEqualTo(expected, within(tolerance));
            assertThat(model.metrics().get("mean_squared_error")).isEqualTo(expected, within(tolerance));
        }
    }

    @Test
    void weightsOfExamplesWeighWhatCounts() {
        try (Model model = model(Sequential.of(Masking.of(), Dense.of(1)))) {
            model.compile(Sgd.of(0), new MeanSquaredError());
            TensorData targets = targets(100);
            double[] predictions = model.predict(PADDED).toDoubles();
            TensorData weights = TensorData.of(Shape.of(2), new float[] {0.5f, 3});
            double expected = squaredErrors(predictions, targets, 0.5, 3) / 3;
            assertThat(model.trainOnBatch(batch(targets, Optional.of(weights))))
                    .isEqualTo(expected, within(1e-5 * expected));
        }
    }

    @Test
    void aSumLeavesPaddingOut() {
        try (Model model = model(Sequential.of(Masking.of(), TimeDistributed.of(Dense.of(1))))) {
            model.compile(Sgd.of(0), new MeanSquaredError().reduction(Reduction.SUM));
            TensorData targets = targets(100);
            double expected = squaredErrors(model.predict(PADDED).toDoubles(), targets, 1, 1);
            assertThat(model.trainOnBatch(batch(targets, Optional.empty())))
                    .isEqualTo(expected, within(1e-5 * expected));
        }
    }

    @Test
    void trainingDoesNotSeeTheTargetsOfPadding() {
        double[] parameters = trainedOn(targets(7));
        assertThat(trainedOn(targets(-300))).containsExactly(parameters);
    }

    private double[] trainedOn(TensorData targets) {
        try (Model model = model(Sequential.of(Masking.of(), GRU.of(2).returnSequences(), Dense.of(1)))) {
            model.network()
                    .parameters()
                    .forEach(parameter -> parameter
                            .variable()
                            .assign(TensorData.filled(parameter.variable().type(), 0.25)));
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            for (int i = 0; i < 3; i++) {
                model.trainOnBatch(batch(targets, Optional.empty()));
            }
            return model.network().parameter("gru/kernel").variable().data().toDoubles();
        }
    }

    @Test
    void classesThatALossIgnoresAndPaddingBothDoNotCount() {
        TensorData ids = TensorData.of(new int[][] {{1, 2, 3, 0}, {2, 0, 0, 0}});
        TensorData classes = TensorData.of(new int[][] {{0, -1, 1, 1}, {1, 0, 0, 0}});
        Layer layer = Sequential.of(Embedding.of(4, 2).maskingZero());
        try (Model model = Model.build(backend, layer, Input.ids(4))) {
            model.compile(
                    Sgd.of(0), SparseCategoricalCrossentropy.ofLogits().ignoring(-1), new SparseCategoricalAccuracy());
            Batch batch = new Batch(List.of(ids), List.of(classes), Optional.empty());
            double[] logits = model.predict(ids).toDoubles();
            double sum = 0;
            double hits = 0;
            int[][] counting = {{0, 0}, {2, 1}, {4, 1}};
            for (int[] step : counting) {
                double right = logits[2 * step[0] + step[1]];
                double wrong = logits[2 * step[0] + 1 - step[1]];
                sum += Math.log1p(Math.exp(wrong - right));
                hits += right > wrong ? 1 : 0;
            }
            assertThat(model.testOnBatch(batch)).isEqualTo(sum / 3, within(1e-5));
            // The metric knows nothing of the class that the loss ignores: of four steps, that one is no hit.
            assertThat(model.metrics().get("sparse_categorical_accuracy")).isEqualTo(hits / 4, within(1e-6));
        }
    }

    @Test
    void aBatchOfPaddingAloneCostsNothing() {
        try (Model model = model(Sequential.of(Masking.of(), Dense.of(1)))) {
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            Batch nothing =
                    new Batch(List.of(TensorData.filled(PADDED.type(), 0)), List.of(targets(5)), Optional.empty());
            assertThat(model.trainOnBatch(nothing)).isZero();
            assertThat(model.predict(PADDED).toDoubles()).doesNotContain(Double.NaN);
        }
    }

    /** Gives [batch, steps], and says that the mask still holds. */
    private record LastAxisOff() implements UnaryLayer {
        @Override
        public Tensor call(LayerCall call, Tensor x) {
            return x.sum(2);
        }

        @Override
        public boolean passesMask() {
            return true;
        }
    }

    @Test
    void rejectsALossThatReducesTheStepsOfAMask() {
        try (Model model = model(Sequential.of(Masking.of(), Dense.of(1), new LastAxisOff()))) {
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            TensorData targets = TensorData.of(Shape.of(2, 3), new float[6]);
            assertThatThrownBy(() -> model.trainOnBatch(batch(targets, Optional.empty())))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("the mask of the prediction is bool[2, 3], for a loss of float32[2]; expected"
                            + " a number for each time step that is masked");
        }
    }
}
