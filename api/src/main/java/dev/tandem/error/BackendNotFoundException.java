package dev.tandem.error;

/** A backend that is not on the class path, or whose native library cannot be loaded here. */
public final class BackendNotFoundException extends TandemException {
    private static final long serialVersionUID = 1L;

    public BackendNotFoundException(String message) {
        super(message);
    }

    public BackendNotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
