package dev.tandem.lessons.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tandem.backend.Backend;
import dev.tandem.contract.LayerCase;
import dev.tandem.export.Export;
import dev.tandem.export.ExportFormat;
import dev.tandem.nn.Input;
import dev.tandem.nn.Network;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TorchScript files in Python's own PyTorch: the interpreter that {@code TANDEM_TEST_PYTHON} names, or {@code python3}, if it has it. */
class PythonTorchTest {
    private static final String PYTHON =
            Optional.ofNullable(System.getenv("TANDEM_TEST_PYTHON")).orElse("python3");

    @TempDir
    Path folder;

    @BeforeEach
    void requirePyTorch() throws InterruptedException {
        Assumptions.assumeTrue(hasPyTorch(), () -> PYTHON + " has no PyTorch: set TANDEM_TEST_PYTHON to one that has");
    }

    private static boolean hasPyTorch() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import torch")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "pytorch"})
    void givesTheSameNumbers(String engine) throws Exception {
        JsonArray questions = new JsonArray();
        List<List<TensorData>> expected = new ArrayList<>();
        try (Backend backend = ExportTest.open(engine, DType.FLOAT32)) {
            for (LayerCase model : ExportedModels.all()) {
                try (Network network =
                        Network.build(backend, model.layer(), model.inputs().toArray(Input[]::new))) {
                    ExportTest.shake(network);
                    Path file = folder.resolve(expected.size() + ".pt");
                    Export.of(network).write(file, ExportFormat.TORCHSCRIPT);
                    List<TensorData> inputs = model.batches(DType.FLOAT32, 3);
                    questions.add(question(file, inputs));
                    expected.add(ExportTest.outputs(network, inputs));
                }
            }
        }
        JsonArray answers = ask(questions);
        assertThat(answers).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            List<TensorData> given = new ArrayList<>();
            answers.get(i).getAsJsonArray().forEach(output -> given.add(tensor(output.getAsJsonObject())));
            ExportTest.requireClose(given, expected.get(i), 1e-5);
        }
    }

    private static JsonObject question(Path file, List<TensorData> inputs) {
        JsonArray values = new JsonArray();
        inputs.forEach(input -> values.add(json(input)));
        JsonObject question = new JsonObject();
        question.addProperty("file", file.toString());
        question.add("inputs", values);
        return question;
    }

    private static JsonObject json(TensorData data) {
        JsonObject result = new JsonObject();
        result.addProperty("dtype", data.dtype().displayName());
        JsonArray shape = new JsonArray();
        data.shape().toList().forEach(shape::add);
        result.add("shape", shape);
        JsonArray values = new JsonArray();
        for (double value : data.toDoubles()) {
            values.add(value);
        }
        result.add("values", values);
        return result;
    }

    private static TensorData tensor(JsonObject json) {
        long[] sizes = json.getAsJsonArray("shape").asList().stream()
                .mapToLong(JsonElement::getAsLong)
                .toArray();
        double[] values = json.getAsJsonArray("values").asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
        DType dtype = DType.named(json.get("dtype").getAsString());
        return TensorData.of(new TensorType(Shape.of(sizes), dtype), values);
    }

    private JsonArray ask(JsonArray questions) throws IOException, InterruptedException {
        Path script = folder.resolve("run_torchscript.py");
        try (InputStream source = PythonTorchTest.class.getResourceAsStream("run_torchscript.py")) {
            Files.copy(source, script);
        }
        Path asked = Files.writeString(folder.resolve("questions.json"), questions.toString());
        Path answered = folder.resolve("answers.json");
        Process python = new ProcessBuilder(PYTHON, script.toString(), asked.toString(), answered.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return JsonParser.parseString(Files.readString(answered)).getAsJsonArray();
    }
}
