package dev.tandem.data;

import dev.tandem.error.InvalidArgumentException;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/** The checks that several steps share. */
final class Checks {
    private Checks() {}

    static void atLeast(String step, String name, long value, long least) {
        if (value < least) {
            throw new InvalidArgumentException(
                    step + ": " + name + " is " + value + "; expected a whole number, " + least + " or more");
        }
    }

    static OptionalLong map(OptionalLong number, LongUnaryOperator change) {
        return number.isPresent() ? OptionalLong.of(change.applyAsLong(number.getAsLong())) : number;
    }
}
