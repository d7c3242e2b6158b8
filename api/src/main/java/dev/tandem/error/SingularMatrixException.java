package dev.tandem.error;

/** A matrix that cannot be inverted, solved with, or decomposed. */
public final class SingularMatrixException extends TandemException {
    private static final long serialVersionUID = 1L;

    public SingularMatrixException(String message, Throwable cause) {
        super(message, cause);
    }
}
