package dev.tandem.lessons.cli;

import dev.tandem.config.TandemConfig;
import dev.tandem.engine.Device;
import dev.tandem.error.InvalidArgumentException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random number.")
    private Optional<String> seed;

    @Option(names = "--dtype", paramLabel = "TYPE", description = "What to compute in: float32 or float64.")
    private Optional<String> dtype;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of an engine; 0 for all cores.")
    private Optional<String> threads;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings to read in place of tandem.conf in the working directory.")
    private Optional<Path> config;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the results there too; NaN and infinities as strings.")
    private Optional<Path> json;

    @Option(names = "--quiet", description = "Print verdicts and errors only.")
    private boolean quiet;

    @Option(names = "--stacktrace", description = "Print where in the code a failure happened.")
    private boolean stacktrace;

    Optional<Path> json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean stacktrace() {
        return stacktrace;
    }

    /**
     * The settings in force.
     *
     * @param more settings from the command line, over all others
     */
    TandemConfig config(Map<String, String> more) {
        Map<String, String> overrides = new LinkedHashMap<>();
        seed.ifPresent(value -> overrides.put("seed", value));
        dtype.ifPresent(value -> overrides.put("dtype", value));
        threads.ifPresent(value -> overrides.put("threads", value));
        overrides.putAll(more);
        TandemConfig.Builder builder = TandemConfig.ofProcess().overrides(overrides);
        config.ifPresent(builder::file);
        TandemConfig loaded = builder.load();
        requireDevice(loaded.device());
        return loaded;
    }

    private static void requireDevice(String device) {
        try {
            Device.parse(device);
        } catch (InvalidArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
