package dev.tandem.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage: one line that says what is wrong and what was probably meant, and exit code 2. */
final class UsageTest {
    private static final List<Lesson> COURSE =
            List.of(TestLesson.same(), TestLesson.different(), new ChoosyLesson("its own"), new CheckedLesson(1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rnu same                              | unknown command 'rnu'; did you mean 'run'?",
                "run same --sede 1                     | unknown option '--sede'; did you mean '--seed'?",
                "run same --sede=1                     | unknown option '--sede'; did you mean '--seed'?",
                "run                                   | no LESSON given; 'tandem list' shows them",
                "run smae                              | no lesson 'smae'; did you mean 'same'?",
                "run zebra                             | no lesson 'zebra'; there are same, different, choosy, checked",
                "run same --backend pytroch            | no backend 'pytroch'; did you mean 'pytorch'?",
                "run same --backend mxnet              | no backend 'mxnet'; found pytorch, tensorflow",
                "run same --seed                       | missing required parameter for option '--seed' (N)",
                "compare                               | no lesson given; name some, or say --all; 'tandem list' shows them",
                "compare same --all                    | --all and LESSON exclude each other; give one of them",
                "compare same --tolerance strickt      | no tolerance 'strickt'; did you mean 'strict'?",
                "compare same --tolerance close        | no tolerance 'close'; there are strict, balanced, permissive",
                "run same --data mnist                 | --data mnist: lesson 'same' has no choice of data; 'choosy' has moons, mnist",
                "compare choosy same --data mnist      | --data mnist: lesson 'same' has no choice of data; 'choosy' has moons, mnist",
                "run choosy --data mnits               | lesson 'choosy' has no data set 'mnits'; did you mean 'mnist'?",
                "compare choosy --data roses           | lesson 'choosy' has no data set 'roses'; there is moons, mnist",
                "check                                 | no LESSON given; 'tandem list' shows them",
                "check smae                            | no lesson 'smae'; did you mean 'same'?",
                "check same                            | lesson 'same' has no page, and so no tasks to check",
                "check checked --task much-les         | lesson 'checked' has no task 'much-les'; did you mean 'much-less'?",
                "check checked --task zebra            | lesson 'checked' has no task 'zebra'; there are less, much-less",
                "check checked --backend pytroch       | no backend 'pytroch'; did you mean 'pytorch'?",
                "list same                             | unexpected argument 'same'",
            })
    void isToldInOneLine(String arguments, String message) {
        Cli cli = Cli.run(COURSE, arguments.split(" "));

        assertThat(cli.err().lines().findFirst()).contains("tandem: " + message);
        assertThat(cli.err().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void withoutACommandNamesThem() {
        Cli cli = Cli.run(new String[0]);

        assertThat(cli.err()).startsWith("tandem: no command given; there are list, run, compare, check, backends");
        assertThat(cli.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--dtype float46   | tandem.dtype is 'float46' (command line); expected 'float32' or 'float64'; did you mean"
                        + " 'float64'?",
                "--seed x          | tandem.seed is 'x' (command line); expected a whole number from -9223372036854775808 to"
                        + " 9223372036854775807",
                "--threads -1      | tandem.threads is '-1' (command line); expected a whole number from 0 (all cores) to"
                        + " 2147483647",
            })
    void ofASettingNamesItAndItsValues(String option, String message) {
        Cli cli = Cli.run(COURSE, ("run same " + option).split(" "));

        assertThat(cli.err()).isEqualTo("tandem: " + message + System.lineSeparator());
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void ofAConfigurationNamesTheKeyThatWasMeant(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "tandem {\n  sead = 7\n}\n");

        Cli cli = Cli.run(COURSE, "run", "same", "--config", file.toString());

        assertThat(cli.err()).contains("unknown key 'tandem.sead'", "my.conf: 2", "did you mean 'tandem.seed'?");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void ofAConfigurationNamesLineAndColumn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "tandem {\n  seed = ]\n}\n");

        Cli cli = Cli.run(COURSE, "list", "--config", file.toString());

        assertThat(cli.err()).contains("my.conf, line 2, column 10");
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void ofADeviceIsToldBeforeAnythingRuns(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "tandem.device = tpu\n");

        Cli cli = Cli.run(COURSE, "run", "same", "--config", file.toString());

        assertThat(cli.err())
                .isEqualTo("tandem: unknown device 'tpu'; expected 'cpu', 'gpu' or 'gpu:1'" + System.lineSeparator());
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void helpOfEveryCommandFitsTheTerminal() {
        for (String command : List.of("list", "run", "compare", "check", "backends")) {
            Cli cli = Cli.run(command, "--help");

            assertThat(cli.out()).startsWith("Usage: tandem " + command).contains("--seed", "--json", "--stacktrace");
            assertThat(cli.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(cli.code()).isZero();
        }
    }
}
