package dev.tandem.error;

/** Tensors of two backends in one operation. */
public final class BackendMismatchException extends TandemException {
    private static final long serialVersionUID = 1L;

    public BackendMismatchException(String message) {
        super(message);
    }
}
