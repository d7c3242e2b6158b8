package dev.tandem.lessons.figure;

import java.util.List;

/**
 * What a model says at every point of the plane, and the points that it was asked about.
 *
 * @param title what it shows
 * @param xLabel what the horizontal axis measures
 * @param yLabel what the vertical axis measures
 * @param x columns of the grid, ascending
 * @param y rows of the grid, ascending
 * @param classes the answers: a list for each y, in it a class number for each x
 * @param names of the classes
 * @param points drawn over the regions, a group for each kind
 */
public record DecisionRegions(
        String title,
        String xLabel,
        String yLabel,
        List<Double> x,
        List<Double> y,
        List<List<Integer>> classes,
        List<String> names,
        List<Points> points)
        implements Figure {
    /** Checks that there is a class for each point of the grid. */
    public DecisionRegions {
        x = List.copyOf(x);
        y = List.copyOf(y);
        classes = classes.stream().map(List::copyOf).toList();
        names = List.copyOf(names);
        points = List.copyOf(points);
        int columns = x.size();
        int last = names.size() - 1;
        if (columns < 2
                || y.size() < 2
                || classes.size() != y.size()
                || classes.stream()
                        .anyMatch(row ->
                                row.size() != columns || row.stream().anyMatch(each -> each < 0 || each > last))) {
            throw new IllegalArgumentException("the grid of '" + title + "' is " + y.size() + " by " + columns
                    + "; expected at least 2 by 2, and a class from 0 to " + last + " for each of its points");
        }
    }
}
