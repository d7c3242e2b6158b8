package dev.tandem.error;

/** A gradient that does not exist: of something not differentiable, not connected, or not of a floating-point dtype. */
public final class GradientException extends TandemException {
    private static final long serialVersionUID = 1L;

    public GradientException(String message) {
        super(message);
    }
}
