package dev.tandem.lessons.figure;

import java.util.List;

/**
 * Curves over a common axis: a loss an epoch.
 *
 * @param title what it shows
 * @param xLabel what the horizontal axis counts
 * @param yLabel what the vertical axis measures
 * @param logarithmic whether the vertical axis is logarithmic, for positive numbers of different magnitude
 * @param lines at least one
 */
public record LineChart(String title, String xLabel, String yLabel, boolean logarithmic, List<Line> lines)
        implements Figure {
    /** Checks that there is something to draw. */
    public LineChart {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the chart '" + title + "' has no lines; expected at least one");
        }
    }

    /** With an even vertical axis. */
    public static LineChart of(String title, String xLabel, String yLabel, Line... lines) {
        return new LineChart(title, xLabel, yLabel, false, List.of(lines));
    }

    /** With a logarithmic vertical axis. */
    public static LineChart logarithmic(String title, String xLabel, String yLabel, Line... lines) {
        return new LineChart(title, xLabel, yLabel, true, List.of(lines));
    }
}
