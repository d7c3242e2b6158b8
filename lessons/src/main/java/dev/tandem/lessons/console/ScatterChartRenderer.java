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
    private static final String GAP = "   ";
    private static final char[] MARKS = {'○', '●', '△', '▲', '□', '■'};

    private ScatterChartRenderer() {}

    static List<String> lines(ScatterChart chart, int width, Paint paint) {
        List<Points> groups = chart.groups();
        Axis x = Axis.over(groups.stream().flatMap(group -> group.x().stream()).toList(), true);
        Axis y = Axis.over(groups.stream().flatMap(group -> group.y().stream()).toList(), true);
        Plot plot = Plot.of(x, y, chart.xLabel(), chart.yLabel(), Math.min(width, WIDEST), ROWS, 0);
        List<Legend> legend = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            legend.add(new Legend(
                    Style.ofSeries(i),
                    MARKS[i % MARKS.length] + " " + groups.get(i).name()));
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            Line line = chart.lines().get(i);
            Pen pen = new Pen(i, Style.ofSeries(groups.size() + i));
            legend.add(new Legend(pen.style(), pen.sample() + " " + line.name()));
            plot.line(line, pen);
        }
        for (int i = 0; i < groups.size(); i++) {
            Points group = groups.get(i);
            for (int j = 0; j < group.x().size(); j++) {
                plot.mark(group.x().get(j), group.y().get(j), MARKS[i % MARKS.length], Style.ofSeries(i));
            }
        }
        List<String> lines = new ArrayList<>(legend(legend, width, paint));
        lines.addAll(plot.lines(paint));
        return lines;
    }

    /** What a mark or a line means. */
    private record Legend(Style style, String text) {}

    /** As many in a line as fit. */
    private static List<String> legend(List<Legend> entries, int width, Paint paint) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Legend entry : entries) {
            if (used > 0 && used + GAP.length() + Text.width(entry.text()) > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used > 0 ? GAP : "").append(paint.apply(entry.style(), entry.text()));
            used += (used > 0 ? GAP.length() : 0) + Text.width(entry.text());
        }
        lines.add(line.toString());
        return lines;
    }
}
