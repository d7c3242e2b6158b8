package dev.tandem.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings in force, each with its origin.
 *
 * <p>A setting is looked for in these places, and the last one that has it wins: the defaults ({@code reference.conf}
 * in the library), {@code tandem.conf} in the working directory or the file that was asked for, environment variables
 * ({@code TANDEM_SEED}), system properties ({@code -Dtandem.seed=7}), the command line. Only the value that wins is
 * checked; a name that no setting has is an error in every place. Files are HOCON in UTF-8.
 *
 * <pre>{@code
 * TandemConfig config = TandemConfig.load();
 * TandemConfig other = TandemConfig.ofProcess().file(Path.of("gpu.conf")).overrides(Map.of("seed", "7")).load();
 * }</pre>
 */
public final class TandemConfig {
    private final Setting<String> backend;
    private final Setting<String> device;
    private final Setting<String> dtype;
    private final Setting<Long> seed;
    private final Setting<Integer> threads;
    private final Setting<String> gradients;

    private TandemConfig(ConfigLoader loader) {
        backend = loader.setting(SettingDefinition.BACKEND);
        device = loader.setting(SettingDefinition.DEVICE);
        dtype = loader.setting(SettingDefinition.DTYPE);
        seed = loader.setting(SettingDefinition.SEED);
        threads = loader.setting(SettingDefinition.THREADS);
        gradients = loader.setting(SettingDefinition.GRADIENTS);
    }

    /**
     * Loads the settings of this process: its working directory, environment and system properties.
     *
     * @throws ConfigSyntaxException if {@code tandem.conf} exists and cannot be read
     * @throws UnknownConfigKeyException if a name is not a setting's
     * @throws ConfigValueException if a value is not one that its setting allows
     */
    public static TandemConfig load() {
        return ofProcess().load();
    }

    /** Starts with the working directory, environment and system properties of this process. */
    public static Builder ofProcess() {
        return builder()
                .workingDirectory(Path.of(""))
                .environment(System.getenv())
                .properties(System.getProperties());
    }

    /** Starts with the defaults alone. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the name of the backend that runs the tensors; default {@code tensorflow}. */
    public String backend() {
        return backend.value();
    }

    /** Returns the device that it runs them on; default {@code cpu}. */
    public String device() {
        return device.value();
    }

    /** Returns the element type of weights and data, {@code float32} or {@code float64}; default {@code float32}. */
    public String dtype() {
        return dtype.value();
    }

    /** Returns the seed of every random number; default 42. */
    public long seed() {
        return seed.value();
    }

    /** Returns how many threads an engine may compute with, 0 for all cores; default 0. */
    public int threads() {
        return threads.value();
    }

    /**
     * Returns who differentiates: the engine ({@code native}) or Tandem's own rules ({@code symbolic}); default
     * {@code native}.
     */
    public String gradients() {
        return gradients.value();
    }

    /** Returns every setting with its origin, in the order of this class's methods. */
    public List<Setting<?>> settings() {
        return List.of(backend, device, dtype, seed, threads, gradients);
    }

    @Override
    public String toString() {
        return settings().stream()
                .map(setting -> setting.name() + " = " + setting.value() + " (" + setting.origin() + ")")
                .collect(Collectors.joining("\n"));
    }

    /** The places to look in. What is not given is not looked at. */
    public static final class Builder {
        private Optional<Path> workingDirectory = Optional.empty();
        private Optional<Path> file = Optional.empty();
        private Map<String, String> environment = Map.of();
        private Map<String, String> properties = Map.of();
        private Map<String, String> overrides = Map.of();

        private Builder() {}

        /**
         * Looks for {@code tandem.conf} here, unless a {@link #file} is given; it need not exist.
         *
         * @param directory the directory
         */
        public Builder workingDirectory(Path directory) {
            workingDirectory = Optional.of(directory);
            return this;
        }

        /**
         * Reads this file in place of {@code tandem.conf}; it must exist.
         *
         * @param path the file
         */
        public Builder file(Path path) {
            file = Optional.of(path);
            return this;
        }

        /**
         * Reads these environment variables: those that begin with {@code TANDEM_}, and those that a file refers to.
         *
         * @param variables value by name
         */
        public Builder environment(Map<String, String> variables) {
            environment = Map.copyOf(variables);
            return this;
        }

        /**
         * Reads those of these properties that begin with {@code tandem.}.
         *
         * @param systemProperties the properties
         */
        public Builder properties(Properties systemProperties) {
            properties = systemProperties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), systemProperties::getProperty));
            return this;
        }

        /**
         * Sets these, whatever the other places say.
         *
         * @param values value by setting, such as {@code seed} or {@code tandem.seed}
         */
        public Builder overrides(Map<String, String> values) {
            overrides = Map.copyOf(values);
            return this;
        }

        /**
         * Looks everything up.
         *
         * @throws ConfigSyntaxException if a file cannot be read
         * @throws UnknownConfigKeyException if a name is not a setting's
         * @throws ConfigValueException if a value is not one that its setting allows
         */
        public TandemConfig load() {
            ConfigLoader loader = new ConfigLoader();
            loader.addFile(configFile(), environment);
            loader.addEnvironment(environment);
            loader.addProperties(properties);
            loader.addOverrides(overrides);
            return new TandemConfig(loader);
        }

        private Optional<ConfigFile> configFile() {
            if (file.isPresent()) {
                return file.map(path -> ConfigFile.read(path, path.toString()));
            }
            return workingDirectory
                    .map(directory -> directory.resolve("tandem.conf"))
                    .filter(Files::exists)
                    .map(path -> ConfigFile.read(path, "tandem.conf"));
        }
    }
}
