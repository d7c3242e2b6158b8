package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    private static Cli check(double loss, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "checked"));
        arguments.addAll(List.of(more));
        return Cli.run(List.of(new CheckedLesson(loss)), arguments.toArray(String[]::new));
    }

    @Test
    void saysOfEachTaskWhetherItIsDoneAndWhatWasMeasured() {
        Cli cli = check(0.25);

        assertThat(cli.err()).isEmpty();
        assertThat(cli.out().lines())
                .containsExactly(
                        "less: done",
                        "  loss is 0.125000 on tensorflow, 0.250000 on pytorch; the task asks for < 0.5",
                        "  steps is 2.000000 on tensorflow, 2.000000 on pytorch; the task asks for = 2",
                        "much-less: not yet",
                        "  loss is 0.125000 on tensorflow, 0.250000 on pytorch; the task asks for < 0.01",
                        "  accuracy is not recorded on tensorflow, not recorded on pytorch; the task asks for > 0.9",
                        "checked: 1 of 2 tasks done");
        assertThat(cli.code()).isEqualTo(1);
    }

    @Test
    void ofOneTaskLooksAtNoOther() {
        Cli cli = check(0.25, "--task", "less", "--quiet");

        assertThat(cli.out().lines()).containsExactly("less: done", "checked: 1 of 1 task done");
        assertThat(cli.code()).isZero();
    }

    @Test
    void isNotDoneWhileOneEngineIsNotThere() {
        assertThat(check(0.75, "--task", "less").code()).isEqualTo(1);
    }

    @Test
    void onOneBackendAsksThatOneOnly() {
        Cli cli = check(0.75, "--task", "less", "--backend", "tensorflow");

        assertThat(cli.out()).contains("loss is 0.375000 on tensorflow; the task asks for < 0.5");
        assertThat(cli.code()).isZero();
    }

    @Test
    void writesTheSameAsJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tasks.json");

        check(0.25, "--json", file.toString());

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.get("lesson").getAsString()).isEqualTo("checked");
        assertThat(json.get("done").getAsBoolean()).isFalse();
        JsonObject first = json.getAsJsonArray("tasks").get(0).getAsJsonObject();
        assertThat(first.get("task").getAsString()).isEqualTo("less");
        assertThat(first.get("done").getAsBoolean()).isTrue();
        JsonObject loss = first.getAsJsonArray("requirements").get(0).getAsJsonObject();
        assertThat(loss.get("relation").getAsString()).isEqualTo("<");
        assertThat(loss.get("bound").getAsDouble()).isEqualTo(0.5);
        assertThat(loss.getAsJsonObject("measured").get("pytorch").getAsDouble())
                .isEqualTo(0.25);
        JsonObject accuracy = json.getAsJsonArray("tasks")
                .get(1)
                .getAsJsonObject()
                .getAsJsonArray("requirements")
                .get(1)
                .getAsJsonObject();
        assertThat(accuracy.getAsJsonObject("measured").get("pytorch").isJsonNull())
                .isTrue();
    }
}
