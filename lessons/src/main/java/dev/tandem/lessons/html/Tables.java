package dev.tandem.lessons.html;

import dev.tandem.lessons.Numbers;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.figure.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The numbers of charts as tables. */
final class Tables {
    private static final double LARGEST_WHOLE = 1e7;
    private static final int COARSE = 9;

    private Tables() {}

    /** A column of numbers. */
    static Column number(String name) {
        return new Column(name, true);
    }

    static Column text(String name) {
        return new Column(name, false);
    }

    /** A number as a cell: whole ones without decimals. */
    static String cell(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE;
        return whole ? Long.toString((long) number) : Numbers.value(number);
    }

    /** Points of one group, a row each. */
    static Table of(String title, String xLabel, String yLabel, List<Double> x, List<Double> y) {
        return new Table(
                title,
                List.of(number(xLabel), number(yLabel)),
                IntStream.range(0, x.size())
                        .mapToObj(i -> List.of(cell(x.get(i)), cell(y.get(i))))
                        .toList());
    }

    static Table of(Points points, String title, String xLabel, String yLabel) {
        return of(title, xLabel, yLabel, points.x(), points.y());
    }

    /** What stands on a grid, at no more than nine of its columns and rows; north is up. */
    static Table grid(
            String title,
            String xLabel,
            String yLabel,
            List<Double> x,
            List<Double> y,
            IntFunction<IntFunction<String>> cells) {
        List<Column> columns = new ArrayList<>(List.of(number(yLabel + " \\ " + xLabel)));
        int[] chosen = coarse(x.size());
        for (int column : chosen) {
            columns.add(text(cell(x.get(column))));
        }
        List<List<String>> rows = new ArrayList<>();
        int[] heights = coarse(y.size());
        for (int i = heights.length - 1; i >= 0; i--) {
            int row = heights[i];
            List<String> line = new ArrayList<>(List.of(cell(y.get(row))));
            for (int column : chosen) {
                line.add(cells.apply(row).apply(column));
            }
            rows.add(line);
        }
        return new Table(title, columns, rows);
    }

    private static int[] coarse(int size) {
        int count = Math.min(size, COARSE);
        return IntStream.range(0, count)
                .map(i -> count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1)))
                .toArray();
    }
}
