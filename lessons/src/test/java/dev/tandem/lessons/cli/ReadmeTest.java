package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The README tells the truth: its commands run, its code is compiled code, its output is what comes out. */
final class ReadmeTest {
    @TempDir
    private Path folder;

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String TANDEM = "./lessons/tandem ";
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    private static List<String> commands() throws IOException {
        return blocks("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheProgramSucceeds() throws IOException {
        return commands().stream()
                .filter(command -> command.startsWith(TANDEM))
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    List<String> arguments = new ArrayList<>(
                            List.of(command.substring(TANDEM.length()).split(" +")));
                    if (arguments.get(0).equals("bench")) {
                        arguments.addAll(
                                List.of("--workload", "mlp-4-16-16-3", "--rounds", "1", "--milliseconds", "100"));
                    }
                    // Where the test may write; the folder of a report must not be there yet.
                    arguments.replaceAll(argument ->
                            argument.equals("report") ? folder.resolve("report").toString() : argument);
                    Cli cli = Cli.run(arguments.toArray(String[]::new));
                    assertThat(cli.err()).isEmpty();
                    assertThat(cli.code()).isZero();
                }));
    }

    @Test
    void everyOtherCommandIsTheOneThatTheBuildServerRuns() throws IOException {
        List<String> others = commands().stream()
                .filter(command -> !command.startsWith(TANDEM))
                .toList();
        assertThat(others).containsExactly("mvn -B verify");
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).endsWith("mvn -B verify");
    }

    @Test
    void theLibraryExamplesAreProgramsThatAnotherProjectCompilesAndRuns() throws IOException {
        Path programs = ROOT.resolve("backend-pytorch/src/it/one-backend/src/main/java");
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSize(2);
        assertThat(withoutIndentation(Files.readString(programs.resolve("Line.java"))))
                .contains(withoutIndentation(blocks.get(0)));
        assertThat(withoutIndentation(Files.readString(programs.resolve("Flowers.java"))))
                .contains(withoutIndentation(blocks.get(1)));
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void theOutputShownIsWhatComesOutButForTimesAndRounding() throws IOException {
        Cli cli = Cli.run("compare", "iris");
        assertThat(blocks("text")).hasSize(1);
        assertThat(withoutLastDigits(cli.out()))
                .isEqualTo(withoutLastDigits(blocks("text").get(0)));
    }

    /** Leaves out times, threads and differences, and all but the first decimals: machines round differently. */
    private static String withoutLastDigits(String output) {
        return output.lines()
                .filter(line -> !line.startsWith("time") && !line.contains("largest difference"))
                .map(line -> line.replaceAll("(\\d\\.\\d\\d)\\d*", "$1"))
                .map(line -> line.replaceAll("\\d+ threads?", "threads").replaceAll(" +(0|\\d.\\d\\de?-?\\d*)$", ""))
                .map(line -> line.replaceAll(" +", " ").strip())
                .filter(line -> !line.isEmpty())
                .reduce("", (all, line) -> all + line + "\n");
    }
}
