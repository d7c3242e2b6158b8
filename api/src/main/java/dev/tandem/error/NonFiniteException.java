package dev.tandem.error;

/** A number that is NaN or infinite where training needs a finite one. */
public final class NonFiniteException extends TandemException {
    private static final long serialVersionUID = 1L;

    /** With what was met, where, and what to do. */
    public NonFiniteException(String message) {
        super(message);
    }
}
