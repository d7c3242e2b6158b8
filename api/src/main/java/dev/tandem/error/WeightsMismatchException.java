package dev.tandem.error;

/** Weights that do not fit a network: some are missing, unknown, or of another shape. */
public final class WeightsMismatchException extends TandemException {
    private static final long serialVersionUID = 1L;

    /** With what did not fit, and what to do. */
    public WeightsMismatchException(String message) {
        super(message);
    }
}
