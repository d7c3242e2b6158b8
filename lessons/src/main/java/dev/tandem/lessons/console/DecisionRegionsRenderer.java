package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Points;
import java.util.ArrayList;
import java.util.List;

/** Shades each character of a plot by the class at its middle, and puts marks for the points over it. */
final class DecisionRegionsRenderer {
    private static final int ROWS = 20;
    private static final int WIDEST = 80;
    private static final char[] SHADES = {' ', '·', '░', '∘'};

    private DecisionRegionsRenderer() {}

    static List<String> lines(DecisionRegions chart, int width, Paint paint) {
        Axis x = Axis.over(chart.x(), false);
        Axis y = Axis.over(chart.y(), false);
        Plot plot = Plot.of(x, y, chart.xLabel(), chart.yLabel(), Math.min(width, WIDEST), ROWS, 0);
        Legend legend = new Legend();
        for (int i = 0; i < chart.names().size(); i++) {
            legend.add(Style.FAINT, "[" + shade(i) + "]", chart.names().get(i));
        }
        plot.shade(
                (atX, atY) -> shade(chart.classes().get(nearest(chart.y(), atY)).get(nearest(chart.x(), atX))),
                Style.FAINT);
        for (int i = 0; i < chart.points().size(); i++) {
            Points group = chart.points().get(i);
            legend.addGroup(i, group.name());
            plot.marks(group, Legend.mark(i), Style.ofSeries(i));
        }
        List<String> lines = new ArrayList<>(legend.lines(width, paint));
        lines.addAll(plot.lines(paint));
        return lines;
    }

    private static char shade(int number) {
        return SHADES[number % SHADES.length];
    }

    private static int nearest(List<Double> grid, double number) {
        int nearest = 0;
        for (int i = 1; i < grid.size(); i++) {
            if (Math.abs(grid.get(i) - number) < Math.abs(grid.get(nearest) - number)) {
                nearest = i;
            }
        }
        return nearest;
    }
}
