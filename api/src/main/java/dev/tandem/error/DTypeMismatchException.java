package dev.tandem.error;

/** A dtype that an operation does not take, or two dtypes that differ where they must be the same. */
public final class DTypeMismatchException extends TandemException {
    private static final long serialVersionUID = 1L;

    public DTypeMismatchException(String message) {
        super(message);
    }
}
