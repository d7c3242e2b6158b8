package dev.tandem.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which value is in force, and where it came from. */
class TandemConfigTest {
    @TempDir
    private Path directory;

    @Test
    void theDefaultsAreThoseOfTheLibrary() {
        TandemConfig config = TandemConfig.builder().load();
        assertThat(config.backend()).isEqualTo("tensorflow");
        assertThat(config.device()).isEqualTo("cpu");
        assertThat(config.dtype()).isEqualTo("float32");
        assertThat(config.seed()).isEqualTo(42);
        assertThat(config.threads()).isZero();
        assertThat(config.gradients()).isEqualTo("native");
        assertThat(config.settings()).extracting(Setting::origin).containsOnly("default");
    }

    @Test
    void aDirectoryWithoutAFileIsFine() {
        assertThat(here().load().seed()).isEqualTo(42);
    }

    @Test
    void theFileOverrulesTheDefaults() throws IOException {
        write("tandem.conf", "tandem {\n  backend = pytorch\n  seed = 1\n}\n");
        TandemConfig config = here().load();
        assertThat(config.backend()).isEqualTo("pytorch");
        assertThat(seed(config)).isEqualTo(new Setting<>("tandem.seed", 1L, "tandem.conf: 3"));
        assertThat(config.device()).isEqualTo("cpu");
    }

    @Test
    void theEnvironmentOverrulesTheFile() throws IOException {
        write("tandem.conf", "tandem.seed = 1");
        TandemConfig config =
                here().environment(Map.of("TANDEM_SEED", "2", "PATH", "/bin")).load();
        assertThat(seed(config)).isEqualTo(new Setting<>("tandem.seed", 2L, "environment TANDEM_SEED"));
    }

    @Test
    void aSystemPropertyOverrulesTheEnvironment() throws IOException {
        write("tandem.conf", "tandem.seed = 1");
        TandemConfig config = here().environment(Map.of("TANDEM_SEED", "2"))
                .properties(properties(Map.of("tandem.seed", "3", "java.version", "17")))
                .load();
        assertThat(seed(config)).isEqualTo(new Setting<>("tandem.seed", 3L, "system property tandem.seed"));
    }

    @Test
    void theCommandLineOverrulesEverything() throws IOException {
        write("tandem.conf", "tandem.seed = 1");
        TandemConfig.Builder builder =
                here().environment(Map.of("TANDEM_SEED", "2")).properties(properties(Map.of("tandem.seed", "3")));
        assertThat(seed(builder.overrides(Map.of("seed", "-4")).load()))
                .isEqualTo(new Setting<>("tandem.seed", -4L, "command line"));
        assertThat(seed(builder.overrides(Map.of("tandem.seed", "5")).load()))
                .isEqualTo(new Setting<>("tandem.seed", 5L, "command line"));
    }

    @Test
    void aFileThatIsAskedForReplacesTheOneInTheWorkingDirectory() throws IOException {
        write("tandem.conf", "tandem { seed = 1, threads = 3 }");
        Path other = write("other.conf", "tandem.seed = 9");
        TandemConfig config = here().file(other).load();
        assertThat(seed(config)).isEqualTo(new Setting<>("tandem.seed", 9L, other + ": 1"));
        assertThat(config.threads()).isZero();
    }

    @Test
    void everySettingCanBeSetInEveryPlace() {
        Map<String, String> values = Map.of(
                "backend", "pytorch",
                "device", "gpu:1",
                "dtype", "float64",
                "seed", "-9223372036854775808",
                "threads", "2",
                "gradients", "symbolic");
        String expected = """
            tandem.backend = pytorch
            tandem.device = gpu:1
            tandem.dtype = float64
            tandem.seed = -9223372036854775808
            tandem.threads = 2
            tandem.gradients = symbolic\
            """;
        TandemConfig byOverride = TandemConfig.builder().overrides(values).load();
        Properties properties = new Properties();
        values.forEach((name, value) -> properties.setProperty("tandem." + name, value));
        TandemConfig byProperty = TandemConfig.builder().properties(properties).load();
        TandemConfig byEnvironment = TandemConfig.builder()
                .environment(Map.of(
                        "TANDEM_BACKEND", "pytorch",
                        "TANDEM_DEVICE", "gpu:1",
                        "TANDEM_DTYPE", "float64",
                        "TANDEM_SEED", "-9223372036854775808",
                        "TANDEM_THREADS", "2",
                        "TANDEM_GRADIENTS", "symbolic"))
                .load();
        assertThat(withoutOrigins(byOverride)).isEqualTo(expected);
        assertThat(withoutOrigins(byProperty)).isEqualTo(expected);
        assertThat(withoutOrigins(byEnvironment)).isEqualTo(expected);
    }

    @Test
    void printsEverySettingWithItsOrigin() throws IOException {
        write("tandem.conf", "# mine\ntandem.threads = 2");
        TandemConfig config = here().environment(Map.of("TANDEM_SEED", "7"))
                .properties(properties(Map.of("tandem.dtype", "float64")))
                .overrides(Map.of("backend", "pytorch"))
                .load();
        assertThat(config).hasToString("""
            tandem.backend = pytorch (command line)
            tandem.device = cpu (default)
            tandem.dtype = float64 (system property tandem.dtype)
            tandem.seed = 7 (environment TANDEM_SEED)
            tandem.threads = 2 (tandem.conf: 2)
            tandem.gradients = native (default)\
            """);
    }

    @Test
    void onlyTheValueInForceIsChecked() throws IOException {
        write("tandem.conf", "tandem.seed = many");
        assertThat(here().overrides(Map.of("seed", "1")).load().seed()).isEqualTo(1);
    }

    @Test
    void aFileMayReferToTheEnvironmentAndToOtherSettings() throws IOException {
        write("tandem.conf", "tandem {\n  device = ${?MY_DEVICE}\n  threads = ${tandem.seed}\n  dtype = ${?UNSET}\n}");
        TandemConfig config = here().environment(Map.of("MY_DEVICE", "gpu")).load();
        assertThat(config.settings())
                .contains(new Setting<>("tandem.device", "gpu", "environment MY_DEVICE"))
                .contains(new Setting<>("tandem.dtype", "float32", "default"));
        assertThat(config.threads()).isEqualTo(42);
    }

    @Test
    void aFileMayIncludeAnother() throws IOException {
        Path shared = write("shared.conf", "tandem {\n  seed = 5\n}");
        write("tandem.conf", "include required(\"shared.conf\")\ninclude \"absent.conf\"\ntandem.threads = 1");
        TandemConfig config = here().load();
        assertThat(seed(config)).isEqualTo(new Setting<>("tandem.seed", 5L, shared + ": 2"));
        assertThat(config.threads()).isEqualTo(1);
    }

    @Test
    void aFileMayHoldOtherBlocksAndUtf8() throws IOException {
        write("tandem.conf", "\uFEFF# größe, 学習, 🙂\nfarben { größe = \"学習\" }\ntandem.seed = 3");
        assertThat(seed(here().load()).origin()).isEqualTo("tandem.conf: 3");
    }

    @Test
    void readsTheSystemPropertiesOfThisProcess() {
        System.setProperty("tandem.seed", "11");
        try {
            assertThat(seed(TandemConfig.load()))
                    .isEqualTo(new Setting<>("tandem.seed", 11L, "system property tandem.seed"));
        } finally {
            System.clearProperty("tandem.seed");
        }
    }

    @Test
    void aVariableForTheTestsIsNoSetting() {
        assertThat(TandemConfig.builder()
                        .environment(Map.of("TANDEM_TEST_DATA", "/data"))
                        .load()
                        .seed())
                .isEqualTo(42);
    }

    @Test
    void namesDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        // In Turkish the capital of i is İ.
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            TandemConfig config = TandemConfig.builder()
                    .environment(Map.of("TANDEM_DEVICE", "gpu", "TANDEM_GRADIENTS", "symbolic"))
                    .load();
            assertThat(config.device()).isEqualTo("gpu");
            assertThat(config.gradients()).isEqualTo("symbolic");
        } finally {
            Locale.setDefault(before);
        }
    }

    private TandemConfig.Builder here() {
        return TandemConfig.builder().workingDirectory(directory);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Setting<?> seed(TandemConfig config) {
        return config.settings().stream()
                .filter(setting -> setting.name().equals("tandem.seed"))
                .findFirst()
                .orElseThrow();
    }

    private static String withoutOrigins(TandemConfig config) {
        return config.toString().replaceAll(" \\(.*\\)", "");
    }

    private static Properties properties(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }
}
