package dev.tandem.lessons.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A curve through points, in their order.
 *
 * @param name in the legend
 * @param x where the points are, along the horizontal axis
 * @param y and along the vertical one
 */
public record Line(String name, List<Double> x, List<Double> y) {
    /** Checks that there are as many x as y. */
    public Line {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size() || x.isEmpty()) {
            throw new IllegalArgumentException("the line '" + name + "' has " + x.size() + " x and " + y.size()
                    + " y; expected as many of one as of the other, and at least one");
        }
    }

    /** A curve over 1, 2, 3, …: a number an epoch. */
    public static Line of(String name, List<Double> y) {
        return new Line(
                name,
                IntStream.rangeClosed(1, y.size()).mapToObj(i -> (double) i).toList(),
                y);
    }

    /** A straight line between two points. */
    public static Line between(String name, double x1, double y1, double x2, double y2) {
        return new Line(name, List.of(x1, x2), List.of(y1, y2));
    }
}
