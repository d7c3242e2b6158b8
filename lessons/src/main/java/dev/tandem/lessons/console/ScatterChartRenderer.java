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
    private static final char[] MARKS = {'○', '●', '△', '▲', '□', '■'};

    private ScatterChartRenderer() {}

    static List<String> lines(ScatterChart chart, int width, Paint paint) {
        List<Points> groups = chart.groups();
        Axis x = Axis.over(groups.stream().flatMap(group -> group.x().stream()).toList(), true);
        Axis y = Axis.over(groups.stream().flatMap(group -> group.y().stream()).toList(), true);
        Plot plot = new Plot(x, y, Math.min(width, WIDEST) - Plot.labelWidth(y, ROWS) - 2, ROWS);
        List<String> legend = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            legend.add(paint.apply(Style.ofSeries(i), MARKS[i % MARKS.length] + " " + groups.get(i).name()));
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            Line line = chart.lines().get(i);
            Pen pen = new Pen(i, Style.ofSeries(groups.size() + i));
            legend.add(paint.apply(pen.style(), pen.sample() + " " + line.name()));
            plot.line(line, pen);
        }
        for (int i = 0; i < groups.size(); i++) {
            Points group = groups.get(i);
            for (int j = 0; j < group.x().size(); j++) {
                plot.mark(group.x().get(j), group.y().get(j), MARKS[i % MARKS.length], Style.ofSeries(i));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.join("   ", legend));
        lines.addAll(plot.lines(chart.xLabel(), chart.yLabel(), paint));
        return lines;
    }
}
