package dev.tandem.nn.layer;

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

    static void require(boolean condition, String layer, String message) {
        if (!condition) {
            throw new InvalidArgumentException(layer + ": " + message);
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
