package dev.tandem.error;

/** A failure inside of an engine's native code that no check above the seam could foresee. */
public final class EngineFailureException extends TandemException {
    private static final long serialVersionUID = 1L;

    public EngineFailureException(String message) {
        super(message);
    }

    public EngineFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
