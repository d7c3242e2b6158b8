package dev.tandem.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.error.TandemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the errors say, word for word. */
class TandemConfigErrorsTest {
    @TempDir
    private Path directory;

    @Test
    void anUnknownKeyInAFileNamesItsLineAndTheKeyThatWasMeant() throws IOException {
        UnknownConfigKeyException error =
                fails(UnknownConfigKeyException.class, file("tandem {\n  threads = 2\n  sede = 3\n}"));
        assertThat(error).hasMessage("unknown key 'tandem.sede' in tandem.conf: 3; did you mean 'tandem.seed'?");
        assertThat(error.key()).isEqualTo("tandem.sede");
        assertThat(error.suggestion()).contains("tandem.seed");
    }

    @Test
    void anUnknownKeyFarFromAllNamesThemAll() throws IOException {
        UnknownConfigKeyException error = fails(UnknownConfigKeyException.class, file("tandem.epochs = 3"));
        assertThat(error)
                .hasMessage("unknown key 'tandem.epochs' in tandem.conf: 1; known are tandem.backend, tandem.device,"
                        + " tandem.dtype, tandem.seed, tandem.threads, tandem.gradients");
        assertThat(error.suggestion()).isEmpty();
    }

    @Test
    void anUnknownKeyIsAnErrorInEveryPlace() {
        TandemConfig.Builder environment = TandemConfig.builder().environment(Map.of("TANDEM_SEDE", "1"));
        assertThat(fails(UnknownConfigKeyException.class, environment))
                .hasMessage("unknown key 'TANDEM_SEDE' in the environment; did you mean 'TANDEM_SEED'?");

        Properties properties = new Properties();
        properties.setProperty("tandem.bakend", "pytorch");
        assertThat(fails(UnknownConfigKeyException.class, TandemConfig.builder().properties(properties)))
                .hasMessage("unknown key 'tandem.bakend' in the system properties; did you mean 'tandem.backend'?");

        TandemConfig.Builder commandLine = TandemConfig.builder().overrides(Map.of("thread", "1"));
        assertThat(fails(UnknownConfigKeyException.class, commandLine))
                .hasMessage("unknown key 'thread' on the command line; did you mean 'threads'?");
        assertThat(fails(UnknownConfigKeyException.class, TandemConfig.builder().overrides(Map.of("tandem.Seed", "1"))))
                .hasMessage("unknown key 'tandem.Seed' on the command line; did you mean 'tandem.seed'?");
    }

    @Test
    void aMisspeltBlockIsNotPassedOver() throws IOException {
        assertThat(fails(UnknownConfigKeyException.class, file("\ntandme {\n  seed = 3\n}")))
                .hasMessage("unknown key 'tandme' in tandem.conf: 2; did you mean 'tandem'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed = many       | tandem.seed is 'many' (tandem.conf: 1); expected a whole number from"
                        + " -9223372036854775808 to 9223372036854775807",
                "seed = 9223372036854775808 | tandem.seed is '9223372036854775808' (tandem.conf: 1); expected a whole"
                        + " number from -9223372036854775808 to 9223372036854775807",
                "seed = 1.5        | tandem.seed is '1.5' (tandem.conf: 1); expected a whole number from"
                        + " -9223372036854775808 to 9223372036854775807",
                "seed = 1e3        | tandem.seed is '1e3' (tandem.conf: 1); expected a whole number from"
                        + " -9223372036854775808 to 9223372036854775807",
                "threads = -1      | tandem.threads is '-1' (tandem.conf: 1); expected a whole number from 0 (all"
                        + " cores) to 2147483647",
                "threads = 4294967296 | tandem.threads is '4294967296' (tandem.conf: 1); expected a whole number from 0"
                        + " (all cores) to 2147483647",
                "threads = true    | tandem.threads is true (tandem.conf: 1); expected a whole number from 0 (all"
                        + " cores) to 2147483647",
                "dtype = flaot64   | tandem.dtype is 'flaot64' (tandem.conf: 1); expected 'float32' or 'float64'; did"
                        + " you mean 'float64'?",
                "dtype = int8      | tandem.dtype is 'int8' (tandem.conf: 1); expected 'float32' or 'float64'",
                "gradients = Native | tandem.gradients is 'Native' (tandem.conf: 1); expected 'native' or 'symbolic';"
                        + " did you mean 'native'?",
                "backend = \"\"    | tandem.backend is '' (tandem.conf: 1); expected the name of a backend, such as"
                        + " 'tensorflow' or 'pytorch'",
                "backend = null    | tandem.backend is null (tandem.conf: 1); expected the name of a backend, such as"
                        + " 'tensorflow' or 'pytorch'",
                "backend { a = 1 } | tandem.backend is {\"a\":1} (tandem.conf: 1); expected the name of a backend,"
                        + " such as 'tensorflow' or 'pytorch'",
                "device = [cpu]    | tandem.device is [\"cpu\"] (tandem.conf: 1); expected the name of a device, such"
                        + " as 'cpu' or 'gpu:0'",
                "device = 0        | tandem.device is '0' (tandem.conf: 1); expected the name of a device, such as"
                        + " 'cpu' or 'gpu:0'",
            })
    void aValueThatIsNotAllowedNamesItselfItsPlaceAndWhatIs(String line, String message) throws IOException {
        ConfigValueException error = fails(ConfigValueException.class, file("tandem." + line));
        assertThat(error).hasMessage(message);
        assertThat(error.key()).isEqualTo("tandem." + line.substring(0, line.indexOf(' ')));
        assertThat(error.origin()).isEqualTo("tandem.conf: 1");
    }

    @Test
    void aValueThatIsNotAllowedNamesEveryOtherPlaceToo() {
        assertThat(fails(ConfigValueException.class, TandemConfig.builder().environment(Map.of("TANDEM_THREADS", ""))))
                .hasMessage("tandem.threads is '' (environment TANDEM_THREADS); expected a whole number from 0 (all"
                        + " cores) to 2147483647");
        assertThat(fails(ConfigValueException.class, TandemConfig.builder().overrides(Map.of("dtype", "größe"))))
                .hasMessage("tandem.dtype is 'größe' (command line); expected 'float32' or 'float64'");
    }

    @Test
    void aValueInPlaceOfTheBlockIsAnError() throws IOException {
        assertThat(fails(ConfigValueException.class, file("# one\ntandem = pytorch")))
                .hasMessage("tandem is 'pytorch' (tandem.conf: 2); expected a block of settings: tandem { seed = 42 }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tandem {; seed : 3 ]; } | 2 | 11 | tandem.conf, line 2, column 11: Expecting close brace } or a"
                        + " comma, got ']'",
                "tandem {; seed = 3 }} | 2 | 12 | tandem.conf, line 2, column 12: unbalanced close brace '}' with no open brace",
                "tandem {; seed = 3 | 3 | 1 | tandem.conf, line 3, column 1: the file ends inside a block; expected '}'",
                "tandem {; seed = ${nothing}; } | 2 | 9 | tandem.conf, line 2, column 9: Could not resolve"
                        + " substitution to a value: ${nothing}",
                "tandem {; seed = = 3; } | 2 | 9 | tandem.conf, line 2, column 9: Expecting a value but got wrong"
                        + " token: '='",
                "tandem {; seed : $x; } | 2 | 10 | tandem.conf, line 2, column 10: Expecting a value but got wrong"
                        + " token: 'x' ('$' not followed by {, 'x' not allowed after '$')",
                "tandem {; backend = \"pytorch; } | 2 | 12 | tandem.conf, line 2, column 12: Expecting a value but got"
                        + " wrong token: 'newline' (JSON does not allow unescaped newline in quoted strings, use a"
                        + " backslash escape)",
            })
    void aFileThatIsNotHoconNamesLineAndColumn(String text, int line, int column, String message) throws IOException {
        ConfigSyntaxException error = fails(ConfigSyntaxException.class, file(text.replace(";", "\n") + "\n"));
        assertThat(error).hasMessage(message);
        assertThat(error.file()).isEqualTo("tandem.conf");
        assertThat(error.line()).hasValue(line);
        assertThat(error.column().orElse(-1)).isEqualTo(column);
    }

    @Test
    void aFileThatIsNotUtf8NamesTheByteAndItsPlace() throws IOException {
        Files.write(
                directory.resolve("tandem.conf"), "# one\ntandem.device = größe".getBytes(StandardCharsets.ISO_8859_1));
        ConfigSyntaxException error =
                fails(ConfigSyntaxException.class, TandemConfig.builder().workingDirectory(directory));
        assertThat(error)
                .hasMessage("tandem.conf, line 2, column 19: the byte 0xF6 is not UTF-8; save the file in UTF-8");
    }

    @Test
    void aFileThatIsAskedForMustExist() {
        Path absent = directory.resolve("absent.conf");
        assertThat(fails(ConfigSyntaxException.class, TandemConfig.builder().file(absent)))
                .hasMessage(absent + ": there is no such file")
                .hasCauseInstanceOf(IOException.class);
        assertThat(fails(ConfigSyntaxException.class, TandemConfig.builder().file(directory)))
                .hasMessage(directory + ": this is a directory; expected a file");
    }

    @Test
    void anIncludedFileThatIsAskedForMustExist() throws IOException {
        ConfigSyntaxException error = fails(ConfigSyntaxException.class, file("include required(\"absent.conf\")"));
        assertThat(error).hasMessage("absent.conf: the file cannot be read; tandem.conf includes it");
    }

    @Test
    void errorsReadTheSameInATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(fails(
                            UnknownConfigKeyException.class,
                            TandemConfig.builder().environment(Map.of("TANDEM_DEVISE", "cpu"))))
                    .hasMessage("unknown key 'TANDEM_DEVISE' in the environment; did you mean 'TANDEM_DEVICE'?");
        } finally {
            Locale.setDefault(before);
        }
    }

    private TandemConfig.Builder file(String text) throws IOException {
        Files.writeString(directory.resolve("tandem.conf"), text);
        return TandemConfig.builder().workingDirectory(directory);
    }

    private static <E extends TandemException> E fails(Class<E> type, TandemConfig.Builder builder) {
        return catchThrowableOfType(type, builder::load);
    }
}
