package dev.tandem.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.inject.Guice;
import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import dev.tandem.inject.TandemModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With both backends on the class path, choosing one never loads the other's native code. */
class NativeIsolationTest {
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

    /** Opens a backend through Guice, computes with it, and lists the engines' libraries that the process has mapped. */
    static final class OneBackend {
        public static void main(String[] args) throws IOException {
            TandemConfig config =
                    TandemConfig.builder().overrides(Map.of("backend", args[0])).load();
            try (Backend backend =
                    Guice.createInjector(new TandemModule(config)).getInstance(Backend.class)) {
                System.out.println("found " + Backends.names());
                System.out.println("computed " + backend.scalar(1).add(1).item());
            }
            try (Stream<String> lines = Files.lines(MAPPED_FILES)) {
                lines.map(line -> line.substring(line.lastIndexOf('/') + 1))
                        .filter(name -> name.matches("lib(torch|tensorflow).*"))
                        .distinct()
                        .forEach(name -> System.out.println("mapped " + name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"pytorch, libtorch, libtensorflow", "tensorflow, libtensorflow, libtorch"})
    void choosingOneBackendLoadsOnlyItsOwnLibrary(String backend, String own, String other) throws Exception {
        assumeThat(MAPPED_FILES).as("mapped files are read from /proc").isReadable();
        List<String> lines = run(backend);
        assertThat(lines).contains("found [pytorch, tensorflow]", "computed 2.0");
        assertThat(lines).anyMatch(line -> line.startsWith("mapped " + own));
        assertThat(lines).noneMatch(line -> line.startsWith("mapped " + other));
    }

    private static List<String> run(String backend) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneBackend.class.getName(),
                        backend)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
