package dev.tandem.nn.layer;

import dev.tandem.error.AxisOutOfRangeException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.Shape;

/** The checks that layers have in common. */
final class LayerCheck {
    private LayerCheck() {}

    static void positive(String layer, String what, long value) {
        require(value > 0, layer, what + " is " + value + "; expected 1 or more");
    }

    static void rate(String layer, double rate) {
        require(rate >= 0 && rate < 1, layer, "the rate is " + rate + "; expected a share from 0 to below 1");
    }

    static void notNegative(String layer, String what, double value) {
        require(value >= 0 && Double.isFinite(value), layer, "the " + what + " is " + value + "; expected 0 or more");
    }

    static void epsilon(String layer, double epsilon) {
        require(
                epsilon > 0 && Double.isFinite(epsilon),
                layer,
                "epsilon is " + epsilon + "; expected a number above 0");
    }

    static void finite(String layer, String what, double value) {
        require(Double.isFinite(value), layer, "the " + what + " is " + value + "; expected a finite number");
    }

    static void require(boolean condition, String layer, String message) {
        if (!condition) {
            throw new InvalidArgumentException(layer + ": " + message);
        }
    }

    /** An axis of a whole batch: 1 is the first after that of the batch, −1 the last. */
    static void axis(Shape example, int axis) {
        int rank = example.rank();
        if (axis == 0 || axis > rank || axis < -rank) {
            throw new AxisOutOfRangeException("axis " + axis + " of examples " + example + "; expected 1 to " + rank
                    + ", or −1 to −" + rank + " from the end: axis 0 is that of the batch");
        }
    }

    static void minRank(Shape example, int rank) {
        if (example.rank() < rank) {
            throw new ShapeMismatchException(
                    "an example is " + example + "; expected " + rank + " axes or more, without that of the batch");
        }
    }

    static void rank(Shape example, int rank, String axes) {
        if (example.rank() != rank) {
            throw new ShapeMismatchException("an example is " + example + "; expected " + rank + " axes " + axes
                    + ", without that of the batch");
        }
    }
}
