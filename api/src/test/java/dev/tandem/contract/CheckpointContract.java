package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.backend.Backend;
import dev.tandem.data.Dataset;
import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.io.AtomicFile;
import dev.tandem.io.SafeTensors;
import dev.tandem.io.SealedArchive;
import dev.tandem.loss.Loss;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.metric.RootMeanSquaredError;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.json.LayerJson;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.Sgd;
import dev.tandem.optimizer.schedule.CosineDecay;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.Compilation;
import dev.tandem.train.CompilationJson;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.callback.ModelCheckpoint;
import dev.tandem.type.TensorData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint holds, and how training goes on from it: between epochs and within. */
public abstract class CheckpointContract extends OpenBackend {
    @TempDir
    private Path folder;

    private static final Compilation COMPILATION = Compilation.of(
            Adam.of(CosineDecay.of(0.05, 40)).options(o -> o.clipNorm(1)),
            new MeanSquaredError(),
            new RootMeanSquaredError());

    protected CheckpointContract(String name) {
        super(name);
    }

    private static Dataset data() {
        double[][] x = new double[22][];
        double[][] y = new double[22][];
        for (int i = 0; i < x.length; i++) {
            x[i] = new double[] {Math.sin(i), Math.cos(2 * i)};
            y[i] = new double[] {x[i][0] - 2 * x[i][1]};
        }
        return Dataset.of(TensorData.of(x), TensorData.of(y)).shuffle(3).batch(4);
    }

    private static Model model(Backend backend) {
        Model model = Model.build(
                backend,
                Sequential.of(
                        Dense.of(6).activation(Activation.TANH), BatchNormalization.of(), Dropout.of(0.3), Dense.of(1)),
                Input.of(2));
        model.compile(COMPILATION);
        return model;
    }

    @Test
    void aModelMadeAnewIsCompiledAndTrainsOn() {
        Path file = folder.resolve("half.tandem");
        History whole;
        History rest;
        try (Backend own = open(Map.of());
                Model model = model(own)) {
            whole = model.fit(
                    data(), FitOptions.epochs(4).callbacks(ModelCheckpoint.to(file.resolveSibling("{epoch}"))));
        }
        Checkpoint checkpoint = Checkpoint.read(folder.resolve("2"));
        try (Backend own = open(Map.of("seed", "9"));
                Model model = checkpoint.model(own)) {
            assertThat(model.compilation()).isEqualTo(COMPILATION);
            rest = model.fit(data(), FitOptions.epochs(4).resume(checkpoint));
        }
        assertThat(rest.epochs()).isEqualTo(whole.epochs().subList(2, 4));
    }

    @Test
    void trainingGoesOnWithinAnEpochAsIfItHadNotStopped() {
        History whole;
        Map<String, TensorData> last;
        try (Backend own = open(Map.of());
                Model model = model(own)) {
            whole = model.fit(
                    data(),
                    FitOptions.epochs(3)
                            .callbacks(ModelCheckpoint.to(folder.resolve("at-{epoch}-{step}"))
                                    .everySteps(2)));
            last = model.network().values();
        }
        assertThat(folder.resolve("at-1-6")).doesNotExist();
        for (String name : new String[] {"at-0-2", "at-1-0", "at-1-4", "at-2-4"}) {
            Checkpoint checkpoint = Checkpoint.read(folder.resolve(name));
            try (Backend own = open(Map.of("seed", "9"));
                    Model model = checkpoint.model(own)) {
                History rest = model.fit(data(), FitOptions.epochs(3).resume(checkpoint));

                assertThat(rest.epochs()).as(name).isEqualTo(whole.epochs().subList(checkpoint.epoch(), 3));
                assertThat(model.network().values()).isEqualTo(last);
            }
        }
    }

    @Test
    void otherDataOrOtherMetricsDoNotGoOnWithinAnEpoch() {
        try (Model model = model(backend)) {
            model.fit(data(), 1);
            Checkpoint checkpoint = Checkpoint.of(model, 0, 5);
            try (Model other = checkpoint.model(backend)) {
                assertThatThrownBy(() ->
                                other.fit(data().take(3), FitOptions.epochs(1).resume(checkpoint)))
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageContaining("5 batches of epoch 0 are said to be done, and it has 3");
            }
            try (Model other = checkpoint.model(backend)) {
                other.compile(COMPILATION.optimizer(), new MeanSquaredError());
                checkpoint.restore(other);
                assertThatThrownBy(() -> other.fit(data(), FitOptions.epochs(1).resume(checkpoint)))
                        .isInstanceOf(ShapeMismatchException.class)
                        .hasMessageContaining("compile the model with the same losses and metrics");
            }
        }
    }

    @Test
    void frozenParametersStayFrozen() {
        try (Model model = Model.build(backend, Sequential.of(Dense.of(3), Dense.of(1)), Input.of(2))) {
            model.network().freeze("dense", true);
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            model.fit(data(), 1);
            Checkpoint.of(model, 1).write(folder.resolve("frozen"));
            try (Model again = Checkpoint.read(folder.resolve("frozen")).model(backend)) {
                assertThat(again.network().frozen()).containsExactly("dense/bias", "dense/kernel");
                Map<String, TensorData> before = again.network().values();
                again.fit(data(), 1);
                assertThat(again.network().values().get("dense/kernel")).isEqualTo(before.get("dense/kernel"));
                assertThat(again.network().values().get("dense_1/kernel")).isNotEqualTo(before.get("dense_1/kernel"));
            }
        }
    }

    /** A loss of a user's own. */
    public record Absolute() implements Loss {
        @Override
        public String name() {
            return "absolute";
        }

        @Override
        public Tensor values(Tensor target, Tensor prediction) {
            return target.subtract(prediction).abs().mean(-1);
        }
    }

    @Test
    void aLossThatNoFileHoldsIsCompiledAgain() {
        Path file = folder.resolve("own");
        try (Model model = Model.build(backend, Dense.of(1), Input.of(2))) {
            model.compile(Adam.of(0.1), new Absolute());
            model.fit(data(), 1);
            Checkpoint.of(model, 1).write(file);
            try (Model again = Checkpoint.read(file).model(backend)) {
                assertThat(again.isCompiled()).isFalse();
                again.compile(Adam.of(0.1), new Absolute());
                Checkpoint.read(file).restore(again);
                assertThat(again.fit(data(), FitOptions.epochs(2).initialEpoch(1))
                                .last("loss"))
                        .isEqualTo(model.fit(data(), FitOptions.epochs(2).initialEpoch(1))
                                .last("loss"));
            }
            CompilationJson json = CompilationJson.standard().with("Absolute", Absolute.class);
            Checkpoint.of(model, 1, LayerJson.standard(), json).write(file);
            try (Model again = Checkpoint.read(file).model(backend, LayerJson.standard(), json)) {
                assertThat(again.compilation()).isEqualTo(model.compilation());
            }
            assertThatThrownBy(() -> Checkpoint.read(file).model(backend))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("there is no type 'Absolute'");
        }
    }

    @Test
    void onlyWholeOptionsAreTaken() {
        assertThatThrownBy(() -> ModelCheckpoint.to(folder.resolve("x")).everySteps(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("every 0 steps; expected 1 or more");
        assertThatThrownBy(() ->
                        ModelCheckpoint.to(folder.resolve("x")).everySteps(2).best("loss"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("everySteps or best");
    }

    @Test
    void damagedFilesAreRejected() throws IOException {
        Path file = folder.resolve("whole");
        try (Model model = model(backend)) {
            Checkpoint.of(model, 1).write(file);
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 501) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(CorruptFileException.class);
        }
        for (String training : new String[] {
            "{}",
            "{\"epoch\": 1, \"step\": -1, \"random\": {}, \"frozen\": []}",
            "{\"epoch\": 1, \"step\": 0, \"random\": {\"x\": [1]}, \"frozen\": []}",
            "{\"epoch\": 1, \"step\": 0, \"random\": {}, \"frozen\": {}}",
            "[[["
        }) {
            Map<String, AtomicFile.Content> parts = new LinkedHashMap<>();
            for (String part : new String[] {"weights.safetensors", "optimizer.safetensors"}) {
                parts.put(part, SafeTensors.of(Map.of())::write);
            }
            parts.put("training.json", out -> out.write(training.getBytes(StandardCharsets.UTF_8)));
            SealedArchive.write(file, parts);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining("training.json: expected");
        }
    }
}
