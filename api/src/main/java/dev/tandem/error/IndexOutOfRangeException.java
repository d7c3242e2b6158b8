package dev.tandem.error;

/** A position outside of the axis that it counts along. */
public final class IndexOutOfRangeException extends TandemException {
    private static final long serialVersionUID = 1L;

    public IndexOutOfRangeException(String message) {
        super(message);
    }

    public IndexOutOfRangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
