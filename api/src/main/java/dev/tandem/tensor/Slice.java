package dev.tandem.tensor;

import dev.tandem.error.InvalidArgumentException;
import java.util.OptionalLong;

/**
 * A part of one axis, as Python writes it: {@code start:end:step}, or a single position.
 *
 * @param start the first element, counted back from the end if negative; empty for the beginning (the end, if step is negative)
 * @param end before which it stops, counted back from the end if negative; empty for all that is left
 * @param step the distance from one element to the next, negative for backwards, never 0
 * @param single whether this is one position, whose axis goes away
 */
public record Slice(OptionalLong start, OptionalLong end, long step, boolean single) {
    public Slice {
        InvalidArgumentException.requireGiven("a slice", start, "its start; expected a position, or an empty one");
        InvalidArgumentException.requireGiven("a slice", end, "its end; expected a position, or an empty one");
        if (single && start.isEmpty()) {
            throw new InvalidArgumentException("a slice of one position has none; expected its start: use Slice.at");
        }
    }

    /** Everything: {@code :}. */
    public static Slice all() {
        return new Slice(OptionalLong.empty(), OptionalLong.empty(), 1, false);
    }

    /** {@code start:end}. */
    public static Slice of(long start, long end) {
        return new Slice(OptionalLong.of(start), OptionalLong.of(end), 1, false);
    }

    /** {@code start:}. */
    public static Slice from(long start) {
        return new Slice(OptionalLong.of(start), OptionalLong.empty(), 1, false);
    }

    /** {@code :end}. */
    public static Slice to(long end) {
        return new Slice(OptionalLong.empty(), OptionalLong.of(end), 1, false);
    }

    /** One position, whose axis goes away. */
    public static Slice at(long position) {
        return new Slice(OptionalLong.of(position), OptionalLong.empty(), 1, true);
    }

    /** The same part in steps: {@code start:end:step}. */
    public Slice by(long newStep) {
        return new Slice(start, end, newStep, single);
    }
}
