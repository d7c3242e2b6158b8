package dev.tandem.error;

/** An argument outside of what an operation allows: a negative size, an unknown name, a value out of range. */
public final class InvalidArgumentException extends TandemException {
    private static final long serialVersionUID = 1L;

    public InvalidArgumentException(String message) {
        super(message);
    }

    public InvalidArgumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
