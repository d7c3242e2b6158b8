package dev.tandem.error;

/** A file that is not what its format asks for: cut short, corrupt, of another kind, or with a value that is no number. */
public final class DataFormatException extends TandemException {
    private static final long serialVersionUID = 1L;

    /**
     * Something wrong with a file as a whole.
     *
     * @param file which file
     * @param message what was found, what was expected, and what to do
     */
    public DataFormatException(String file, String message) {
        super(file + ": " + message);
    }

    /**
     * Something wrong with a file as a whole, found out by another library.
     *
     * @param file which file
     * @param message what was found, what was expected, and what to do
     * @param cause what the other library said
     */
    public DataFormatException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }

    /**
     * Something wrong with one line of a file.
     *
     * @param file which file
     * @param line the line, from 1
     * @param message what was found, what was expected, and what to do
     */
    public DataFormatException(String file, long line, String message) {
        super(file + ", line " + line + ": " + message);
    }

    /**
     * Something wrong with one value in a file.
     *
     * @param file which file
     * @param line the line, from 1
     * @param column the column's name, or its number from 1
     * @param message what was found, what was expected, and what to do
     */
    public DataFormatException(String file, long line, String column, String message) {
        super(file + ", line " + line + ", column '" + column + "': " + message);
    }
}
