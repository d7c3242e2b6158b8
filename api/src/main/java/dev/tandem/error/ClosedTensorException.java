package dev.tandem.error;

/** A tensor, scope or backend that was used after it had been closed. */
public final class ClosedTensorException extends TandemException {
    private static final long serialVersionUID = 1L;

    public ClosedTensorException(String message) {
        super(message);
    }
}
