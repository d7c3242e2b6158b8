package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tandem list} and {@code tandem run}. */
final class RunCommandTest {
    private static final List<Lesson> COURSE = List.of(TestLesson.same(), TestLesson.different(), TestLesson.failing());

    @TempDir
    private Path folder;

    @Test
    void listShowsNamesAndTitles() {
        Cli cli = Cli.run(COURSE, "list");

        assertThat(cli.out().lines())
                .containsExactly(
                        "same       For tests: same",
                        "different  For tests: different",
                        "failing    For tests: failing");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
    }

    @Test
    void listWritesJson() throws IOException {
        Path file = folder.resolve("list.json");

        Cli.run(COURSE, "list", "--quiet", "--json", file.toString());

        JsonObject first = JsonParser.parseString(Files.readString(file))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(first.get("lesson").getAsString()).isEqualTo("same");
        assertThat(first.get("title").getAsString()).isEqualTo("For tests: same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensorflow", "pytorch"})
    void runShowsTheLessonThenTheEngineAndTheTime(String backend) {
        Cli cli = Cli.run(COURSE, "run", "same", "--backend", backend, "--threads", "1");

        assertThat(cli.out()).contains("For tests: same", "Part one", "A sentence.");
        assertThat(cli.out().lines().reduce((earlier, later) -> later).orElseThrow())
                .matches("(TensorFlow|PyTorch) \\S+ \\(.+\\) on cpu, \\d+ threads?: \\d+\\.\\d\\d s");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
    }

    @Test
    void quietRunPrintsNothing() {
        Cli cli = Cli.run(COURSE, "run", "same", "different", "--quiet");

        assertThat(cli).isEqualTo(new Cli(0, "", ""));
    }

    @Test
    void runWritesOneRunAndNoComparison() throws IOException {
        Path file = folder.resolve("run.json");

        Cli.run(COURSE, "run", "same", "--backend", "pytorch", "--seed", "7", "--quiet", "--json", file.toString());

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("lesson", "settings", "runs");
        assertThat(json.getAsJsonObject("settings").get("seed").getAsLong()).isEqualTo(7);
        assertThat(json.getAsJsonObject("runs").keySet()).containsExactly("pytorch");
        JsonObject run = json.getAsJsonObject("runs").getAsJsonObject("pytorch");
        assertThat(run.keySet()).containsExactly("engine", "seconds", "series", "values");
        assertThat(run.get("engine").getAsString()).startsWith("PyTorch ");
        assertThat(run.get("seconds").getAsDouble()).isPositive();
    }

    @Test
    void jsonNumbersReadBackExactlyAndTensorsAreNested() throws IOException {
        Path file = folder.resolve("run.json");

        Cli.run(COURSE, "run", "same", "--quiet", "--json", file.toString());

        JsonObject run = JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonObject("runs")
                .getAsJsonObject("tensorflow");
        assertThat(run.getAsJsonObject("series")).hasToString("{\"epoch-loss\":[0.1,1.0E-300]}");
        assertThat(run.getAsJsonObject("values"))
                .hasToString("{\"w\":\"NaN\",\"b\":\"-Infinity\",\"predictions\":[[1,2],[3,4]],\"mask\":[true,false],"
                        + "\"single\":0.5}");
    }

    @Test
    void aLessonRunsOnTheDataSetThatWasAskedFor() {
        List<Lesson> course = List.of(new ChoosyLesson("its own"));

        assertThat(Cli.run(course, "run", "choosy").out()).contains("On its own.");
        assertThat(Cli.run(course, "run", "choosy", "--data", "moons").out()).contains("On moons.");
        assertThat(Cli.run(course, "compare", "choosy", "--data", "moons").code())
                .isZero();
    }

    @Test
    void severalLessonsMakeAnArray() throws IOException {
        Path file = folder.resolve("run.json");

        Cli.run(COURSE, "run", "different", "same", "--quiet", "--json", file.toString());

        assertThat(JsonParser.parseString(Files.readString(file)).getAsJsonArray())
                .extracting(result -> result.getAsJsonObject().get("lesson").getAsString())
                .containsExactly("different", "same");
    }

    @Test
    void failureIsOneLineAndLeavesTheOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), "old");

        Cli cli = Cli.run(COURSE, "run", "failing", "--quiet", "--json", file.toString());

        assertThat(cli.err())
                .isEqualTo("tandem: lesson 'failing' failed on tensorflow: IllegalStateException: out of chalk"
                        + System.lineSeparator());
        assertThat(cli.code()).isEqualTo(3);
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void stacktraceSaysWhere() {
        Cli cli = Cli.run(COURSE, "run", "failing", "--stacktrace");

        assertThat(cli.err()).contains("tandem: lesson 'failing'", "\tat " + TestLesson.class.getName());
        assertThat(cli.code()).isEqualTo(3);
    }

    @Test
    void fileThatCannotBeWrittenIsToldBeforeAnythingRuns() {
        Path file = folder.resolve("absent").resolve("run.json");

        Cli cli = Cli.run(COURSE, "run", "failing", "--json", file.toString());

        assertThat(cli.err())
                .isEqualTo("tandem: cannot write " + file + ": there is no folder " + file.getParent()
                        + System.lineSeparator());
        assertThat(cli.out()).isEmpty();
        assertThat(cli.code()).isEqualTo(3);
    }
}
