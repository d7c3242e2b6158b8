package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tandem bench}; what it measures is not tested, machines differ. */
final class BenchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void timesEveryProgramOnBothEngines() throws IOException {
        Path file = folder.resolve("bench.json");
        Cli cli = Cli.run(
                "bench",
                "--workload",
                "mlp-4-16-16-3",
                "--rounds",
                "2",
                "--milliseconds",
                "100",
                "--json",
                file.toString());

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertThat(cli.out())
                .contains("workload       engine      program")
                .contains("mlp-4-16-16-3  tensorflow  by hand")
                .contains("mlp-4-16-16-3  pytorch     fit, file, prefetch");
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonArray times = json.getAsJsonArray("microseconds");
        assertThat(times).hasSize(12);
        times.forEach(entry -> assertThat(
                        entry.getAsJsonObject().getAsJsonArray("rounds").get(0).getAsDouble())
                .isPositive());
    }

    @Test
    void timesSequencesByTheirLength() throws IOException {
        Path file = folder.resolve("sequences.json");
        Cli cli = Cli.run("bench", "--sequences", "2,5", "--rounds", "1", "--json", file.toString());

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("engine").contains("tensorflow");
        JsonArray times =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("milliseconds");
        assertThat(times).hasSize(8).allSatisfy(entry -> {
            assertThat(entry.getAsJsonObject().get("first").getAsDouble()).isPositive();
            assertThat(entry.getAsJsonObject().get("later").getAsDouble()).isPositive();
        });
        assertThat(Cli.run("bench", "--sequences", "0").code()).isEqualTo(2);
    }

    @Test
    void unknownWorkloadsAreNamedWithTheNearest() {
        Cli cli = Cli.run("bench", "--workload", "mlp-4-16-16-4");

        assertThat(cli.err())
                .contains("unknown workload 'mlp-4-16-16-4'; expected one of mlp-4-16-16-3, mlp-784-256-128-10,"
                        + " cnn-16c3-p2-32c3-p2-10; did you mean 'mlp-4-16-16-3'?");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void unknownProgramsAreNamedWithTheNearest() {
        Cli cli = Cli.run("bench", "--program", "fitt");

        assertThat(cli.err()).contains("unknown program 'fitt'").contains("did you mean 'fit'?");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void roundsAndSecondsMustBePositive() {
        assertThat(Cli.run("bench", "--rounds", "0").code()).isEqualTo(2);
    }
}
