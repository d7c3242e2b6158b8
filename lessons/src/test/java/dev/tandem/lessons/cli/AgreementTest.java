package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tandem.lessons.course.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How closely the engines agree over the whole course. */
final class AgreementTest {
    @TempDir
    private Path folder;

    @Test
    void freeRunningInFloat64EverySeriesIsWithin1e10Relative() throws IOException {
        assertSeriesWithin(1e-10, "--dtype", "float64");
    }

    @Test
    void stepLockedInFloat32EverySeriesIsWithin1e5Relative() throws IOException {
        assertSeriesWithin(1e-5, "--locked");
    }

    @Test
    void irisIsLearntEquallyWellAndPredictedAlike() throws IOException {
        JsonObject iris = compare("iris").get(0).getAsJsonObject();
        for (Map.Entry<String, JsonElement> run : iris.getAsJsonObject("runs").entrySet()) {
            JsonObject values = run.getValue().getAsJsonObject().getAsJsonObject("values");
            assertThat(values.get("test-accuracy").getAsDouble()).isGreaterThanOrEqualTo(0.93);
        }
        JsonObject predictions =
                iris.getAsJsonObject("comparison").getAsJsonObject("values").getAsJsonObject("predictions");
        assertThat(predictions.get("maxAbs").getAsDouble()).isZero();
    }

    private void assertSeriesWithin(double bound, String... options) throws IOException {
        List<JsonElement> lessons = compare("--all", options);
        assertThat(lessons).hasSameSizeAs(Course.lessons());
        for (JsonElement lesson : lessons) {
            lesson.getAsJsonObject()
                    .getAsJsonObject("comparison")
                    .getAsJsonObject("series")
                    .entrySet()
                    .forEach(series -> assertThat(series.getValue()
                                    .getAsJsonObject()
                                    .get("maxRel")
                                    .getAsDouble())
                            .as(lesson.getAsJsonObject().get("lesson") + " " + series.getKey())
                            .isLessThanOrEqualTo(bound));
        }
    }

    private List<JsonElement> compare(String what, String... options) throws IOException {
        Path file = folder.resolve("comparison.json");
        String[] fixed = {"compare", what, "--quiet", "--json", file.toString()};
        String[] arguments = new String[fixed.length + options.length];
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(options, 0, arguments, fixed.length, options.length);
        Cli cli = Cli.run(arguments);
        assertThat(cli.err()).isEmpty();
        JsonElement json = JsonParser.parseString(Files.readString(file));
        return json.isJsonArray() ? json.getAsJsonArray().asList() : List.of(json);
    }
}
