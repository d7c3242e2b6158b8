package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws lines of equal height by marching squares, and a path of marks over them. */
final class ContourChartRenderer {
    private static final int ROWS = 22;
    private static final int WIDEST = 80;
    private static final char START = '◇';
    private static final char STEP = '•';
    private static final char END = '◆';

    private ContourChartRenderer() {}

    static List<String> lines(ContourChart chart, int width, Paint paint) {
        Axis x = Axis.over(chart.x(), false);
        Axis y = Axis.over(chart.y(), false);
        Plot plot = Plot.of(x, y, chart.xLabel(), chart.yLabel(), Math.min(width, WIDEST), ROWS, 0);
        for (double level : chart.levels()) {
            contour(chart, level, plot);
        }
        path(chart.path(), plot);
        List<String> lines = new ArrayList<>();
        String levels =
                chart.levels().stream().map(ContourChartRenderer::number).collect(Collectors.joining(", "));
        lines.add(paint.apply(
                        Style.YELLOW,
                        START + " start   " + STEP + " " + chart.path().name() + "   " + END + " end")
                + paint.apply(Style.BLUE, "   ⠒⠒⠒ height " + levels));
        lines.addAll(plot.lines(paint));
        return lines;
    }

    private static String number(double level) {
        return level == Math.rint(level) ? String.format(Locale.ROOT, "%.0f", level) : String.valueOf(level);
    }

    private static void path(Line path, Plot plot) {
        plot.line(path, Pen.solid(Style.YELLOW));
        int last = path.x().size() - 1;
        for (int i = 1; i < last; i++) {
            plot.mark(path.x().get(i), path.y().get(i), STEP, Style.YELLOW);
        }
        plot.mark(path.x().get(last), path.y().get(last), END, Style.YELLOW);
        plot.mark(path.x().get(0), path.y().get(0), START, Style.YELLOW);
    }

    private static void contour(ContourChart chart, double level, Plot plot) {
        Pen pen = Pen.solid(Style.BLUE);
        for (int row = 0; row + 1 < chart.y().size(); row++) {
            for (int column = 0; column + 1 < chart.x().size(); column++) {
                List<double[]> crossings = crossings(chart, row, column, level);
                // Two crossings are a line; four (a saddle) are two, joined in the order round the square.
                for (int i = 0; i + 1 < crossings.size(); i += 2) {
                    double[] from = crossings.get(i);
                    double[] to = crossings.get(i + 1);
                    plot.segment(from[0], from[1], to[0], to[1], pen);
                }
            }
        }
    }

    /** Where the level crosses the sides of a square of the grid, going round. */
    private static List<double[]> crossings(ContourChart chart, int row, int column, double level) {
        int[][] corners = {{row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}};
        List<double[]> crossings = new ArrayList<>();
        for (int i = 0; i < corners.length; i++) {
            int[] a = corners[i];
            int[] b = corners[(i + 1) % corners.length];
            double heightA = chart.heights().get(a[0]).get(a[1]) - level;
            double heightB = chart.heights().get(b[0]).get(b[1]) - level;
            if (heightA < 0 != heightB < 0) {
                double way = heightA / (heightA - heightB);
                crossings.add(new double[] {
                    between(chart.x().get(a[1]), chart.x().get(b[1]), way),
                    between(chart.y().get(a[0]), chart.y().get(b[0]), way)
                });
            }
        }
        return crossings;
    }

    private static double between(double from, double to, double way) {
        return from + way * (to - from);
    }
}
