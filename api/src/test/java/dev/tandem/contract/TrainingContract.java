package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.data.Batch;
import dev.tandem.data.Dataset;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.NonFiniteException;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.json.LayerJson;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.Sgd;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.Compilation;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.StepBatch;
import dev.tandem.train.callback.BatchEnd;
import dev.tandem.train.callback.CsvLogger;
import dev.tandem.train.callback.EarlyStopping;
import dev.tandem.train.callback.EpochEnd;
import dev.tandem.train.callback.LearningRateScheduler;
import dev.tandem.train.callback.ModelCheckpoint;
import dev.tandem.train.callback.Progress;
import dev.tandem.train.callback.ReduceLearningRateOnPlateau;
import dev.tandem.train.callback.TerminateOnNaN;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiling, fitting, evaluating and predicting. */
public abstract class TrainingContract extends OpenBackend {
    protected TrainingContract(String name) {
        super(name);
    }

    /** y = 2a − 3b + 1, on a grid of 5×5. */
    private static Dataset plane() {
        double[][] x = new double[25][];
        double[][] y = new double[25][];
        for (int i = 0; i < 25; i++) {
            double a = Math.floorDiv(i, 5) / 4.0;
            double b = i % 5 / 4.0;
            x[i] = new double[] {a, b};
            y[i] = new double[] {2 * a - 3 * b + 1};
        }
        return Dataset.of(TensorData.of(x), TensorData.of(y));
    }

    /** The sign of a·b, which no line tells. */
    private static Dataset corners() {
        return Dataset.of(TensorData.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}), TensorData.of(new int[] {
            0, 1, 1, 0
        }));
    }

    private static Model line(Backend backend) {
        Model model = Model.build(backend, Sequential.of(Dense.of(1)), Input.of(2));
        model.compile(Sgd.of(0.3), new MeanSquaredError());
        return model;
    }

    @Test
    void fitsAPlane() {
        try (Model model = line(backend)) {
            History history = model.fit(plane().shuffle(7).batch(5), 60);

            assertThat(history.size()).isEqualTo(60);
            assertThat(history.last("loss")).isLessThan(1e-6);
            assertThat(model.network()
                            .parameter("dense/kernel")
                            .variable()
                            .data()
                            .toDoubles())
                    .containsExactly(new double[] {2, -3}, within(1e-2));
            assertThat(model.predict(TensorData.of(new double[][] {{1, 1}})).getDouble(0))
                    .isEqualTo(0, within(1e-2));
        }
    }

    @Test
    void lossOfAnEpochIsTheMeanOverItsExamplesWithAPartialLastBatch() {
        try (Model model = line(backend)) {
            model.compile(Sgd.of(0), new MeanSquaredError());
            double whole = model.evaluate(plane().batch(25)).get("loss");

            assertThat(model.evaluate(plane().batch(7)).get("loss")).isEqualTo(whole, within(1e-6 * whole));
            assertThat(model.fit(plane().batch(7), 1).last("loss")).isEqualTo(whole, within(1e-6 * whole));
        }
    }

    @Test
    void classifiesWithMetricsAndValidation() {
        try (Model model = Model.build(
                backend, Sequential.of(Dense.of(16).activation(Activation.TANH), Dense.of(2)), Input.of(2))) {
            model.compile(Adam.of(0.05), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
            History history = model.fit(
                    corners().batch(4),
                    FitOptions.epochs(100).validation(corners().batch(3)));

            assertThat(history.names())
                    .containsExactly(
                            "loss", "sparse_categorical_accuracy", "val_loss", "val_sparse_categorical_accuracy");
            assertThat(history.last("val_sparse_categorical_accuracy")).isEqualTo(1);
            assertThat(model.evaluate(corners().batch(1)).get("sparse_categorical_accuracy"))
                    .isEqualTo(1);
        }
    }

    @Test
    void ownLoopGivesTheSameNumbersAsFit() {
        List<Double> losses = new ArrayList<>();
        double[] fitted;
        try (Backend own = open(Map.of());
                Model model = line(own)) {
            model.fit(
                    plane().batch(5),
                    FitOptions.epochs(3).callbacks(BatchEnd.then((training, step, loss) -> losses.add(loss))));
            fitted = model.network().parameter("dense/kernel").variable().data().toDoubles();
        }
        try (Backend own = open(Map.of());
                Model model = line(own)) {
            List<Double> mine = new ArrayList<>();
            for (int epoch = 0; epoch < 3; epoch++) {
                plane().batch(5).epoch(epoch).forEachRemaining(batch -> mine.add(model.trainOnBatch(batch)));
            }
            assertThat(mine).isEqualTo(losses).hasSize(15);
            assertThat(model.network()
                            .parameter("dense/kernel")
                            .variable()
                            .data()
                            .toDoubles())
                    .isEqualTo(fitted);
        }
    }

    @Test
    void aStepWrittenByHandGivesTheSameNumbersToo() {
        try (Backend one = open(Map.of());
                Backend two = open(Map.of());
                Model model = line(one);
                Network network = Network.build(two, Sequential.of(Dense.of(1)), Input.of(2))) {
            Variable[] weights =
                    network.trainable().stream().map(Parameter::variable).toArray(Variable[]::new);
            TensorFunction step = two.function((x, y) -> {
                Tensor loss = network.forward(true, List.of(x))
                        .output()
                        .subtract(y)
                        .square()
                        .mean();
                Gradients gradients = loss.gradients(weights);
                for (Variable weight : weights) {
                    weight.assignSub(gradients.of(weight).multiply(0.3));
                }
                return loss;
            });
            plane().batch(5).epoch(0).forEachRemaining(batch -> {
                Tensor x = two.tensor(batch.input().as(two.dtype()));
                Tensor y = two.tensor(batch.target().as(two.dtype()));
                assertThat(model.trainOnBatch(batch)).isEqualTo(step.call(x, y).item(), within(1e-6));
            });
        }
    }

    @Test
    void compilesOnceForEachKindOfBatch() {
        try (Model model = line(backend)) {
            model.fit(plane().batch(5), 1);
            long before = backend.compiledCount();
            model.fit(plane().shuffle(1).batch(5), 5);
            assertThat(backend.compiledCount()).isEqualTo(before);
        }
    }

    @Test
    void sameSeedSameNumbersThoughDropoutDraws() {
        double[] first = dropoutLosses();
        assertThat(dropoutLosses()).isEqualTo(first);
    }

    private double[] dropoutLosses() {
        try (Backend own = open(Map.of());
                Model model = Model.build(own, Sequential.of(Dense.of(8), Dropout.of(0.5), Dense.of(1)), Input.of(2))) {
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            return model.fit(plane().shuffle(3).batch(4), 3).series("loss");
        }
    }

    @Test
    void penaltiesJoinTheLoss() {
        Layer heavy = Dense.of(1).kernel(kernel -> kernel.regularizer(Regularizer.l2(10)));
        try (Model model = Model.build(backend, Sequential.of(heavy), Input.of(2))) {
            model.compile(Sgd.of(0.01), new MeanSquaredError());
            model.fit(plane().batch(25), 100);
            assertThat(model.network()
                            .parameter("dense/kernel")
                            .variable()
                            .data()
                            .toDoubles())
                    .containsExactly(new double[] {0, 0}, within(0.1));
        }
    }

    @Test
    void weightsOfExamplesAndClassesWeighTheLoss() {
        Batch batch = corners().batch(4).epoch(0).next();
        try (Model model = Model.build(backend, Sequential.of(Dense.of(2)), Input.of(2))) {
            model.compile(Sgd.of(0), SparseCategoricalCrossentropy.ofLogits());
            double ones = model.trainOnBatch(new Batch(
                    batch.inputs(),
                    batch.targets(),
                    java.util.Optional.of(TensorData.of(Shape.of(4), new double[] {0, 2, 2, 0}))));
            double classes = model.fit(corners().batch(4), FitOptions.epochs(1).classWeights(Map.of(0, 0.0, 1, 2.0)))
                    .last("loss");
            assertThat(classes).isEqualTo(ones, within(1e-6));
            assertThat(ones).isNotCloseTo(model.trainOnBatch(batch), within(1e-4));
        }
    }

    @Test
    void severalOutputsHaveALossEach() {
        Functional.Builder graph = Functional.builder();
        Functional.Value x = graph.input(Input.of(2));
        Functional.Value hidden = graph.apply(Dense.of(4).activation(Activation.TANH), x);
        Functional twoHeads =
                graph.outputs(graph.apply(Dense.of(1).named("slope"), hidden), graph.apply(Dense.of(1), hidden));
        Dataset data = plane().map(
                        batch -> new Batch(batch.inputs(), List.of(batch.target(), batch.target()), batch.weights()));
        try (Model model = Model.build(backend, twoHeads, Input.of(2))) {
            model.compile(Compilation.of(Sgd.of(0.1), List.of(new MeanSquaredError(), new MeanSquaredError()))
                    .lossWeights(1, 0.5));
            Map<String, Double> logs = model.fit(data.batch(25), 1).epochs().get(0);
            assertThat(logs).containsOnlyKeys("loss", "slope_loss", "dense_1_loss");
            assertThat(logs.get("loss"))
                    .isEqualTo(logs.get("slope_loss") + 0.5 * logs.get("dense_1_loss"), within(1e-5));
            assertThatThrownBy(() -> model.compile(Sgd.of(0.1), new MeanSquaredError()))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got 1 losses for a network of 2 outputs");
        }
    }

    @Test
    void ownTrainStepReplacesTheUsualOne() {
        class Halving extends Model {
            Halving(Network network) {
                super(network);
            }

            @Override
            protected Tensor trainStep(StepBatch batch) {
                Network.Forward forward = network().forward(true, batch.inputs());
                Tensor loss = loss(forward, batch).multiply(0.5);
                update(loss);
                measure(loss, forward, batch);
                return loss;
            }
        }
        Batch batch = plane().batch(25).epoch(0).next();
        try (Model model = new Halving(Network.build(backend, Sequential.of(Dense.of(1)), Input.of(2)))) {
            model.compile(Sgd.of(0), new MeanSquaredError());
            assertThat(model.trainOnBatch(batch)).isEqualTo(0.5 * model.testOnBatch(batch), within(1e-5));
        }
    }

    @Test
    void stopsEarlyAndBringsTheBestParametersBack() {
        try (Model model = line(backend)) {
            EarlyStopping stopping = EarlyStopping.on("val_loss").patience(3).restoreBest();
            // From epoch 5 on, training goes uphill.
            History history = model.fit(
                    plane().batch(25),
                    FitOptions.epochs(50)
                            .validation(plane().batch(25))
                            .callbacks(LearningRateScheduler.of((epoch, rate) -> epoch < 5 ? 0.1 : 50), stopping));
            assertThat(stopping.bestEpoch()).isEqualTo(4);
            assertThat(stopping.stoppedEpoch()).contains(7);
            assertThat(history.size()).isEqualTo(8);
            assertThat(model.evaluate(plane().batch(25)).get("loss")).isEqualTo(history.series("val_loss")[4]);
            assertThat(history.series("learning_rate")[6]).isEqualTo(50);
        }
    }

    @Test
    void lowersTheRateOnAPlateau() {
        try (Model model = line(backend)) {
            model.compile(Sgd.of(0), new MeanSquaredError());
            model.optimizer().setLearningRate(1e-9);
            History history = model.fit(
                    plane().batch(25),
                    FitOptions.epochs(6)
                            .callbacks(ReduceLearningRateOnPlateau.on("loss")
                                    .patience(2)
                                    .factor(0.5)));
            assertThat(history.series("learning_rate"))
                    .containsExactly(new double[] {1e-9, 1e-9, 1e-9, 5e-10, 5e-10, 2.5e-10}, within(1e-15));
        }
    }

    @Test
    void callbacksSeeAndAddToTheLogs(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("log.csv");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Model model = line(backend)) {
            EpochEnd twice = EpochEnd.then((training, epoch, logs) -> logs.put("twice", 2 * logs.get("loss")));
            History history = model.fit(
                    plane().batch(5),
                    FitOptions.epochs(2).callbacks(twice, new CsvLogger(csv), Progress.lines(out), Progress.bars(out)));
            model.fit(plane().batch(5), FitOptions.epochs(3).initialEpoch(2).callbacks(twice, new CsvLogger(csv)));

            assertThat(history.series("twice")[1]).isEqualTo(2 * history.series("loss")[1]);
            assertThat(Files.readAllLines(csv))
                    .hasSize(4)
                    .startsWith(
                            "epoch,loss,twice", "0," + history.series("loss")[0] + "," + history.series("twice")[0]);
            assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("epoch 2/2  loss ");
        }
    }

    @Test
    void namesTheBatchAndTheTensorThatAreNotFinite() {
        Dataset spoilt = plane().batch(5).map(batch -> {
            double[] values = batch.input().toDoubles();
            values[3] = Double.NaN;
            return new Batch(List.of(TensorData.of(batch.input().shape(), values)), batch.targets(), batch.weights());
        });
        try (Model model = line(backend)) {
            assertThatThrownBy(() -> model.fit(plane().batch(5).take(2).concat(spoilt), 1))
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessage("fit: the loss is NaN at batch 2 of epoch 0; input 'input' holds NaN at [1, 1];"
                            + " expected finite numbers: drop or fill such examples before training");
        }
        try (Model model = line(backend)) {
            assertThatThrownBy(() -> {
                        model.compile(Sgd.of(1e30), new MeanSquaredError());
                        model.fit(plane().batch(5), 3);
                    })
                    .isInstanceOf(NonFiniteException.class)
                    .hasMessageContaining("training has diverged");
        }
        try (Model model = line(backend)) {
            History history = model.fit(spoilt, FitOptions.epochs(3).callbacks(new TerminateOnNaN()));
            assertThat(history.size()).isEqualTo(1);
        }
    }

    @Test
    void rejectsWhatCannotBeTrained() {
        try (Model model = Model.build(backend, Sequential.of(Dense.of(2)), Input.of(2))) {
            Batch batch = corners().batch(4).epoch(0).next();
            assertThatThrownBy(() -> model.trainOnBatch(batch))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("has not been compiled");
            model.compile(Sgd.of(0.1), SparseCategoricalCrossentropy.ofLogits());
            assertThatThrownBy(() -> model.trainOnBatch(Batch.of(batch.input(), TensorData.of(new int[] {0, 1, 2, 0}))))
                    .hasMessageContaining("2");
            assertThatThrownBy(() -> model.trainOnBatch(Batch.of(batch.input())))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("0 targets; expected 1");
            assertThatThrownBy(() -> model.fit(corners().filter(each -> false).batch(2), 1))
                    .isInstanceOf(EmptyDatasetException.class);
            assertThatThrownBy(() ->
                            model.fit(corners().batch(2), FitOptions.epochs(1).callbacks(EarlyStopping.on("val_loss"))))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("give fit validation batches");
        }
    }

    @Test
    void predictsOverBatchesInTheirOrder() {
        try (Model model = line(backend)) {
            double[] whole = model.predict(plane().batch(25)).toDoubles();
            assertThat(model.predict(plane().batch(4)).shape()).isEqualTo(Shape.of(25, 1));
            assertThat(model.predict(plane().batch(4)).toDoubles()).containsExactly(whole, within(1e-6));
        }
    }

    @Test
    void evaluatingInBetweenLeavesTheEpochsOwnNumbersAlone() {
        try (Model model = line(backend)) {
            model.compile(Sgd.of(0), new MeanSquaredError());
            double loss = model.fit(
                            plane().batch(5), FitOptions.epochs(1).callbacks(BatchEnd.then((training, step, each) -> {
                                training.model()
                                        .evaluate(plane().batch(25)
                                                .map(batch -> batch.mapInputs(
                                                        input -> TensorData.filled(input.type(), 100))));
                            })))
                    .last("loss");
            assertThat(loss).isEqualTo(model.evaluate(plane().batch(5)).get("loss"), within(1e-5));
        }
    }

    private static Model deep(Backend backend) {
        Model model = Model.build(
                backend,
                Sequential.of(Dense.of(8).activation(Activation.RELU), Dropout.of(0.5), Dense.of(1)),
                Input.of(2));
        model.compile(Adam.of(0.01), new MeanSquaredError());
        return model;
    }

    @Test
    void trainingGoesOnFromACheckpointAsIfItHadNotStopped(@TempDir Path folder) {
        Dataset data = plane().shuffle(5).batch(4);
        History whole;
        try (Backend own = open(Map.of());
                Model model = deep(own)) {
            whole = model.fit(data, 6);
        }
        Path file = folder.resolve("model-3.tandem");
        try (Backend own = open(Map.of());
                Model model = deep(own)) {
            model.fit(data, FitOptions.epochs(3).callbacks(ModelCheckpoint.to(folder.resolve("model-{epoch}.tandem"))));
        }
        try (Backend own = open(Map.of("seed", "1"));
                Model model = deep(own)) {
            Checkpoint checkpoint = Checkpoint.read(file);
            checkpoint.restore(model);
            History rest = model.fit(data, FitOptions.epochs(6).initialEpoch(checkpoint.epoch()));

            assertThat(rest.series("loss")).containsExactly(Arrays.copyOfRange(whole.series("loss"), 3, 6));
        }
    }

    /** A layer of a user's own. */
    public record Doubling() implements UnaryLayer {
        @Override
        public Tensor call(LayerCall call, Tensor x) {
            return x.multiply(2);
        }
    }

    @Test
    void aCheckpointMakesTheModelAnew(@TempDir Path folder) {
        Path file = folder.resolve("model größe.tandem");
        TensorData x = TensorData.of(new double[][] {{1, 2}, {3, 4}});
        try (Model model = deep(backend)) {
            model.fit(plane().batch(5), 1);
            Checkpoint.of(model, 1).write(file);
            try (Model again = Checkpoint.read(file).model(backend)) {
                assertThat(again.predict(x)).isEqualTo(model.predict(x));
            }
        }
        try (Model model = Model.build(backend, Sequential.of(new Doubling(), Dense.of(1)), Input.of(2))) {
            LayerJson json = LayerJson.standard().with("Doubling", Doubling.class);
            Checkpoint.of(model, 0, json).write(file);
            try (Model again = Checkpoint.read(file).model(backend, json)) {
                assertThat(again.predict(x)).isEqualTo(model.predict(x));
            }
            assertThatThrownBy(() -> Checkpoint.read(file).model(backend))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("Doubling");
            assertThatThrownBy(() -> Checkpoint.of(model, 0).model(backend))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("it holds no architecture");
        }
    }

    @Test
    void aCheckpointFitsWhollyOrNotAtAll() {
        try (Model model = deep(backend);
                Model other = line(backend)) {
            double[] before =
                    other.network().parameter("dense/kernel").variable().data().toDoubles();
            assertThatThrownBy(() -> Checkpoint.of(model, 0).restore(other))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("dense_1/kernel");
            assertThat(other.network()
                            .parameter("dense/kernel")
                            .variable()
                            .data()
                            .toDoubles())
                    .isEqualTo(before);
        }
    }

    @Test
    void summarizesAsKerasDoes() {
        try (Model model = Model.build(
                backend,
                Sequential.of(
                        Dense.of(5).activation(Activation.SIGMOID), Dense.of(1).named("out")),
                Input.of(2))) {
            model.compile(Sgd.of(0.1), BinaryCrossentropy.ofLogits(), BinaryAccuracy.ofLogits());
            assertThat(model.summary())
                    .contains("dense (Dense)", "(batch, 5)", "out (Dense)", "Total parameters: 21 (84 B)")
                    .contains("Trainable parameters: 21 (84 B)", "Other parameters: 0 (0 B)");
            model.network().freeze("dense", true);
            assertThat(model.summary()).contains("Trainable parameters: 6 (24 B)");
        }
    }
}
