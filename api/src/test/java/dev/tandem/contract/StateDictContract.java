package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.CorruptFileException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TandemException;
import dev.tandem.error.WeightsMismatchException;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Network;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.nn.layer.BatchNormalization;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.Conv1D;
import dev.tandem.nn.layer.Conv2D;
import dev.tandem.nn.layer.Conv2DTranspose;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.DepthwiseConv2D;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.Flatten;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.GroupNormalization;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.LayerNormalization;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import dev.tandem.weights.NameMap;
import dev.tandem.weights.StateDict;
import dev.tandem.weights.WeightsReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PyTorch trained computes the same here, from its state dict. */
public abstract class StateDictContract extends OpenBackend {
    @TempDir
    private Path folder;

    protected StateDictContract(String name) {
        super(name);
    }

    private static final NameMap FEATURES = NameMap.regex("features\\.(\\d+)", "module_$1");

    private Network images() {
        return Network.build(
                backend,
                Sequential.of(
                        Conv2D.of(4, 3).same().activation(Activation.RELU).named("module_0"),
                        BatchNormalization.of().epsilon(1e-5).named("module_2"),
                        DepthwiseConv2D.of(3).depthMultiplier(2).named("module_3"),
                        PRelu.of().sharing(1, 2).named("module_4"),
                        GroupNormalization.of(2).epsilon(1e-5).named("module_5"),
                        Conv2DTranspose.of(3, 2).strides(2).named("module_6"),
                        Flatten.of(),
                        Dense.of(5).named("classifier")),
                Input.of(6, 6, 2));
    }

    private StateDict read(String name) {
        return StateDict.read(Golden.file(folder, name + ".safetensors"));
    }

    @Test
    void convolutionsAndNormalizations() {
        try (Network network = images()) {
            WeightsReport report = read("images")
                    .names(FEATURES)
                    .flattened("classifier", 3, 8, 8)
                    .into(network);

            assertThat(report.matched()).hasSize(15);
            Golden.requireSameOutput(network, folder, "images");
        }
    }

    @Test
    void recurrenceAndEmbedding() {
        Layer layers = Sequential.of(
                Embedding.of(7, 4).named("embed"),
                Bidirectional.of(LSTM.of(3).returnSequences()).named("both"),
                LSTM.of(4).returnSequences().named("stack"),
                LSTM.of(4).returnSequences().named("stack_1"),
                GRU.of(4).returnSequences().named("gru"),
                LayerNormalization.of().epsilon(1e-5).named("norm"),
                SimpleRNN.of(3).returnSequences().named("rnn"),
                Conv1D.of(2, 2).named("conv"));
        try (Network network = Network.build(backend, layers, Input.of(DType.INT64, 5))) {
            read("words").names(NameMap.of("stack.l1", "stack_1")).into(network);

            Golden.requireSameOutput(network, folder, "words");
        }
    }

    @Test
    void attention() {
        Functional.Builder builder = Functional.builder();
        Functional.Value x = builder.input(Input.of(4, 4).named("x"));
        Functional.Value y = builder.input(Input.of(3, 3).named("y"));
        Functional.Value own = builder.apply(MultiHeadAttention.of(2, 2).named("own"), x);
        Functional layers =
                builder.outputs(builder.apply(MultiHeadAttention.of(2, 2).named("cross"), own, y));
        try (Network network = Network.build(
                backend, layers, Input.of(4, 4).named("x"), Input.of(3, 3).named("y"))) {
            read("attention").into(network);

            Golden.requireSameOutput(network, folder, "attention");
        }
    }

    @Test
    void layersOfOnesOwnTakeTensorsAsTheyAre() {
        Layer own = new UnaryLayer() {
            @Override
            public void build(LayerBuilder builder, Shape input) {
                builder.parameter("scale", Shape.of(2, 3), Initializer.ones());
            }

            @Override
            public Tensor call(LayerCall call, Tensor x) {
                return x.matmul(call.parameter("scale"));
            }
        };
        TensorData scale = TensorData.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
        try (Network network = Network.build(backend, Sequential.of(own.named("own")), Input.of(2))) {
            dict(Map.of("block.own.scale", scale))
                    .names(NameMap.regex("block\\.(.*)", "$1"))
                    .into(network);

            assertThat(network.values().get("own/scale")).isEqualTo(scale);
        }
    }

    private static StateDict dict(Map<String, TensorData> tensors) {
        return new StateDict("theirs", tensors, NameMap.identity(), Map.of());
    }

    private static TensorData ones(long... shape) {
        return TensorData.filled(new TensorType(Shape.of(shape), DType.FLOAT32), 1);
    }

    @Test
    void whatDoesNotFitIsSaidUnderTheirNamesAndNothingIsLoaded() {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        tensors.put("dense.weight", ones(2, 4));
        tensors.put("dense.bias", ones(2));
        tensors.put("head.weight", ones(2, 2));
        try (Network network = Network.build(backend, Sequential.of(Dense.of(2)), Input.of(3))) {
            Map<String, TensorData> before = network.values();
            assertThatThrownBy(() -> dict(tensors).into(network))
                    .isInstanceOf(WeightsMismatchException.class)
                    .hasMessageStartingWith("theirs: 1 of 2 parameters fit; unused: 'head.weight';"
                            + " of another type: 'dense/kernel' is float32[4, 2] and not float32[3, 2]; expected");
            assertThat(network.values()).isEqualTo(before);

            WeightsReport report = dict(tensors).intoMatching(network);
            assertThat(report.matched()).containsExactly("dense/bias");
            assertThat(network.values().get("dense/bias")).isEqualTo(ones(2));
        }
    }

    private void rejected(Layer layer, Class<? extends TandemException> type, String message, StateDict dict) {
        try (Network network = Network.build(backend, Sequential.of(layer.named("x")), Input.of(3, 3))) {
            Map<String, TensorData> before = network.values();
            assertThatThrownBy(() -> dict.intoMatching(network))
                    .isInstanceOf(type)
                    .hasMessageContaining(message);
            assertThat(network.values()).isEqualTo(before);
        }
    }

    @Test
    void whatNoRuleCanTurnIsRejected() {
        rejected(
                Dense.of(3),
                WeightsMismatchException.class,
                "theirs: 'x.weight' is float32[3]; expected for the parameter 'x/kernel' [3, 3] of rank 2",
                dict(Map.of("x.weight", ones(3), "x.bias", ones(3))));
        rejected(
                LSTM.of(1),
                WeightsMismatchException.class,
                "'x.bias_ih_l0' is float32[4] and 'x.bias_hh_l0' is float32[2]; expected",
                dict(Map.of("x.bias_ih_l0", ones(4), "x.bias_hh_l0", ones(2))));
        rejected(
                GRU.of(1),
                WeightsMismatchException.class,
                "the first size a multiple of 3",
                dict(Map.of("x.weight_ih_l0", ones(4, 3))));
        rejected(
                Dense.of(3),
                WeightsMismatchException.class,
                "expected 4 columns",
                dict(Map.of("x.weight", ones(3, 3))).flattened("x", 1, 4));
        rejected(
                Dense.of(3),
                InvalidArgumentException.class,
                "the modules 'a' and 'b' both become 'x'",
                dict(new TreeMap<>(Map.of("a.weight", ones(3, 3), "b.weight", ones(3, 3))))
                        .names(NameMap.regex("a|b", "x")));
    }

    @Test
    void aFileOfAnotherFormatIsRejected() throws IOException {
        Path file = folder.resolve("model.pt");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> StateDict.read(file))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("model.pt");
    }
}
