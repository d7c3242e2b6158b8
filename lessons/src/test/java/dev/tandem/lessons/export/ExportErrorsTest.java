package dev.tandem.lessons.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.backend.Backend;
import dev.tandem.error.OutputFileException;
import dev.tandem.error.UnsupportedExportException;
import dev.tandem.export.Export;
import dev.tandem.export.ExportFormat;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Lambda;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Model;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be exported, and where: nothing is written then, and what was there before stays. */
class ExportErrorsTest {
    private static final TensorData FOUR = TensorData.of(Shape.of(4, 2), new float[] {1, 2, 3, 4, 5, 6, 7, 8});

    private static Backend backend;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        backend = ExportTest.open("pytorch", DType.FLOAT32);
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    private static Network network(UnaryOperator<Tensor> function, long... sizes) {
        Layer layers = Sequential.of(Lambda.of(function::apply));
        return Network.build(backend, layers, Input.of(sizes));
    }

    @Test
    void namesTheOperationAndItsLayer() {
        Path file = folder.resolve("model.onnx");
        try (Network network = network(Tensor::cholesky, 2, 2)) {
            assertThatExceptionOfType(UnsupportedExportException.class)
                    .isThrownBy(() -> Export.of(network).write(file, ExportFormat.ONNX))
                    .withMessage(
                            "layer 'lambda' (Lambda): export: ONNX's operator set 18 cannot express 'cholesky'; expected"
                                    + " a network without it: leave it out, or export to another format");
        }
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void anythingButTheSameForEachExampleWantsAFixedBatch(ExportFormat format) throws Exception {
        Path file = folder.resolve("model.pt");
        try (Network network = network(x -> x.multiply((double) x.size(0)), 2)) {
            assertThatExceptionOfType(UnsupportedExportException.class)
                    .isThrownBy(() -> Export.of(network).write(file, format))
                    .withMessageContaining(
                            "depends on the batch; expected a network that computes the same of each example")
                    .withMessageEndingWith("export it for one size, with batchSize(n)");
            assertThat(file).doesNotExist();
            Export.of(network).batchSize(4).write(file, format);
        }
        try (ExportedFile exported = ExportTest.read(file, format)) {
            TensorData result =
                    exported.run(Map.of("input", FOUR), List.of("output")).get(0);
            assertThat(result.toFloats()).containsExactly(4, 8, 12, 16, 20, 24, 28, 32);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBatchMayBeCutStretchedAndJoined(ExportFormat format) throws Exception {
        Path file = folder.resolve("model.pt");
        UnaryOperator<Tensor> function = x -> {
            Tensor rows = x.expandDims(1).broadcastTo(x.size(0), 3, 2).reshape(x.size(0) * 3, 2);
            return rows.slice(0, 0, x.size(0) * 3 - 3).sum(0).add(x.mean(0)).add(x);
        };
        try (Network network = network(function, 2)) {
            Export.of(network).write(file, format);
            List<TensorData> expected = ExportTest.outputs(network, List.of(FOUR));
            try (ExportedFile exported = ExportTest.read(file, format)) {
                ExportTest.requireClose(exported.run(Map.of("input", FOUR), List.of("output")), expected, 1e-5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesWhatWasExportedBefore(ExportFormat format) throws Exception {
        Path file = folder.resolve("model.pt");
        try (Model model = Model.build(backend, Sequential.of(Dense.of(2)), Input.of(2))) {
            model.export(file, format);
            ExportTest.shake(model.network());
            model.export(file, format);
            List<TensorData> expected = List.of(model.predict(FOUR));
            try (ExportedFile exported = ExportTest.read(file, format)) {
                ExportTest.requireClose(exported.run(Map.of("input", FOUR), List.of("output")), expected, 1e-5);
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderOfOtherThingsIsLeftAlone() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
        try (Network network = network(Tensor::square, 2)) {
            assertThatExceptionOfType(OutputFileException.class)
                    .isThrownBy(() -> Export.of(network).write(folder, ExportFormat.SAVED_MODEL))
                    .withMessage(
                            "cannot write " + folder
                                    + ": something else is there; expected nothing, or a folder with a file 'saved_model.pb' in it");
        }
        assertThat(notes).hasContent("mine");
    }
}
