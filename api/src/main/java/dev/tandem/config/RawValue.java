package dev.tandem.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Optional;

/**
 * A value that was found for a setting, not yet checked.
 *
 * @param text the value as text; empty for what has none: lists, blocks, truth values, null
 * @param shown the value as an error shows it
 * @param origin where it came from, in words
 */
record RawValue(Optional<String> text, String shown, String origin) {
    static RawValue of(String text, String origin) {
        return new RawValue(Optional.of(text), "'" + text + "'", origin);
    }

    static RawValue of(ConfigValue value, String origin) {
        ConfigValueType type = value.valueType();
        if (type == ConfigValueType.STRING || type == ConfigValueType.NUMBER) {
            // getString gives a number as it was written: neither 1e3 nor 42.0 is to pass for a whole number.
            return of(value.atKey("value").getString("value"), origin);
        }
        return new RawValue(Optional.empty(), value.render(ConfigRenderOptions.concise()), origin);
    }
}
