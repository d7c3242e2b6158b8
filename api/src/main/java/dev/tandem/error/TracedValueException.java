package dev.tandem.error;

/** A value asked of a tensor that stands for a future value while a function is being traced, or used outside of its trace. */
public final class TracedValueException extends TandemException {
    private static final long serialVersionUID = 1L;

    public TracedValueException(String message) {
        super(message);
    }
}
