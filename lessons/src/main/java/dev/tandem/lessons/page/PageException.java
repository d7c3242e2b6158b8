package dev.tandem.lessons.page;

import dev.tandem.error.Suggestions;
import dev.tandem.error.TandemException;
import java.util.Collection;

/** A page, or the source that it shows, which does not keep to the rules: the file, the line, what is wrong there. */
public final class PageException extends TandemException {
    private static final long serialVersionUID = 1L;

    /**
     * An error.
     *
     * @param file that is wrong
     * @param line in it, from 1
     * @param message what was found and what was expected
     */
    public PageException(String file, int line, String message) {
        super(file + ", line " + line + ": " + message);
    }

    /** What is there in place of a name that is not. */
    public static String instead(String given, Collection<String> known) {
        String all = known.isEmpty() ? "there is none" : "there are '" + String.join("', '", known) + "'";
        return Suggestions.nearest(given, known)
                .map(near -> "did you mean '" + near + "'? " + all)
                .orElse(all);
    }
}
