package dev.tandem.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.error.CorruptFileException;
import dev.tandem.error.OutputFileException;
import dev.tandem.error.SweepFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepFileTest {
    @TempDir
    private Path folder;

    private Path file;
    private Sweep sweep;
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void openSweep() {
        file = folder.resolve("sweep.jsonl");
        sweep = Sweep.grid("units", 1, 2, 3).seeds(2).keepIn(file);
    }

    private Map<String, Double> counted(Trial trial) {
        runs.incrementAndGet();
        return Map.of("loss", trial.setting().number("units") / trial.seed());
    }

    @Test
    void keepsEveryRowInALineOfJson() throws IOException {
        sweep.run(this::counted);
        assertThat(Files.readAllLines(file))
                .hasSize(6)
                .startsWith("{\"setting\":{\"units\":1},\"seed\":1,\"measured\":{\"loss\":1.0}}");
    }

    @Test
    void doesNotRunAgainWhatIsInTheFile() {
        SweepTable first = sweep.run(this::counted);
        SweepTable second = sweep.run(this::counted);
        assertThat(runs).hasValue(6);
        assertThat(second).isEqualTo(first);
        sweep.and("rate", 0.5).run(this::counted);
        assertThat(runs).as("other settings are other trials").hasValue(12);
        sweep.seeds(3).run(this::counted);
        assertThat(runs).as("a seed more is a trial more of each").hasValue(15);
    }

    @Test
    void goesOnWhereATrialFailed() {
        assertThatThrownBy(() -> sweep.run(trial -> {
                    if (trial.setting().integer("units") == 3) {
                        throw new IOException("unplugged");
                    }
                    return counted(trial);
                }))
                .isInstanceOf(SweepFailedException.class)
                .hasMessageContaining("units=3, seed 1 failed: unplugged");
        assertThat(runs).hasValue(4);
        sweep.run(this::counted);
        assertThat(runs).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 30, 57})
    void takesOffTheHalfLineOfAKilledProcess(int lost) throws IOException {
        SweepTable whole = sweep.run(this::counted);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - lost));
        assertThat(sweep.run(this::counted)).isEqualTo(whole);
        assertThat(runs).hasValue(7);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void anotherProcessThatIsKilledLosesNothingThatHadEnded() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        try {
            while (process.isAlive()
                    && (!Files.exists(file) || Files.readAllLines(file).size() < 4)) {
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        SweepTable table = sweep.run(this::counted);
        assertThat(runs).as("four had ended, the fifth had begun").hasValue(2);
        assertThat(table.rows()).hasSize(6);
    }

    /** A sweep whose fifth trial never ends. */
    static final class Endless {
        public static void main(String[] arguments) {
            AtomicInteger begun = new AtomicInteger();
            Sweep.grid("units", 1, 2, 3).seeds(2).keepIn(Path.of(arguments[0])).run(trial -> {
                while (begun.incrementAndGet() > 4) {
                    Thread.sleep(Long.MAX_VALUE);
                }
                return Map.of("loss", 0.0);
            });
        }
    }

    @Test
    void bringsBackEveryKindOfValueAsItWas() {
        Setting setting = Setting.of("whole", Long.MAX_VALUE)
                .and("fraction", 1e300)
                .and("even", 8.0)
                .and("least", -Double.MIN_VALUE)
                .and("flag", false)
                .and("text", "a \"b\"\n<ü>, 1");
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("nan", Double.NaN);
        measured.put("infinite", Double.NEGATIVE_INFINITY);
        measured.put("third", 1.0 / 3);
        Sweep odd = Sweep.of(List.of(setting)).seeds(List.of(Long.MIN_VALUE)).keepIn(file);
        SweepTable first = odd.run(trial -> measured);
        SweepTable second = odd.run(this::counted);
        assertThat(second).isEqualTo(first);
        assertThat(second.rows().get(0).measured()).containsExactlyEntriesOf(measured);
        assertThat(runs).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my notes, unfinished",
                "my notes\n",
                "{\"setting\":{\"units\":1}}\n",
                "{\"setting\":{},\"seed\":1,\"measured\":{\"loss\":1.0}}\n",
                "{\"setting\":{\"units\":1},\"seed\":1,\"measured\":{\"loss\":\"low\"}}\n",
                "{\"setting\":{\"units\":[1]},\"seed\":1,\"measured\":{\"loss\":1}}\n",
            })
    void leavesAFileAloneThatIsNoSweeps(String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> sweep.run(this::counted))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageStartingWith(file + ", line 1: is no result of a sweep")
                .hasMessageEndingWith("expected a file that a sweep wrote, or one that does not exist");
        assertThat(file).hasContent(content);
        assertThat(runs).hasValue(0);
    }

    @Test
    void namesTheDamagedLine() throws IOException {
        sweep.run(this::counted);
        Files.writeString(file, "{\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> sweep.run(this::counted))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageStartingWith(file + ", line 7: ");
    }

    @Test
    void doesNotWriteToTheFileOfAnotherSweepThatRuns() {
        assertThatThrownBy(() -> sweep.run(trial -> {
                    sweep.run(this::counted);
                    return Map.of("loss", 0.0);
                }))
                .hasRootCauseInstanceOf(OutputFileException.class)
                .hasMessageContaining("another sweep is writing to it");
    }

    @Test
    void saysWhyAFileCannotBeWritten() {
        assertThatThrownBy(() -> sweep.keepIn(folder).run(this::counted))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(
                        () -> sweep.keepIn(folder.resolve("none/sweep.jsonl")).run(this::counted))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("NoSuchFileException");
    }
}
