package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tandem compare}. */
final class CompareCommandTest {
    private static final List<Lesson> COURSE =
            List.of(TestLesson.same(), TestLesson.different(), TestLesson.drifting(), TestLesson.failing());

    private static final List<String> PUBLISHED_LOSSES = List.of(
            "94.5247", "9.3428", "1.4166", "0.5224", "0.3807", "0.3495", "0.3413", "0.3390", "0.3384", "0.3382");

    @TempDir
    private Path folder;

    @Test
    void agreementIsPrintedSideBySide() {
        Cli cli = Cli.run(COURSE, "compare", "same");

        assertThat(cli.out())
                .containsSubsequence(
                        "same · For tests: same",
                        "free-running · float32 · seed 42",
                        "tensorflow       pytorch  difference",
                        "epoch-loss   step 0",
                        "they never part",
                        "b                       -Infinity     -Infinity           0",
                        "predictions  identical: 4 of 4",
                        "same: tensorflow and pytorch agree (balanced: float32 within 1e-3 of the larger number, or 1e-5)");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
    }

    @Test
    void disagreementNamesWhatDiffersAndFromWhere() {
        Cli cli = Cli.run(COURSE, "compare", "different");

        assertThat(cli.out())
                .containsSubsequence(
                        "they part at step 1",
                        "predictions  identical: 2 of 3; largest difference 1.0; first at 1: 1 and 2",
                        "different: tensorflow and pytorch disagree in epoch-loss from step 1, w, predictions (balanced",
                        "--locked");
        assertThat(cli.code()).isEqualTo(1);
    }

    @Test
    void quietPrintsVerdictsOnly() {
        Cli cli = Cli.run(COURSE, "compare", "same", "different", "--quiet");

        assertThat(cli.out().lines()).hasSize(3);
        assertThat(cli.out())
                .containsSubsequence(
                        "same: tensorflow and pytorch agree",
                        "different: tensorflow and pytorch disagree",
                        "1 of 2 lessons agree; apart: different");
        assertThat(cli.code()).isEqualTo(1);
    }

    @Test
    void inStepADriftDoesNotAddUp() {
        Cli free = Cli.run(COURSE, "compare", "drifting", "--dtype", "float64", "--tolerance", "permissive", "--quiet");
        Cli locked = Cli.run(
                COURSE,
                "compare",
                "drifting",
                "--dtype",
                "float64",
                "--tolerance",
                "permissive",
                "--quiet",
                "--locked");

        assertThat(free.code()).isEqualTo(1);
        assertThat(locked.err()).isEmpty();
        assertThat(locked.code()).isZero();
    }

    @Test
    void failureOfOneRunInStepEndsTheOther() {
        Cli cli = Cli.run(COURSE, "compare", "failing", "--locked");

        assertThat(cli.err()).startsWith("tandem: lesson 'failing' failed on ").contains("out of chalk");
        assertThat(cli.code()).isEqualTo(3);
    }

    @Test
    void jsonHoldsBothRunsAndTheirComparison() throws IOException {
        Path file = folder.resolve("compare.json");

        Cli.run(COURSE, "compare", "different", "--quiet", "--json", file.toString());

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("lesson", "settings", "runs", "comparison");
        assertThat(json.getAsJsonObject("runs").keySet()).containsExactly("tensorflow", "pytorch");
        assertThat(json.getAsJsonObject("comparison"))
                .hasToString("{\"agrees\":false,\"tolerance\":\"balanced\","
                        + "\"series\":{\"epoch-loss\":{\"maxAbs\":1.0,\"maxRel\":0.5,\"firstDifference\":1}},"
                        + "\"values\":{\"w\":{\"maxAbs\":1.0,\"maxRel\":0.5,\"firstDifference\":0},"
                        + "\"predictions\":{\"maxAbs\":1.0,\"maxRel\":0.5,\"firstDifference\":1}}}");
    }

    @Test
    void jsonSaysNullWhereNothingDiffers() throws IOException {
        Path file = folder.resolve("compare.json");

        Cli.run(COURSE, "compare", "same", "--locked", "--quiet", "--json", file.toString());

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.getAsJsonObject("settings").get("locked").getAsBoolean())
                .isTrue();
        assertThat(json.getAsJsonObject("settings").get("threads").getAsInt()).isOne();
        JsonObject comparison = json.getAsJsonObject("comparison");
        assertThat(comparison.get("agrees").getAsBoolean()).isTrue();
        assertThat(comparison.get("tolerance").getAsString()).isEqualTo("strict");
        assertThat(comparison
                        .getAsJsonObject("series")
                        .getAsJsonObject("epoch-loss")
                        .get("firstDifference")
                        .isJsonNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "float64"})
    void linearRegressionGivesThePublishedNumbersOnBothEngines(String dtype) throws IOException {
        Path file = folder.resolve("compare.json");

        Cli cli = Cli.run("compare", "linear-regression", "--dtype", dtype, "--json", file.toString());

        assertThat(cli.code()).as(cli.err()).isZero();
        JsonObject runs =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonObject("runs");
        for (String engine : List.of("tensorflow", "pytorch")) {
            JsonObject run = runs.getAsJsonObject(engine);
            assertThat(run.getAsJsonObject("series").getAsJsonArray("epoch-loss"))
                    .extracting(loss -> fourDecimals(loss.getAsDouble()))
                    .containsExactlyElementsOf(PUBLISHED_LOSSES);
            JsonObject values = run.getAsJsonObject("values");
            assertThat(fourDecimals(values.get("w").getAsDouble())).isEqualTo("1.8617");
            assertThat(fourDecimals(values.get("b").getAsDouble())).isEqualTo("1.0711");
        }
    }

    private static String fourDecimals(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}
