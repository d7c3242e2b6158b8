package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.ScatterChart;
import dev.tandem.lessons.figure.Table;
import java.util.ArrayList;
import java.util.List;

/** Writes what a lesson shows as lines of text: titles, prose, tables in box-drawing characters, curves in braille dots. */
public final class ConsoleRenderer {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;

    private final int width;
    private final Paint paint;

    /**
     * A renderer for a terminal.
     *
     * @param width of the terminal in characters; what is drawn is never wider than that or 100, nor narrower than 40
     * @param colour whether to use ANSI colours: for a terminal only
     */
    public ConsoleRenderer(int width, boolean colour) {
        this.width = Math.max(NARROWEST, Math.min(width, WIDEST));
        this.paint = Paint.of(colour);
    }

    /** The title of a whole lesson. */
    public List<String> heading(String title) {
        return List.of(paint.apply(Style.BOLD, title), paint.apply(Style.FAINT, "═".repeat(Text.width(title))), "");
    }

    /** The title of a part. */
    public List<String> section(String title) {
        String rule = "─".repeat(Math.max(0, width - Text.width(title) - 4));
        return List.of(
                "",
                paint.apply(Style.FAINT, "── ") + paint.apply(Style.BOLD, title) + " " + paint.apply(Style.FAINT, rule),
                "");
    }

    /** Prose, broken into lines. */
    public List<String> prose(String text) {
        List<String> lines = new ArrayList<>(Text.wrap(text, width));
        lines.add("");
        return lines;
    }

    /** A figure under its title. */
    public List<String> figure(Figure figure) {
        List<String> lines = new ArrayList<>();
        if (!figure.title().isEmpty()) {
            lines.add(paint.apply(Style.BOLD, figure.title()));
        }
        body(figure).forEach(line -> lines.add(line.stripTrailing()));
        lines.add("");
        return lines;
    }

    private List<String> body(Figure figure) {
        if (figure instanceof Table table) {
            return TableRenderer.lines(table, width, paint);
        } else if (figure instanceof LineChart chart) {
            return LineChartRenderer.lines(chart, width, paint);
        } else if (figure instanceof ScatterChart chart) {
            return ScatterChartRenderer.lines(chart, width, paint);
        } else if (figure instanceof ContourChart chart) {
            return ContourChartRenderer.lines(chart, width, paint);
        } else if (figure instanceof DecisionRegions chart) {
            return DecisionRegionsRenderer.lines(chart, width, paint);
        } else if (figure instanceof PairPlot plot) {
            return PairPlotRenderer.lines(plot, width, paint);
        } else if (figure instanceof BarChart chart) {
            return BarRenderer.lines(chart, width, paint);
        } else if (figure instanceof Histogram histogram) {
            return BarRenderer.lines(histogram, width, paint);
        } else if (figure instanceof ImageGrid grid) {
            return ImageGridRenderer.lines(grid, width, paint);
        } else if (figure instanceof ConfusionMatrix matrix) {
            return TableRenderer.lines(matrix, width, paint);
        } else if (figure instanceof GraphDrawing drawing) {
            return GraphRenderer.lines(drawing, paint);
        }
        throw new IllegalArgumentException(
                "no way to draw a " + figure.getClass().getSimpleName() + " on a console");
    }
}
