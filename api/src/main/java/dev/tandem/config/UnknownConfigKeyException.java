package dev.tandem.config;

import dev.tandem.error.Suggestions;
import dev.tandem.error.TandemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A setting that Tandem does not have; most often a known one misspelt. */
public final class UnknownConfigKeyException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String suggestion;

    /**
     * @param prefix what all keys of this place begin with
     * @param name the key without the prefix
     * @param place where the key stands, in words that follow it: {@code in tandem.conf: 3}
     * @param known the names that would have been right
     */
    UnknownConfigKeyException(String prefix, String name, String place, List<String> known) {
        this(prefix, name, place, known, Suggestions.nearest(name, known).map(near -> prefix + near));
    }

    private UnknownConfigKeyException(
            String prefix, String name, String place, List<String> known, Optional<String> suggestion) {
        super("unknown key '" + prefix + name + "' " + place
                + suggestion
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElseGet(() -> "; known are "
                                + known.stream().map(near -> prefix + near).collect(Collectors.joining(", "))));
        this.key = prefix + name;
        this.suggestion = suggestion.orElse("");
    }

    /** Returns the unknown key as it was written. */
    public String key() {
        return key;
    }

    /** Returns the known key that was probably meant, if one is near enough. */
    public Optional<String> suggestion() {
        return Optional.of(suggestion).filter(near -> !near.isEmpty());
    }
}
