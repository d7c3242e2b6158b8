package dev.tandem.error;

/** A file whose content is not what it should be: truncated, damaged, of another format, or made to do harm. */
public final class CorruptFileException extends TandemException {
    private static final long serialVersionUID = 1L;

    /** With the file, what was found in it, and what was expected. */
    public CorruptFileException(String message) {
        super(message);
    }

    /** With what the reader of the format said. */
    public CorruptFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
