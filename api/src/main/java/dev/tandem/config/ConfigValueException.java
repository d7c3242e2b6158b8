package dev.tandem.config;

import dev.tandem.error.TandemException;
import java.util.Optional;

/** A value that its setting does not allow: of the wrong type, out of range, or not one of the choices. */
public final class ConfigValueException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String origin;

    /**
     * @param key the setting's full name
     * @param shown the value as found
     * @param origin where it was found, in words
     * @param allowed what would have been right, in words that follow "expected"
     * @param suggestion the allowed value that was probably meant
     */
    ConfigValueException(String key, String shown, String origin, String allowed, Optional<String> suggestion) {
        super(key + " is " + shown + " (" + origin + "); expected " + allowed
                + suggestion.map(near -> "; did you mean '" + near + "'?").orElse(""));
        this.key = key;
        this.origin = origin;
    }

    /** Returns the setting's full name. */
    public String key() {
        return key;
    }

    /** Returns where the value was found, as {@link Setting#origin()} words it. */
    public String origin() {
        return origin;
    }
}
