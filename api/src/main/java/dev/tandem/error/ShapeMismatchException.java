package dev.tandem.error;

/** Shapes that do not fit an operation, or each other. */
public final class ShapeMismatchException extends TandemException {
    private static final long serialVersionUID = 1L;

    public ShapeMismatchException(String message) {
        super(message);
    }
}
