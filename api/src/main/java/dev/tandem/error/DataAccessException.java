package dev.tandem.error;

/** Data that cannot be had: a file that is not there, a disk that fails, a server that does not answer. */
public final class DataAccessException extends TandemException {
    private static final long serialVersionUID = 1L;

    public DataAccessException(String message) {
        super(message);
    }

    public DataAccessException(String message, Throwable cause) {
        super(message, cause);
    }
}
