package dev.tandem.lessons.figure;

import java.util.List;

/**
 * Lines of equal height of a function of two variables, and a path over them: that of gradient descent.
 *
 * @param title what it shows
 * @param xLabel of the horizontal axis
 * @param yLabel of the vertical axis
 * @param x columns of the grid, ascending
 * @param y rows of the grid, ascending
 * @param heights the function's values: a list for each y, in it one for each x
 * @param levels the heights whose lines are drawn
 * @param path over the ground, from its first point to its last
 */
public record ContourChart(
        String title,
        String xLabel,
        String yLabel,
        List<Double> x,
        List<Double> y,
        List<List<Double>> heights,
        List<Double> levels,
        Line path)
        implements Figure {
    /** Checks that there is a height for each point of the grid. */
    public ContourChart {
        x = List.copyOf(x);
        y = List.copyOf(y);
        heights = heights.stream().map(List::copyOf).toList();
        levels = List.copyOf(levels);
        int columns = x.size();
        if (x.size() < 2
                || y.size() < 2
                || heights.size() != y.size()
                || heights.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("the grid of '" + title + "' is " + y.size() + " by " + x.size()
                    + "; expected at least 2 by 2, and a height for each of its points");
        }
    }
}
