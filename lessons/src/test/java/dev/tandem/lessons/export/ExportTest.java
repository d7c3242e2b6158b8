package dev.tandem.lessons.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.contract.LayerCase;
import dev.tandem.export.Export;
import dev.tandem.export.ExportFormat;
import dev.tandem.nn.Input;
import dev.tandem.nn.Network;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks on either engine, written in each format, and read back by a runtime of that format: the same numbers. */
class ExportTest {
    @TempDir
    Path folder;

    static List<Arguments> everything() {
        List<Arguments> result = new ArrayList<>();
        for (String engine : List.of("tensorflow", "pytorch")) {
            for (ExportFormat format : ExportFormat.values()) {
                ExportedModels.all().forEach(model -> result.add(Arguments.of(engine, format, model)));
            }
        }
        return result;
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("everything")
    void givesTheSameNumbers(String engine, ExportFormat format, LayerCase model) throws Exception {
        compare(engine, format, model, DType.FLOAT32, 1e-5);
    }

    static List<Arguments> networks() {
        List<Arguments> result = new ArrayList<>();
        for (String engine : List.of("tensorflow", "pytorch")) {
            for (ExportFormat format : ExportFormat.values()) {
                ExportedModels.networks().stream()
                        // ONNX Runtime has no convolution in float64.
                        .filter(model ->
                                format != ExportFormat.ONNX || !model.name().equals("convolutions"))
                        .forEach(model -> result.add(Arguments.of(engine, format, model)));
            }
        }
        return result;
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("networks")
    void givesTheSameNumbersInDoublePrecision(String engine, ExportFormat format, LayerCase model) throws Exception {
        compare(engine, format, model, DType.FLOAT64, 1e-12);
    }

    private void compare(String engine, ExportFormat format, LayerCase model, DType dtype, double tolerance)
            throws Exception {
        try (Backend backend = open(engine, dtype);
                Network network =
                        Network.build(backend, model.layer(), model.inputs().toArray(Input[]::new))) {
            shake(network);
            Path file = folder.resolve("model." + format.name().toLowerCase(Locale.ROOT));
            Export.of(network).write(file, format);
            try (ExportedFile exported = read(file, format)) {
                for (int batch : new int[] {1, 2, 5}) {
                    List<TensorData> inputs = model.batches(dtype, batch);
                    List<TensorData> expected = outputs(network, inputs);
                    List<TensorData> given = exported.run(named(model, inputs), names(expected.size()));
                    requireClose(given, expected, tolerance);
                }
            }
        }
    }

    static Backend open(String engine, DType dtype) {
        Map<String, String> settings = Map.of("dtype", dtype.displayName(), "threads", "1", "seed", "42");
        return Backends.create(
                engine, TandemConfig.builder().overrides(settings).load());
    }

    /** Moves every parameter away from its first value, so that none is without effect. */
    static void shake(Network network) {
        network.parameters().forEach(parameter -> {
            Tensor noise = network.backend().random().normal(parameter.shape(), 0, 0.1);
            parameter.variable().assignAdd(noise);
        });
    }

    static ExportedFile read(Path file, ExportFormat format) throws Exception {
        return switch (format) {
            case ONNX -> new OnnxFile(file);
            case TORCHSCRIPT -> new TorchScriptFile(file);
            case SAVED_MODEL -> new SavedModelFolder(file);
        };
    }

    static List<TensorData> outputs(Network network, List<TensorData> inputs) {
        List<Tensor> tensors = inputs.stream().map(network.backend()::tensor).toList();
        return network.forward(false, tensors).outputs().stream()
                .map(Tensor::data)
                .toList();
    }

    static Map<String, TensorData> named(LayerCase model, List<TensorData> inputs) {
        Map<String, TensorData> result = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            result.put(model.inputs().get(i).name(), inputs.get(i));
        }
        return result;
    }

    static List<String> names(int outputs) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            result.add(outputs == 1 ? "output" : "output_" + i);
        }
        return result;
    }

    static void requireClose(List<TensorData> given, List<TensorData> expected, double tolerance) {
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < given.size(); i++) {
            assertThat(given.get(i).type()).isEqualTo(expected.get(i).type());
            for (int j = 0; j < expected.get(i).count(); j++) {
                double wanted = expected.get(i).getDouble(j);
                assertThat(given.get(i).getDouble(j))
                        .isCloseTo(wanted, Offset.offset(tolerance * Math.max(1, Math.abs(wanted))));
            }
        }
    }
}
