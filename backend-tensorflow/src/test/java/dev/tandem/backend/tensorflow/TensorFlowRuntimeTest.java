package dev.tandem.backend.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.Device;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.InvalidArgumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TensorFlowRuntimeTest {

    @Test
    void knowsItsVersionsAndTheProcessor() {
        TensorFlowRuntime runtime = TensorFlowRuntime.load(2);
        assertThat(runtime.version()).matches("2\\.\\d+\\.\\d+");
        assertThat(TensorFlowRuntime.bindingVersion()).isEqualTo("1.1.0");
        assertThat(runtime.devices()).startsWith(Device.CPU);
    }

    @Test
    void theFirstNumberOfThreadsHolds() {
        int threads = TensorFlowRuntime.load(2).threads();
        assertThat(TensorFlowRuntime.load(threads + 1).threads()).isEqualTo(threads);
    }

    @Test
    void aDeviceThatIsNotThereIsAnError() {
        EngineSettings settings = new EngineSettings(new Device(Device.Kind.GPU, 9), 1);
        assertThatThrownBy(() -> new TensorFlowBackendProvider().open(settings))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("TensorFlow has no device 'gpu:9' on this machine; expected one of cpu");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesNothingToStandardErrorAndLosesNothingOfOthers(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("output");
        Path error = directory.resolve("error");
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Newer Java virtual machines warn of native code, at length and with empty lines, unless told.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                QuietLoading.class.getName());
        child.environment().remove("TF_CPP_MIN_LOG_LEVEL");
        child.redirectOutput(output.toFile()).redirectError(error.toFile());
        assertThat(child.start().waitFor()).isZero();
        assertThat(Files.readString(output).trim()).startsWith("2.");
        assertThat(Files.readAllLines(error)).containsExactly("kept", "later");
    }

    @Test
    void javaCppSetsNoLimitToTheMemoryOfTheProcess() {
        TensorFlowRuntime.load(1);
        assertThat(Pointer.maxPhysicalBytes()).isZero();
    }
}
