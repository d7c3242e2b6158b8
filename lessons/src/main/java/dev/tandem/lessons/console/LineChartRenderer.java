package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws curves, each with its name where it ends: no legend to look up. */
final class LineChartRenderer {
    private static final int ROWS = 14;

    private LineChartRenderer() {}

    static List<String> lines(LineChart chart, int width, Paint paint) {
        List<Double> xs =
                chart.lines().stream().flatMap(line -> line.x().stream()).toList();
        List<Double> ys =
                chart.lines().stream().flatMap(line -> line.y().stream()).toList();
        Axis x = Axis.over(xs, false);
        Axis y = chart.logarithmic() ? Axis.logarithmicOver(ys) : Axis.over(ys, true);
        boolean named = chart.lines().size() > 1;
        int names = named
                ? chart.lines().stream()
                                .mapToInt(line -> Text.width(line.name()))
                                .max()
                                .orElse(0)
                        + 5
                : 0;
        Plot plot = Plot.of(x, y, chart.xLabel(), chart.yLabel(), width, ROWS, names);
        // The first line last, so that it lies on top.
        for (int i = chart.lines().size() - 1; i >= 0; i--) {
            plot.line(chart.lines().get(i), new Pen(i, Style.ofSeries(i)));
        }
        List<String> lines = plot.lines(paint);
        return named ? withNames(lines, chart.lines(), plot, paint) : lines;
    }

    private static List<String> withNames(List<String> lines, List<Line> curves, Plot plot, Paint paint) {
        List<Integer> fromTheTop = IntStream.range(0, curves.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -lastOf(curves.get(i))))
                .toList();
        int[] rows = spread(
                fromTheTop.stream().map(i -> plot.row(lastOf(curves.get(i)))).toList());
        List<String> result = new ArrayList<>(lines);
        for (int i = 0; i < rows.length; i++) {
            int curve = fromTheTop.get(i);
            Pen pen = new Pen(curve, Style.ofSeries(curve));
            // Below the line with the vertical axis' label.
            int line = rows[i] + 1;
            result.set(
                    line,
                    result.get(line)
                            + paint.apply(
                                    pen.style(),
                                    " " + pen.sample() + " " + curves.get(curve).name()));
        }
        return result;
    }

    private static double lastOf(Line line) {
        return line.y().get(line.y().size() - 1);
    }

    /** Rows for names that would like these, in ascending order: each its own, as near as may be. */
    private static int[] spread(List<Integer> wanted) {
        int[] rows = wanted.stream().mapToInt(Integer::intValue).toArray();
        for (int i = rows.length - 1; i >= 0; i--) {
            rows[i] = Math.min(rows[i], i == rows.length - 1 ? ROWS - 1 : rows[i + 1] - 1);
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Math.max(rows[i], i == 0 ? 0 : rows[i - 1] + 1);
        }
        return rows;
    }
}
