package dev.tandem.error;

/** A trial of a sweep that did not come to its end: the code of the trial failed, or the sweep was interrupted. */
public final class SweepFailedException extends TandemException {
    private static final long serialVersionUID = 1L;

    /** With what was being tried and why it failed. */
    public SweepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
