package dev.tandem.lessons.figure;

import java.util.List;

/**
 * Points in the plane, and lines through them: a fit, a decision boundary.
 *
 * @param title what it shows
 * @param xLabel what the horizontal axis measures
 * @param yLabel what the vertical axis measures
 * @param groups the points, a group for each class; the axes reach as far as they do
 * @param lines drawn behind the points, and cut off where the points end
 */
public record ScatterChart(String title, String xLabel, String yLabel, List<Points> groups, List<Line> lines)
        implements Figure {
    /** Checks that there is something to draw. */
    public ScatterChart {
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
        if (groups.stream().allMatch(group -> group.x().isEmpty())) {
            throw new IllegalArgumentException("the chart '" + title + "' has no points; expected at least one");
        }
    }
}
