package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.CorruptFileException;
import dev.tandem.error.WeightsMismatchException;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.Conv1D;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Conv2DTranspose;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.DepthwiseConv2D;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.GroupNormalization;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.SeparableConv2D;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.type.TensorData;
import dev.tandem.weights.KerasWeights;
import dev.tandem.weights.WeightsReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Keras trained computes the same here, from its weights. */
public abstract class KerasWeightsContract extends OpenBackend {
    @TempDir
    private Path folder;

    protected KerasWeightsContract(String name) {
        super(name);
    }

    private Network images(int units) {
        return Network.build(
                backend,
                Sequential.of(
                        Conv2D.of(4, 3).same().activation(Activation.TANH),
                        BatchNormalization.of(),
                        DepthwiseConv2D.of(3).depthMultiplier(2),
                        PRelu.of().sharing(1, 2),
                        GroupNormalization.of(2),
                        Conv2DTranspose.of(3, 2).strides(2).activation(Activation.TANH),
                        SeparableConv2D.of(4, 2).activation(Activation.TANH),
                        Flatten.of(),
                        Dropout.of(0.5),
                        Dense.of(3).activation(Activation.TANH),
                        Dense.of(units).withoutBias()),
                Input.of(6, 6, 2));
    }

    private KerasWeights read(String name) {
        return KerasWeights.read(Golden.file(folder, name + ".weights.h5"));
    }

    @Test
    void aSequenceOfLayers() {
        try (Network network = images(5)) {
            WeightsReport report = read("keras-images").into(network);

            assertThat(report.matched()).hasSize(19);
            Golden.requireSameOutput(network, folder, "keras-images");
        }
    }

    @Test
    void recurrenceAndEmbedding() {
        Layer layers = Sequential.of(
                Embedding.of(7, 4),
                Bidirectional.of(LSTM.of(3).returnSequences()),
                GRU.of(4).returnSequences(),
                LayerNormalization.of(),
                SimpleRNN.of(3).returnSequences(),
                Conv1D.of(2, 2));
        try (Network network = Network.build(backend, layers, Input.ids(5))) {
            read("keras-words").into(network);

            Golden.requireSameOutput(network, folder, "keras-words");
        }
    }

    /** Attention, a model inside of the model, and two layers of one class under the names {@code front} and {@code back}. */
    private Network attention(String front, String back) {
        Input a = Input.of(4, 4).named("a");
        Input b = Input.of(3, 3).named("b");
        Functional.Builder builder = Functional.builder();
        Functional.Value x = builder.input(a);
        Functional.Value y = builder.input(b);
        x = builder.apply(MultiHeadAttention.of(2, 3), x);
        x = builder.apply(MultiHeadAttention.of(2, 3).valueDim(2), x, y);
        x = builder.apply(Dense.of(4).named(front), x);
        x = builder.apply(Sequential.of(Dense.of(4).activation(Activation.TANH), Dense.of(4)), x);
        return Network.build(backend, builder.outputs(builder.apply(Dense.of(4).named(back), x)), a, b);
    }

    @Test
    void attentionAndAModelInsideOfAnother() {
        try (Network network = attention("dense", "dense_1")) {
            read("keras-attention").into(network);

            Golden.requireSameOutput(network, folder, "keras-attention");
        }
    }

    @Test
    void layersOfOneClassAreToldApartByTheirNames() {
        try (Network network = attention("second", "first")) {
            KerasWeights weights = read("keras-attention");
            weights.into(network);

            assertThat(network.values().get("first/kernel"))
                    .isEqualTo(weights.tensors().get("layers/dense/vars/0"));
            assertThat(network.values().get("second/kernel"))
                    .isEqualTo(weights.tensors().get("layers/dense_1/vars/0"));
        }
    }

    @Test
    void aModelOfOneLayer() {
        try (Network network = Network.build(backend, Dense.of(3), Input.of(196))) {
            WeightsReport report = read("keras-images").intoMatching(network);

            assertThat(report.matched()).containsExactly("kernel", "bias");
            assertThat(report.unused()).contains("layers/dense_1/vars/0").doesNotContain("layers/dense/vars/0");
        }
    }

    @Test
    void whatDoesNotFitIsSaidAndNothingIsLoaded() {
        try (Network network = images(4)) {
            Map<String, TensorData> before = network.values();
            assertThatThrownBy(() -> read("keras-images").into(network))
                    .isInstanceOf(WeightsMismatchException.class)
                    .hasMessageContaining("18 of 19 parameters fit")
                    .hasMessageContaining("'dense_1/kernel' is float32[3, 5] and not float32[3, 4]");
            assertThat(network.values()).isEqualTo(before);
        }
    }

    @Test
    void aFileOfAnotherFormatIsRejected() throws IOException {
        Path file = folder.resolve("x.weights.h5");
        Files.writeString(file, "not HDF5 at all");
        assertThatThrownBy(() -> KerasWeights.read(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("x.weights.h5: is no HDF5 file");
        assertThatThrownBy(() -> KerasWeights.read(folder.resolve("none")))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("none: cannot be read");
    }

    @Test
    void truncatedAndDamagedFilesAreRejectedOrReadWithinBounds() throws IOException {
        byte[] whole = Files.readAllBytes(Golden.file(folder, "keras-words.weights.h5"));
        Path file = folder.resolve("damaged.weights.h5");
        for (int length = 0; length < whole.length; length += 1999) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> KerasWeights.read(file))
                    .as("the first %d bytes", length)
                    .isInstanceOf(CorruptFileException.class);
        }
        Random random = new Random(1);
        int rejected = 0;
        for (int round = 0; round < 100; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 40; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                long bytes = KerasWeights.read(file).tensors().values().stream()
                        .mapToLong(tensor -> tensor.type().byteCount())
                        .sum();
                assertThat(bytes).isLessThanOrEqualTo(damaged.length);
            } catch (CorruptFileException expected) {
                rejected++;
            }
        }
        assertThat(rejected).isGreaterThan(10);
    }
}
