package dev.tandem.optimizer;

import dev.tandem.error.InvalidArgumentException;

/** The checks that optimizers have in common. */
final class OptimizerCheck {
    private OptimizerCheck() {}

    /** A share that stays from step to step: from 0 to below 1. */
    static void share(String optimizer, String what, double value) {
        require(value >= 0 && value < 1, optimizer, what + " is " + value + "; expected a number from 0 to below 1");
    }

    static void notNegative(String optimizer, String what, double value) {
        require(
                value >= 0 && Double.isFinite(value),
                optimizer,
                what + " is " + value + "; expected a finite number of 0 or more");
    }

    static void positive(String optimizer, String what, double value) {
        require(
                value > 0 && Double.isFinite(value),
                optimizer,
                what + " is " + value + "; expected a finite number above 0");
    }

    static void require(boolean condition, String optimizer, String message) {
        if (!condition) {
            throw new InvalidArgumentException(optimizer + ": " + message);
        }
    }
}
