package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.figure.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Curves; those of two engines in one chart, in the same colours, the second engine's dashed. */
final class LineDrawing {
    private LineDrawing() {}

    static Drawing of(List<Sided<LineChart>> sides) {
        LineChart chart = sides.get(0).figure();
        List<Object> series = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            List<Line> lines = sides.get(side).figure().lines();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                series.add(Charts.curve(
                        sides.get(side).label(line.name()),
                        i,
                        side > 0,
                        Json.points(line.x(), drawable(line.y(), chart.logarithmic()))));
            }
        }
        Map<String, Object> y = chart.logarithmic()
                ? Charts.decades(
                        chart.yLabel(),
                        sides.stream()
                                .flatMap(side -> side.figure().lines().stream())
                                .flatMap(line -> line.y().stream()))
                : Charts.y(chart.yLabel(), false);
        Map<String, Object> option = Charts.option("axis", Charts.x(chart.xLabel()), y, series);
        return Drawing.of(option, tables(sides));
    }

    /** A logarithmic axis has no place for what is not positive. */
    static List<Double> drawable(List<Double> numbers, boolean logarithmic) {
        return numbers.stream()
                .map(number -> logarithmic && number <= 0 ? Double.valueOf(Double.NaN) : number)
                .toList();
    }

    /** Lines over the same x as columns of one table. */
    private static List<Table> tables(List<Sided<LineChart>> sides) {
        LineChart chart = sides.get(0).figure();
        Map<List<Double>, List<Line>> together = new LinkedHashMap<>();
        for (Sided<LineChart> side : sides) {
            for (Line line : side.figure().lines()) {
                together.computeIfAbsent(line.x(), x -> new ArrayList<>())
                        .add(new Line(side.label(line.name()), line.x(), line.y()));
            }
        }
        return together.entrySet().stream()
                .map(each -> table(chart, each.getKey(), each.getValue()))
                .toList();
    }

    private static Table table(LineChart chart, List<Double> x, List<Line> lines) {
        List<Column> columns = new ArrayList<>(List.of(Tables.number(chart.xLabel())));
        lines.forEach(line -> columns.add(Tables.number(line.name())));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            List<String> row = new ArrayList<>(List.of(Tables.cell(x.get(i))));
            for (Line line : lines) {
                row.add(Tables.cell(line.y().get(i)));
            }
            rows.add(row);
        }
        return new Table(chart.yLabel(), columns, rows);
    }
}
