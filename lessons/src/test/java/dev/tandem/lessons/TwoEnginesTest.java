package dev.tandem.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.data.Dataset;
import dev.tandem.data.Split;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.nn.layer.GlobalAveragePooling1D;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.Reshape;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.FitOptions;
import dev.tandem.train.Model;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same training on both engines, from the same seed: whether their numbers agree, and whether one goes on for the other. */
class TwoEnginesTest {
    /** A bit of everything that draws, remembers, or has a kernel of its own on each engine. */
    private static final Layer ARCHITECTURE = Sequential.of(
            Reshape.of(8, 8, 1),
            Conv2D.of(4, 3).activation(Activation.RELU),
            BatchNormalization.of(),
            MaxPooling2D.of(2),
            Reshape.of(9, 4),
            LSTM.of(6).returnSequences(),
            MultiHeadAttention.of(2, 3),
            GlobalAveragePooling1D.of(),
            Dropout.of(0.2),
            Dense.of(10));

    /** Sixteen times sixteen digits. */
    private static Dataset digits() {
        return BuiltInData.digits().shuffle(3).take(256).batch(16);
    }

    private static Backend open(String engine, String dtype) {
        Map<String, String> settings = Map.of("dtype", dtype, "threads", "2", "seed", "42");
        return Backends.create(
                engine, TandemConfig.builder().overrides(settings).load());
    }

    private static Model model(Backend backend) {
        Model model = Model.build(backend, ARCHITECTURE, Input.of(8, 8));
        model.compile(Adam.of(0.005), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
        return model;
    }

    private static double[] losses(String engine, String dtype, int epochs) {
        try (Backend backend = open(engine, dtype);
                Model model = model(backend)) {
            return model.fit(digits(), epochs).series("loss");
        }
    }

    @Test
    void trainsAlikeInDoublePrecision() {
        double[] tensorflow = losses("tensorflow", "float64", 3);
        double[] pytorch = losses("pytorch", "float64", 3);
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(pytorch[epoch]).isEqualTo(tensorflow[epoch], within(1e-9 * tensorflow[epoch]));
        }
        assertThat(pytorch[2]).isLessThan(pytorch[0]);
    }

    @ParameterizedTest
    @CsvSource({"pytorch, tensorflow", "tensorflow, pytorch"})
    void oneEngineGoesOnWhereTheOtherStopped(String first, String second, @TempDir Path folder) {
        Path file = folder.resolve("half.tandem");
        try (Backend backend = open(first, "float64");
                Model model = model(backend)) {
            model.fit(digits(), 2);
            Checkpoint.of(model, 2).write(file);
        }
        double[] rest;
        try (Backend backend = open(second, "float64");
                Model model = model(backend)) {
            Checkpoint checkpoint = Checkpoint.read(file);
            checkpoint.restore(model);
            rest = model.fit(digits(), FitOptions.epochs(4).initialEpoch(checkpoint.epoch()))
                    .series("loss");
        }
        double[] whole = Arrays.copyOfRange(losses(second, "float64", 4), 2, 4);
        assertThat(rest).containsExactly(whole, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"pytorch", "tensorflow"})
    void tellsDigitsApart(String engine) {
        Split split = BuiltInData.digits().shuffle(1).stratifiedSplit(0.8);
        Layer network = Sequential.of(Reshape.of(64), Dense.of(64).activation(Activation.RELU), Dense.of(10));
        try (Backend backend = open(engine, "float32");
                Model model = Model.build(backend, network, Input.of(8, 8))) {
            model.compile(Adam.of(0.001), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
            model.fit(split.train().shuffle(2).batch(32), 30);
            assertThat(model.evaluate(split.test().batch(360)).get("sparse_categorical_accuracy"))
                    .isGreaterThanOrEqualTo(0.96);
        }
    }
}
