package dev.tandem.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.data.Split;
import dev.tandem.data.sets.Mnist;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.MaxPooling2D;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.Model;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ten thousand real digits of MNIST's test files: eight thousand to learn from, two thousand to be told apart. */
class MnistTrainingTest {
    private static double accuracy(String engine, Layer architecture, double learningRate) {
        String data = System.getenv("TANDEM_TEST_DATA");
        assumeTrue(
                data != null,
                "TANDEM_TEST_DATA does not name a folder with mnist/t10k-*: nothing is learned from them");
        Split digits =
                Mnist.create().folder(Path.of(data, "mnist")).test().shuffle(1).split(0.8);
        Map<String, String> settings = Map.of("dtype", "float32", "threads", "2", "seed", "42");
        try (Backend backend = Backends.create(
                        engine, TandemConfig.builder().overrides(settings).load());
                Model model = Model.build(backend, architecture, Input.of(28, 28, 1))) {
            model.compile(
                    Adam.of(learningRate), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
            model.fit(digits.train().shuffle(2).batch(64).prefetch(2), 12);
            return model.evaluate(digits.test().batch(500)).get("sparse_categorical_accuracy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "pytorch"})
    void perceptronTellsNinetyFourOfAHundred(String engine) {
        Layer perceptron = Sequential.of(
                Flatten.of(),
                Dense.of(256).activation(Activation.RELU),
                Dropout.of(0.3),
                Dense.of(128).activation(Activation.RELU),
                Dropout.of(0.3),
                Dense.of(10));
        assertThat(accuracy(engine, perceptron, 0.001)).isGreaterThanOrEqualTo(0.94);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "pytorch"})
    void convolutionsTellNinetySixOfAHundred(String engine) {
        Layer convolutions = Sequential.of(
                Conv2D.of(16, 3).activation(Activation.RELU),
                MaxPooling2D.of(2),
                Conv2D.of(32, 3).activation(Activation.RELU),
                MaxPooling2D.of(2),
                Flatten.of(),
                Dense.of(10));
        assertThat(accuracy(engine, convolutions, 0.002)).isGreaterThanOrEqualTo(0.96);
    }
}
