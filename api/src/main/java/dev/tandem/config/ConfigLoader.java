package dev.tandem.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.tandem.error.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays the places where settings are found over one another: each {@code add} overrules those before it. */
final class ConfigLoader {
    private static final String ROOT = "tandem";
    private static final String ENVIRONMENT_PREFIX = "TANDEM_";
    private static final String DEFAULT = "default";

    /** Variables with our prefix that are no settings. */
    private static final Set<String> OTHER_ENVIRONMENT =
            Set.of("TANDEM_TEST_DATA", "TANDEM_TEST_PYTHON", "TANDEM_TEST_BROWSER", "TANDEM_JAVA_OPTIONS");

    /** Properties with our prefix that are no settings: where MNIST is downloaded from is the data's own affair. */
    private static final Set<String> OTHER_PROPERTIES = Set.of("tandem.mnist.mirror");

    private final Map<String, RawValue> values = new HashMap<>();

    /**
     * Adds the defaults and, over them, a file.
     *
     * @param environment what the file's substitutions ({@code ${HOME}}) may refer to
     */
    void addFile(Optional<ConfigFile> file, Map<String, String> environment) {
        ConfigObject defaults = defaults();
        Config below = defaults.atKey(ROOT).withFallback(asConfig(environment));
        Config all = file.map(present -> present.over(below)).orElse(below);
        all.root().forEach(ConfigLoader::requireNotMisspelt);
        ConfigValue ours = all.root().get(ROOT);
        if (!(ours instanceof ConfigObject settings)) {
            RawValue raw = RawValue.of(ours, origin(ours));
            throw new ConfigValueException(
                    ROOT, raw.shown(), raw.origin(), "a block of settings: tandem { seed = 42 }", Optional.empty());
        }
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(settings).entrySet()) {
            String name = entry.getKey();
            ConfigValue value = entry.getValue();
            requireKnown(SettingDefinition.PREFIX, name, "in " + origin(value), SettingDefinition.NAMES);
            boolean isDefault = value.origin().equals(defaults.get(name).origin());
            values.put(name, RawValue.of(value, isDefault ? DEFAULT : origin(value)));
        }
    }

    /** Adds the environment's variables that begin with {@code TANDEM_}. */
    void addEnvironment(Map<String, String> environment) {
        Map<String, String> nameOfVariable = new TreeMap<>();
        SettingDefinition.NAMES.forEach(name -> nameOfVariable.put(SettingDefinition.environmentName(name), name));
        List<String> known = nameOfVariable.keySet().stream()
                .map(variable -> variable.substring(ENVIRONMENT_PREFIX.length()))
                .toList();
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(ENVIRONMENT_PREFIX) && !OTHER_ENVIRONMENT.contains(variable)) {
                requireKnown(
                        ENVIRONMENT_PREFIX,
                        variable.substring(ENVIRONMENT_PREFIX.length()),
                        "in the environment",
                        known);
                values.put(
                        nameOfVariable.get(variable),
                        RawValue.of(environment.get(variable), "environment " + variable));
            }
        }
    }

    /** Adds the system properties that begin with {@code tandem.}. */
    void addProperties(Map<String, String> properties) {
        for (String property : new TreeSet<>(properties.keySet())) {
            if (property.startsWith(SettingDefinition.PREFIX) && !OTHER_PROPERTIES.contains(property)) {
                String name = property.substring(SettingDefinition.PREFIX.length());
                requireKnown(SettingDefinition.PREFIX, name, "in the system properties", SettingDefinition.NAMES);
                values.put(name, RawValue.of(properties.get(property), "system property " + property));
            }
        }
    }

    /** Adds what the command line asks for, its keys with or without {@code tandem.}. */
    void addOverrides(Map<String, String> overrides) {
        for (String key : new TreeSet<>(overrides.keySet())) {
            String prefix = key.startsWith(SettingDefinition.PREFIX) ? SettingDefinition.PREFIX : "";
            String name = key.substring(prefix.length());
            requireKnown(prefix, name, "on the command line", SettingDefinition.NAMES);
            values.put(name, RawValue.of(overrides.get(key), "command line"));
        }
    }

    /** Returns the setting in force, checked. */
    <T> Setting<T> setting(SettingDefinition<T> definition) {
        return definition.parse(values.get(definition.name()));
    }

    private static ConfigObject defaults() {
        // Every reference.conf on the class path is read; of other libraries' nothing is looked at, so nothing of
        // theirs can fail here.
        Config reference = ConfigFactory.parseResources(ConfigLoader.class.getClassLoader(), "reference.conf");
        if (!reference.hasPath(ROOT)) {
            throw new ConfigSyntaxException(
                    "reference.conf",
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    "the class path holds none with Tandem's defaults; where jars are merged into one, append their"
                            + " reference.conf files",
                    null);
        }
        return reference.withOnlyPath(ROOT).getObject(ROOT);
    }

    private static Config asConfig(Map<String, String> environment) {
        Map<String, ConfigValue> variables = new HashMap<>();
        environment.forEach(
                (name, value) -> variables.put(name, ConfigValueFactory.fromAnyRef(value, "environment " + name)));
        return ConfigValueFactory.fromMap(variables).toConfig();
    }

    private static String origin(ConfigValue value) {
        return value.origin().description();
    }

    /**
     * Rejects a block beside ours whose name differs from ours in case or by a single slip: it would be passed over in
     * silence.
     */
    private static void requireNotMisspelt(String key, ConfigValue value) {
        boolean near =
                !key.equals(ROOT) && Suggestions.nearest(key, List.of(ROOT), 1).isPresent();
        if (near && value.valueType() == ConfigValueType.OBJECT) {
            throw new UnknownConfigKeyException("", key, "in " + origin(value), List.of(ROOT));
        }
    }

    private static void requireKnown(String prefix, String name, String place, List<String> known) {
        if (!known.contains(name)) {
            throw new UnknownConfigKeyException(prefix, name, place, known);
        }
    }
}
