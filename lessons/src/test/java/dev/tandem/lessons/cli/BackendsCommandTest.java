package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tandem backends}. */
final class BackendsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void showsEnginesAndWhereEachSettingCameFrom() throws IOException {
        Path config = Files.writeString(folder.resolve("my.conf"), "tandem {\n  dtype = float64\n}\n");

        Cli cli = Cli.run("backends", "--seed", "7", "--config", config.toString());

        assertThat(cli.out())
                .containsSubsequence(
                        "pytorch", "PyTorch 2.", "DJL", "cpu", "tensorflow", "TensorFlow 2.", "cpu", "settings");
        assertThat(cli.out())
                .containsPattern("tandem\\.backend +tensorflow +\\(default\\)")
                .containsPattern("tandem\\.seed +7 +\\(command line\\)")
                .containsPattern("tandem\\.dtype +float64 +\\(.*my\\.conf: 2\\)");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
    }

    @Test
    void deviceThatIsNotThereIsAProblemOfTheEngine() throws IOException {
        Path config = Files.writeString(folder.resolve("my.conf"), "tandem.device = \"gpu:99\"\n");

        Cli cli = Cli.run("backends", "--config", config.toString());

        assertThat(cli.out()).contains("cannot be opened  PyTorch has no device 'gpu:99'");
        assertThat(cli.err()).startsWith("tandem: no backend can be opened: ");
        assertThat(cli.code()).isEqualTo(3);
    }

    @Test
    void backendThatIsNotThereIsShownAndWrong() throws IOException {
        Path config = Files.writeString(folder.resolve("my.conf"), "tandem.backend = pytroch\n");

        Cli cli = Cli.run("backends", "--config", config.toString());

        assertThat(cli.out()).containsPattern("tandem\\.backend +pytroch");
        assertThat(cli.err()).startsWith("tandem: no backend 'pytroch'; did you mean 'pytorch'?");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void writesJson() throws IOException {
        Path file = folder.resolve("backends.json");

        Cli.run("backends", "--quiet", "--json", file.toString());

        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.getAsJsonObject("backends")
                        .getAsJsonObject("tensorflow")
                        .keySet())
                .containsExactly("engine", "version", "binding", "devices", "device", "threads");
        assertThat(json.getAsJsonObject("settings").getAsJsonObject("tandem.seed"))
                .hasToString("{\"value\":42,\"origin\":\"default\"}");
    }
}
