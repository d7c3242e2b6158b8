package dev.tandem.config;

import dev.tandem.error.TandemException;
import java.util.OptionalInt;

/** A file of settings that cannot be read, or that is not HOCON. */
public final class ConfigSyntaxException extends TandemException {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final String file;
    private final int line;
    private final int column;

    /**
     * @param file the file as the user knows it
     * @param line the line, from 1, if known
     * @param column the column, from 1, if known
     * @param problem what is wrong and what to do
     * @param cause the error underneath
     */
    ConfigSyntaxException(String file, OptionalInt line, OptionalInt column, String problem, Throwable cause) {
        super(
                file
                        + (line.isPresent() ? ", line " + line.getAsInt() : "")
                        + (column.isPresent() ? ", column " + column.getAsInt() : "")
                        + ": "
                        + problem,
                cause);
        this.file = file;
        this.line = line.orElse(UNKNOWN);
        this.column = column.orElse(UNKNOWN);
    }

    /** Returns the file as the user named it. */
    public String file() {
        return file;
    }

    /** Returns the line of the error, from 1, if it is known. */
    public OptionalInt line() {
        return known(line);
    }

    /** Returns the column of the error, from 1, if it is known. */
    public OptionalInt column() {
        return known(column);
    }

    private static OptionalInt known(int number) {
        return number == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
