package dev.tandem.error;

/** The root of every error that Tandem throws on purpose: each says what was given, what was expected and what to do. */
public abstract class TandemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected TandemException(String message) {
        super(message);
    }

    protected TandemException(String message, Throwable cause) {
        super(message, cause);
    }
}
