package dev.tandem.nn.layer;

import dev.tandem.nn.Layer;

/**
 * A layer that goes through a sequence step by step, and carries states from one to the next.
 *
 * <p>Inputs: [batch, steps, features], and where wanted the first states after it, each [batch, units]; else these are zeros.
 * Outputs: see {@link Recurrence}. At a step that is masked the states and the output stay what they were (Keras).
 */
public interface RecurrentLayer extends Layer {
    /** How many numbers each state holds, and comes out at each step. */
    int units();

    /** How it goes through a sequence, and what it gives of it. */
    Recurrence recurrence();

    /** How many states it carries; the first is its output. */
    int stateCount();

    /** The same with another way through the sequence. */
    RecurrentLayer recurrence(Recurrence other);
}
