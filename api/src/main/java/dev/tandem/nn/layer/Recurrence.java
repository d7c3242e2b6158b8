package dev.tandem.nn.layer;

/**
 * How a recurrent layer goes through a sequence, and what it gives of it.
 *
 * @param returnSequences whether the output of each time step is given, [batch, steps, units]; else the last, [batch, units]
 * @param returnState whether the last states are given too, each [batch, units], after the output
 * @param goBackwards whether it goes from the last step to the first; outputs then come in that order
 */
public record Recurrence(boolean returnSequences, boolean returnState, boolean goBackwards) {
    /** Forward, giving the last output alone: Keras' default. */
    public static final Recurrence DEFAULT = new Recurrence(false, false, false);

    /** The same, giving the output of each time step. */
    public Recurrence withSequences() {
        return new Recurrence(true, returnState, goBackwards);
    }

    /** The same, giving the last states too. */
    public Recurrence withState() {
        return new Recurrence(returnSequences, true, goBackwards);
    }

    /** The same, going the other way. */
    public Recurrence reversed() {
        return new Recurrence(returnSequences, returnState, !goBackwards);
    }
}
