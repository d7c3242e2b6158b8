package dev.tandem.config;

import dev.tandem.error.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting is called and which values it allows.
 *
 * @param name the name below {@code tandem}
 * @param allowed the allowed values, in words that follow "expected"
 * @param choices the allowed values where they can be listed, else none
 * @param parser makes the value from its text; empty if it is not allowed
 * @param <T> the value's type
 */
record SettingDefinition<T>(String name, String allowed, List<String> choices, Function<String, Optional<T>> parser) {
    static final SettingDefinition<String> BACKEND =
            named("backend", "[\\w-]+", "the name of a backend, such as 'tensorflow' or 'pytorch'");
    static final SettingDefinition<String> DEVICE =
            named("device", "[A-Za-z]\\w*(:\\d+)?", "the name of a device, such as 'cpu' or 'gpu:0'");
    static final SettingDefinition<String> DTYPE = oneOf("dtype", "float32", "float64");
    static final SettingDefinition<Long> SEED = new SettingDefinition<>(
            "seed",
            "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE,
            List.of(),
            SettingDefinition::parseLong);
    static final SettingDefinition<Integer> THREADS = new SettingDefinition<>(
            "threads",
            "a whole number from 0 (all cores) to " + Integer.MAX_VALUE,
            List.of(),
            text -> parseLong(text)
                    .filter(value -> value >= 0 && value <= Integer.MAX_VALUE)
                    .map(Long::intValue));
    static final SettingDefinition<String> GRADIENTS = oneOf("gradients", "native", "symbolic");

    /** The names of all settings, in the order in which they are shown. */
    static final List<String> NAMES =
            List.of(BACKEND.name, DEVICE.name, DTYPE.name, SEED.name, THREADS.name, GRADIENTS.name);

    /** The part of a setting's full name that all share. */
    static final String PREFIX = "tandem.";

    /** Makes the setting of this definition, or says why the value cannot be one. */
    Setting<T> parse(RawValue raw) {
        return raw.text()
                .flatMap(parser)
                .map(value -> new Setting<>(PREFIX + name, value, raw.origin()))
                .orElseThrow(() -> new ConfigValueException(
                        PREFIX + name,
                        raw.shown(),
                        raw.origin(),
                        allowed,
                        raw.text().flatMap(text -> Suggestions.nearest(text, choices))));
    }

    private static SettingDefinition<String> named(String name, String pattern, String allowed) {
        Pattern whole = Pattern.compile(pattern);
        return new SettingDefinition<>(
                name,
                allowed,
                List.of(),
                text -> Optional.of(text).filter(value -> whole.matcher(value).matches()));
    }

    private static SettingDefinition<String> oneOf(String name, String... choices) {
        List<String> known = List.of(choices);
        return new SettingDefinition<>(
                name,
                known.stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(" or ")),
                known,
                text -> Optional.of(text).filter(known::contains));
    }

    private static Optional<Long> parseLong(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notAWholeNumber) {
            return Optional.empty();
        }
    }

    /** The name of the environment variable that sets a setting. */
    static String environmentName(String name) {
        return "TANDEM_" + name.toUpperCase(Locale.ROOT);
    }
}
