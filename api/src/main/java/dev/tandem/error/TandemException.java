package dev.tandem.error;

import java.util.ArrayList;

/** The root of every error that Tandem throws on purpose: each says what was given, what was expected and what to do. */
public abstract class TandemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where it happened, the outermost place first. */
    private final ArrayList<String> places = new ArrayList<>();

    protected TandemException(String message) {
        super(message);
    }

    protected TandemException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Adds a place around those that are known, such as a layer, to the front of the message.
     *
     * @param place as people read it: {@code layer 'dense' (Dense)}
     */
    public void happenedIn(String place) {
        places.add(0, place);
    }

    /** What was given, what was expected and what to do, after the places where it happened. */
    @Override
    public String getMessage() {
        return places.isEmpty() ? super.getMessage() : String.join(", ", places) + ": " + super.getMessage();
    }
}
