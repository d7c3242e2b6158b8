package dev.tandem.optimizer.schedule;

import dev.tandem.error.InvalidArgumentException;

/** The checks that schedules have in common. */
final class ScheduleCheck {
    private ScheduleCheck() {}

    static void rate(String schedule, String what, double value) {
        require(
                value >= 0 && Double.isFinite(value),
                schedule,
                what + " is " + value + "; expected a finite number of 0 or more");
    }

    static void above(String schedule, String what, double value, double bound) {
        require(
                value > bound && Double.isFinite(value),
                schedule,
                what + " is " + value + "; expected a finite number above " + bound);
    }

    static void steps(String schedule, String what, long value) {
        require(value > 0, schedule, what + " is " + value + "; expected 1 or more");
    }

    static void require(boolean condition, String schedule, String message) {
        if (!condition) {
            throw new InvalidArgumentException(schedule + ": " + message);
        }
    }
}
