package dev.tandem.data;

import dev.tandem.error.InvalidArgumentException;
import java.util.List;
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

    static void equalSizes(String what, String firstName, List<?> first, String secondName, List<?> second) {
        if (first.size() != second.size() || first.isEmpty()) {
            throw new InvalidArgumentException(what + ": " + first.size() + " numbers in " + firstName + ", "
                    + second.size() + " in " + secondName + "; expected one of each for every feature");
        }
    }

    static OptionalLong map(OptionalLong number, LongUnaryOperator change) {
        return number.isPresent() ? OptionalLong.of(change.applyAsLong(number.getAsLong())) : number;
    }
}
