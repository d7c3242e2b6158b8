package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A canvas between a vertical and a horizontal axis, with ticks and labels. */
final class Plot {
    private static final int ROWS_BETWEEN_TICKS = 3;
    private static final int COLUMNS_BETWEEN_TICKS = 12;

    private final Axis x;
    private final Axis y;
    private final String xLabel;
    private final String yLabel;
    private final int columns;
    private final int rows;
    private final Canvas canvas;

    private Plot(Axis x, Axis y, String xLabel, String yLabel, int columns, int rows) {
        this.x = x;
        this.y = y;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.columns = columns;
        this.rows = rows;
        this.canvas = new Canvas(columns, rows);
    }

    /**
     * A plot.
     *
     * @param width of all of it in characters, labels included
     * @param rows of the canvas
     * @param right how much of the width to leave free at the right, at least
     */
    static Plot of(Axis x, Axis y, String xLabel, String yLabel, int width, int rows, int right) {
        int labels = labelWidth(y, rows) + 2;
        return new Plot(x, y, xLabel, yLabel, width - labels - Math.max(right, Text.width(xLabel) + 1), rows);
    }

    /** A curve; parts outside of the axes are cut off, and numbers that are not finite left out. */
    void line(Line line, Pen pen) {
        for (int i = 1; i < line.x().size(); i++) {
            segment(
                    line.x().get(i - 1),
                    line.y().get(i - 1),
                    line.x().get(i),
                    line.y().get(i),
                    pen);
        }
    }

    /** A straight line between two points; see {@link #line}. */
    void segment(double x1, double y1, double x2, double y2, Pen pen) {
        if (Double.isFinite(y1) && Double.isFinite(y2)) {
            canvas.line(across(x1), down(y1), across(x2), down(y2), pen);
        }
    }

    /** A mark at a point. */
    void mark(double atX, double atY, char mark, Style style) {
        canvas.mark((int) Math.round(across(atX)), (int) Math.round(down(atY)), mark, style);
    }

    /** A mark at each of these points. */
    void marks(Points points, char mark, Style style) {
        for (int i = 0; i < points.x().size(); i++) {
            mark(points.x().get(i), points.y().get(i), mark, style);
        }
    }

    /** What to fill a place with. */
    @FunctionalInterface
    interface Shade {
        char at(double x, double y);
    }

    /** Fills every character by where its middle lies, under what is drawn later. */
    void shade(Shade shade, Style style) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double middleX = (column + 0.5) * Canvas.DOTS_ACROSS - 0.5;
                double middleY = (row + 0.5) * Canvas.DOTS_DOWN - 0.5;
                char mark = shade.at(
                        x.at(middleX / (canvas.dotsAcross() - 1)), y.at(1 - middleY / (canvas.dotsDown() - 1)));
                canvas.mark(column * Canvas.DOTS_ACROSS, row * Canvas.DOTS_DOWN, mark, style);
            }
        }
    }

    /** The row of characters, from the top, in which a height lies. */
    int row(double height) {
        int dot = (int) Math.round(down(height));
        return Math.max(0, Math.min(rows - 1, Math.floorDiv(dot, Canvas.DOTS_DOWN)));
    }

    private double across(double number) {
        return x.place(number) * (canvas.dotsAcross() - 1);
    }

    private double down(double number) {
        return (1 - y.place(number)) * (canvas.dotsDown() - 1);
    }

    /** How many characters the labels of a vertical axis take. */
    private static int labelWidth(Axis y, int rows) {
        return y.labels(y.ticks(rows / ROWS_BETWEEN_TICKS)).stream()
                .mapToInt(Text::width)
                .max()
                .orElse(0);
    }

    /** All of it as text: the vertical axis' label on top, the horizontal axis' at its end. */
    List<String> lines(Paint paint) {
        int labelWidth = labelWidth(y, rows);
        Map<Integer, String> yLabels = verticalLabels();
        List<String> lines = new ArrayList<>();
        lines.add(paint.apply(
                Style.FAINT, Text.padLeft("", Math.max(0, labelWidth - Text.width(yLabel) + 2)) + yLabel));
        List<String> drawing = canvas.lines(paint);
        for (int row = 0; row < rows; row++) {
            String label = yLabels.getOrDefault(row, "");
            String edge = Text.padLeft(label, labelWidth) + (label.isEmpty() ? " │" : " ┤");
            lines.add(paint.apply(Style.FAINT, edge) + drawing.get(row));
        }
        lines.addAll(horizontalAxis(labelWidth, paint));
        return lines;
    }

    private Map<Integer, String> verticalLabels() {
        List<Double> ticks = y.ticks(rows / ROWS_BETWEEN_TICKS);
        List<String> labels = y.labels(ticks);
        Map<Integer, String> byRow = new HashMap<>();
        // The rounder ones first: where there is no room for all, those stay.
        for (boolean round : new boolean[] {true, false}) {
            for (int i = ticks.size() - 1; i >= 0; i--) {
                int row = row(ticks.get(i));
                boolean free = !byRow.containsKey(row - 1) && !byRow.containsKey(row) && !byRow.containsKey(row + 1);
                if (free && y.isRound(ticks.get(i)) == round) {
                    byRow.put(row, labels.get(i));
                }
            }
        }
        return byRow;
    }

    /** The axis with its label behind it, and the numbers below. */
    private List<String> horizontalAxis(int labelWidth, Paint paint) {
        List<Double> ticks = x.ticks(columns / COLUMNS_BETWEEN_TICKS);
        List<String> labels = x.labels(ticks);
        char[] axis = new char[columns];
        Arrays.fill(axis, '─');
        int left = labelWidth + 2;
        // Numbers stand below the middle of their ticks, and may hang over on both sides.
        char[] numbers = new char[left + columns + xLabel.length() + 1];
        Arrays.fill(numbers, ' ');
        int free = 0;
        for (int i = 0; i < ticks.size(); i++) {
            int column = (int) Math.round(across(ticks.get(i))) / Canvas.DOTS_ACROSS;
            String label = labels.get(i);
            int start = Math.max(0, left + column - label.length() / 2);
            if (start >= free && start + label.length() <= numbers.length) {
                axis[column] = '┬';
                label.getChars(0, label.length(), numbers, start);
                free = start + label.length() + 1;
            }
        }
        return List.of(
                paint.apply(Style.FAINT, " ".repeat(labelWidth + 1) + "└" + new String(axis) + " " + xLabel),
                paint.apply(Style.FAINT, new String(numbers).stripTrailing()));
    }
}
