package dev.tandem.error;

/** A network that a file format, or a file for batches of any size, cannot express. */
public final class UnsupportedExportException extends TandemException {
    private static final long serialVersionUID = 1L;

    public UnsupportedExportException(String message) {
        super(message);
    }
}
