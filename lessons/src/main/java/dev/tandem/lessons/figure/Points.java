package dev.tandem.lessons.figure;

import java.util.List;

/**
 * Points that belong together: those of one class.
 *
 * @param name in the legend
 * @param x where they are, along the horizontal axis
 * @param y and along the vertical one
 */
public record Points(String name, List<Double> x, List<Double> y) {
    /** Checks that there are as many x as y. */
    public Points {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException("the points '" + name + "' have " + x.size() + " x and " + y.size()
                    + " y; expected as many of one as of the other");
        }
    }
}
