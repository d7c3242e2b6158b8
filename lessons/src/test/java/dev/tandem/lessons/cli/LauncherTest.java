package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code lessons/tandem} as a process of its own, in a copy of a tree that is built. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private static Path folder;

    private static Path launcher;

    @TempDir
    private Path elsewhere;

    /** Sets up what a build by the launcher leaves behind, out of the class path of this test. */
    @BeforeAll
    static void buildTree() throws IOException {
        Path root = folder.resolve("my project");
        launcher = Files.createDirectories(root.resolve("lessons")).resolve("tandem");
        Files.copy(Path.of("tandem"), launcher);
        launcher.toFile().setExecutable(true);
        for (String module : List.of("api", "backend-tensorflow", "backend-pytorch", "lessons")) {
            Path output = Files.createDirectories(root.resolve(module).resolve("target/launcher"));
            jar(Files.createTempDirectory(folder, "empty"), output.resolve("tandem-" + module + ".jar"));
        }
        Path output = root.resolve("lessons/target/launcher");
        Files.writeString(output.resolve("classpath.txt"), String.join(File.pathSeparator, classPath()));
        Files.createFile(output.resolve("built"));
    }

    private static List<String> classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(jars.size() + ".jar");
                jar(path, jar);
                jars.add(jar.toString());
            } else if (Files.exists(path)) {
                jars.add(path.toString());
            }
        }
        return jars;
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
            }
        }
    }

    @Test
    void runsThroughALinkFromAnotherFolderWhereverItLies() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("t"), launcher);

        Cli cli = run(link, Map.of(), "list");

        assertThat(cli).isEqualTo(Cli.run("list"));
    }

    @Test
    void passesArgumentsAndExitCodeOn() throws Exception {
        Cli cli = run(launcher, Map.of(), "run", "no such lesson *");

        assertThat(cli.err()).startsWith("tandem: no lesson 'no such lesson *'; there are ");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void readsTheConfigurationOfTheFolderItIsCalledIn() throws Exception {
        Files.writeString(elsewhere.resolve("tandem.conf"), "tandem.seed = 7.5\n");

        Cli cli = run(launcher, Map.of(), "list");

        assertThat(cli.err()).startsWith("tandem: tandem.seed is '7.5' (tandem.conf: 1)");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void aConfigurationIncludesWhatLiesBesideIt() throws Exception {
        Files.writeString(elsewhere.resolve("mine.conf"), "include \"shared.conf\"\n");
        Files.writeString(elsewhere.resolve("shared.conf"), "tandem.seed = 5\n");

        Cli cli = run(launcher, Map.of(), "backends", "--config", "mine.conf");

        assertThat(cli.out()).containsPattern("seed +5 +\\(.*shared.conf: 1\\)");
    }

    @Test
    void enginesLogNothing() throws Exception {
        Cli cli = run(launcher, Map.of(), "compare", "linear-regression", "--quiet");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .startsWith("linear-regression: tensorflow and pytorch agree")
                .hasLineCount(1);
        assertThat(cli.code()).isZero();
    }

    @Test
    void benchmarkedEnginesLogNothing() throws Exception {
        Cli cli = run(
                launcher,
                Map.of(),
                "bench",
                "--quiet",
                "--workload",
                "mlp-4-16-16-3",
                "--rounds",
                "1",
                "--milliseconds",
                "50");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out().strip()).startsWith("one training step").hasLineCount(15);
        assertThat(cli.code()).isZero();
    }

    @Test
    void passesFlagsOnToJava() throws Exception {
        Cli cli = run(launcher, Map.of("TANDEM_JAVA_OPTIONS", "-Xmx300m -Dtandem.seed=7"), "backends");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).containsPattern("seed +7 +\\(system property tandem.seed\\)");
        assertThat(cli.code()).isZero();
    }

    @Test
    void javaThatIsNotThereIsTold() throws Exception {
        Cli cli = run(launcher, Map.of("JAVA_HOME", "/no/jdk"), "list");

        assertThat(cli.err()).startsWith("tandem: JAVA_HOME is /no/jdk");
        assertThat(cli.code()).isEqualTo(3);
    }

    @Test
    void stoppedRunLeavesNoFileBehind() throws Exception {
        Process process = start(launcher, Map.of(), "run", "linear-regression", "--json", "report.json");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isNotEmpty();
            process.destroy();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(process.exitValue()).isNotZero();
        assertThat(elsewhere).isDirectoryNotContaining("glob:**.json").isDirectoryNotContaining("glob:**.tmp");
    }

    private Process start(Path command, Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(elsewhere.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The log level is for the launcher to set.
        builder.environment().remove("TF_CPP_MIN_LOG_LEVEL");
        builder.environment().putAll(environment);
        builder.redirectError(elsewhere.resolve("stderr").toFile());
        return builder.start();
    }

    private Cli run(Path command, Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(command, environment, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Cli(process.exitValue(), out, Files.readString(elsewhere.resolve("stderr")));
    }
}
