package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.backend.Backend;
import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.WeightsMismatchException;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Dense;
import dev.tandem.train.Model;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.weights.NameMap;
import dev.tandem.weights.Weights;
import dev.tandem.weights.WeightsReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading parameters by name: all, or those that fit, and never half of what was meant. */
public abstract class WeightsContract extends OpenBackend {
    protected WeightsContract(String name) {
        super(name);
    }

    private static Sequential classifier(int classes) {
        return Sequential.of(
                Dense.of(4), BatchNormalization.of(), Dense.of(classes).named("out"));
    }

    private Network network(Layer layers) {
        return Network.build(backend, layers, Input.of(3));
    }

    @Test
    void whatOneModelSavedAnotherLoads(@TempDir Path folder) {
        Path file = folder.resolve("weights.safetensors");
        TensorData x = TensorData.of(new double[][] {{1, 2, 3}, {-1, 0, 1}});
        try (Model model = Model.build(backend, classifier(2), Input.of(3));
                Model other = Model.build(backend, classifier(2), Input.of(3))) {
            model.saveWeights(file);
            assertThat(other.predict(x)).isNotEqualTo(model.predict(x));

            WeightsReport report = other.loadWeights(file);

            assertThat(report.isComplete()).isTrue();
            assertThat(report.matched()).hasSize(8).contains("out/bias", "batch_normalization/moving_mean");
            assertThat(other.predict(x)).isEqualTo(model.predict(x));
        }
    }

    @Test
    void numbersTakeTheNetworksDtype() {
        try (Backend wide = open(Map.of("dtype", "float64"));
                Network network = network(Dense.of(2));
                Network other = Network.build(wide, Dense.of(2), Input.of(3))) {
            Weights.of(network).into(other);

            assertThat(other.parameter("kernel").variable().dtype()).isEqualTo(DType.FLOAT64);
            assertThat(other.values().get("kernel").toFloats())
                    .isEqualTo(network.values().get("kernel").toFloats());
        }
    }

    @Test
    void allIsLoadedOrNothing() {
        try (Network from = network(classifier(5));
                Network into = network(classifier(2))) {
            Map<String, TensorData> before = into.values();
            Map<String, TensorData> given = new LinkedHashMap<>(from.values());
            given.remove("dense/bias");
            given.put("head/kernel", TensorData.scalar(DType.FLOAT32, 1));
            given.put("batch_normalization/gamma", TensorData.of(new int[] {1, 1, 1, 1}));

            assertThatThrownBy(() -> new Weights("other.safetensors", given).into(into))
                    .isInstanceOf(WeightsMismatchException.class)
                    .hasMessage(
                            "other.safetensors: 4 of 8 parameters fit; missing: 'dense/bias'; unused: 'head/kernel';"
                                    + " of another type: 'batch_normalization/gamma' is int32[4] and not float32[4],"
                                    + " 'out/kernel' is float32[4, 5] and not float32[4, 2],"
                                    + " 'out/bias' is float32[5] and not float32[2];"
                                    + " expected every parameter once, in its shape, and nothing else:"
                                    + " rename with names(...), or load what fits with intoMatching(...)");
            assertThat(into.values()).isEqualTo(before);
        }
    }

    @Test
    void onRequestOnlyWhatFitsIsLoaded() {
        try (Network from = network(classifier(5));
                Network into = network(classifier(2))) {
            Map<String, TensorData> before = into.values();
            WeightsReport foreseen = Weights.of(from).compare(into.blueprint());

            WeightsReport report = Weights.of(from).intoMatching(into);

            assertThat(report).isEqualTo(foreseen);
            assertThat(report.isComplete()).isFalse();
            assertThat(report.missing()).isEmpty();
            assertThat(report.unused()).isEmpty();
            assertThat(report.mismatched())
                    .extracting(WeightsReport.Mismatch::name)
                    .containsExactly("out/kernel", "out/bias");
            assertThat(into.values().get("dense/kernel"))
                    .isEqualTo(from.values().get("dense/kernel"));
            assertThat(into.values().get("out/kernel")).isEqualTo(before.get("out/kernel"));
        }
    }

    @Test
    void partsOfANetworkAreLoadedUnderOtherNames() {
        try (Network encoder = network(Sequential.of(Dense.of(4), Dense.of(2)));
                Network whole = network(
                        Sequential.of(Sequential.of(Dense.of(4), Dense.of(2)).named("encoder"), Dense.of(1)))) {
            WeightsReport report = Weights.of(encoder)
                    .names(NameMap.regex("(.*)", "encoder/$1"))
                    .intoMatching(whole);

            assertThat(report.matched())
                    .containsExactly(
                            "encoder/dense/kernel",
                            "encoder/dense/bias",
                            "encoder/dense_1/kernel",
                            "encoder/dense_1/bias");
            assertThat(report.missing()).containsExactly("dense/kernel", "dense/bias");
            assertThat(whole.values().get("encoder/dense_1/kernel"))
                    .isEqualTo(encoder.values().get("dense_1/kernel"));
        }
    }

    @Test
    void namesThatBecomeOneAreRejected() {
        try (Network network = network(Dense.of(2))) {
            assertThatThrownBy(() -> Weights.of(network).names(NameMap.regex(".*", "kernel")))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessage("names: 'kernel' and 'bias' both become 'kernel'; expected names that differ");
            assertThatThrownBy(() -> NameMap.regex("(", "x"))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("'(' is no regular expression");
            assertThatThrownBy(() -> Weights.of(network).names(NameMap.regex("k.*", "$1")))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("expected groups that the expression has");
        }
    }

    @Test
    void aDamagedFileLoadsNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        try (Network network = network(classifier(2))) {
            Map<String, TensorData> before = network.values();
            new Weights(
                            "here",
                            Map.of(
                                    "x",
                                    TensorData.filled(
                                            TensorData.of(Shape.of(9), new float[9])
                                                    .type(),
                                            1)))
                    .write(file);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 1));

            assertThatThrownBy(() -> Weights.read(file).intoMatching(network)).isInstanceOf(CorruptFileException.class);
            assertThatThrownBy(() -> Weights.read(folder.resolve("none")).intoMatching(network))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessageContaining("there is no such file");
            assertThat(network.values()).isEqualTo(before);
        }
    }
}
