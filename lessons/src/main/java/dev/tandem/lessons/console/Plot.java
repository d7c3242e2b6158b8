package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.Line;
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
    private final int columns;
    private final int rows;
    private final Canvas canvas;

    Plot(Axis x, Axis y, int columns, int rows) {
        this.x = x;
        this.y = y;
        this.columns = columns;
        this.rows = rows;
        this.canvas = new Canvas(columns, rows);
    }

    /** A curve; parts outside of the axes are cut off, and numbers that are not finite left out. */
    void line(Line line, Pen pen) {
        for (int i = 1; i < line.x().size(); i++) {
            segment(line.x().get(i - 1), line.y().get(i - 1), line.x().get(i), line.y().get(i), pen);
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
    static int labelWidth(Axis y, int rows) {
        return y.labels(y.ticks(rows / ROWS_BETWEEN_TICKS)).stream()
                .mapToInt(Text::width)
                .max()
                .orElse(0);
    }

    /** All of it as text: the vertical axis' label on top, the horizontal axis' below. */
    List<String> lines(String xLabel, String yLabel, Paint paint) {
        int labelWidth = labelWidth(y, rows);
        Map<Integer, String> yLabels = verticalLabels();
        List<String> lines = new ArrayList<>();
        lines.add(paint.apply(Style.FAINT, Text.padLeft("", Math.max(0, labelWidth - Text.width(yLabel) + 2)) + yLabel));
        List<String> drawing = canvas.lines(paint);
        for (int row = 0; row < rows; row++) {
            String label = yLabels.getOrDefault(row, "");
            String edge = Text.padLeft(label, labelWidth) + (label.isEmpty() ? " │" : " ┤");
            lines.add(paint.apply(Style.FAINT, edge) + drawing.get(row));
        }
        lines.addAll(horizontalAxis(labelWidth, xLabel, paint));
        return lines;
    }

    private Map<Integer, String> verticalLabels() {
        List<Double> ticks = y.ticks(rows / ROWS_BETWEEN_TICKS);
        List<String> labels = y.labels(ticks);
        Map<Integer, String> byRow = new HashMap<>();
        // From the top down, so that of two that fall on neighbouring rows the upper one stays.
        for (int i = ticks.size() - 1; i >= 0; i--) {
            int row = row(ticks.get(i));
            if (!byRow.containsKey(row - 1) && !byRow.containsKey(row)) {
                byRow.put(row, labels.get(i));
            }
        }
        return byRow;
    }

    private List<String> horizontalAxis(int labelWidth, String xLabel, Paint paint) {
        List<Double> ticks = x.ticks(columns / COLUMNS_BETWEEN_TICKS);
        List<String> labels = x.labels(ticks);
        char[] axis = new char[columns];
        Arrays.fill(axis, '─');
        // Room for a label that hangs over at the left.
        int left = labelWidth + 2;
        char[] text = new char[left + columns + Text.width(xLabel) + 2];
        Arrays.fill(text, ' ');
        int free = 0;
        for (int i = 0; i < ticks.size(); i++) {
            int column = (int) Math.round(across(ticks.get(i))) / Canvas.DOTS_ACROSS;
            String label = labels.get(i);
            int start = Math.max(0, left + column - label.length() / 2);
            if (start >= free && start + label.length() <= left + columns) {
                axis[column] = '┬';
                label.getChars(0, label.length(), text, start);
                free = start + label.length() + 1;
            }
        }
        int start = Math.max(free + 1, left + columns - xLabel.length());
        xLabel.getChars(0, Math.min(xLabel.length(), text.length - start), text, start);
        return List.of(
                paint.apply(Style.FAINT, " ".repeat(labelWidth + 1) + "└" + new String(axis)),
                paint.apply(Style.FAINT, new String(text).stripTrailing()));
    }
}
