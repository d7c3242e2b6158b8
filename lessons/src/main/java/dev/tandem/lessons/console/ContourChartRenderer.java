package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.Contours;
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
        for (Contours.Segment each : Contours.of(chart, level)) {
            plot.segment(each.x1(), each.y1(), each.x2(), each.y2(), pen);
        }
    }
}
