package dev.tandem.error;

/** A data set without examples, or of which a step left none. */
public final class EmptyDatasetException extends TandemException {
    private static final long serialVersionUID = 1L;

    public EmptyDatasetException(String message) {
        super(message);
    }
}
