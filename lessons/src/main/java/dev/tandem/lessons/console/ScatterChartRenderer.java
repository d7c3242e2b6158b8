package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import java.util.ArrayList;
import java.util.List;

/** Draws points as marks, a mark for each group, over lines. */
final class ScatterChartRenderer {
    private static final int ROWS = 20;
    private static final int WIDEST = 80;

    private ScatterChartRenderer() {}

    static List<String> lines(ScatterChart chart, int width, Paint paint) {
        List<Points> groups = chart.groups();
        Axis x = Axis.over(groups.stream().flatMap(group -> group.x().stream()).toList(), true);
        Axis y = Axis.over(groups.stream().flatMap(group -> group.y().stream()).toList(), true);
        Plot plot = Plot.of(x, y, chart.xLabel(), chart.yLabel(), Math.min(width, WIDEST), ROWS, 0);
        Legend legend = new Legend();
        for (int i = 0; i < groups.size(); i++) {
            legend.addGroup(i, groups.get(i).name());
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            Line line = chart.lines().get(i);
            Pen pen = new Pen(i, Style.ofSeries(groups.size() + i));
            legend.add(pen.style(), pen.sample(), line.name());
            plot.line(line, pen);
        }
        for (int i = 0; i < groups.size(); i++) {
            plot.marks(groups.get(i), Legend.mark(i), Style.ofSeries(i));
        }
        List<String> lines = new ArrayList<>(legend.lines(width, paint));
        lines.addAll(plot.lines(paint));
        return lines;
    }
}
