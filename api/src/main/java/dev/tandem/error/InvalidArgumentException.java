package dev.tandem.error;

/** An argument outside of what an operation allows: a negative size, an unknown name, a value out of range. */
public final class InvalidArgumentException extends TandemException {
    private static final long serialVersionUID = 1L;

    public InvalidArgumentException(String message) {
        super(message);
    }

    public InvalidArgumentException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The argument that an operation was given.
     *
     * @param operation as users call it
     * @param expected what belongs in that place, and of what kind: {@code "an array; expected axes"}
     * @throws InvalidArgumentException if it is null
     */
    public static <T> T requireGiven(String operation, T argument, String expected) {
        if (argument == null) {
            throw new InvalidArgumentException(operation + ": got null in the place of " + expected);
        }
        return argument;
    }
}
