package dev.tandem.error;

/** An axis that the tensor does not have, or that was named twice. */
public final class AxisOutOfRangeException extends TandemException {
    private static final long serialVersionUID = 1L;

    public AxisOutOfRangeException(String message) {
        super(message);
    }
}
