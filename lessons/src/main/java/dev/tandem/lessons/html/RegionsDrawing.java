package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a model says all over the plane, as pale cells behind the points. */
final class RegionsDrawing {
    private static final int TALL = 440;

    private RegionsDrawing() {}

    static Drawing of(DecisionRegions chart) {
        List<Object> series = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        series.add(cells(chart));
        for (int i = 0; i < chart.points().size(); i++) {
            Points group = chart.points().get(i);
            Map<String, Object> points = Charts.points(group.name(), i, false, Json.points(group.x(), group.y()));
            points.put("xAxisIndex", 1);
            points.put("yAxisIndex", 1);
            points.put("symbol", i % 2 == 0 ? "circle" : "rect");
            series.add(points);
            tables.add(Tables.of(group, group.name(), chart.xLabel(), chart.yLabel()));
        }
        tables.add(
                0,
                Tables.grid(
                        "Answers",
                        chart.xLabel(),
                        chart.yLabel(),
                        chart.x(),
                        chart.y(),
                        row -> column ->
                                chart.names().get(chart.classes().get(row).get(column))));
        Map<String, Object> option = Json.object(
                "grid",
                Charts.grid(),
                "legend",
                Charts.legend(),
                "tooltip",
                Charts.tooltip("item"),
                "xAxis",
                List.of(hidden(chart.x().size()), along(Charts.x(chart.xLabel()), chart.x(), "bottom")),
                "yAxis",
                List.of(hidden(chart.y().size()), along(Charts.y(chart.yLabel(), false), chart.y(), "left")),
                "visualMap",
                Json.object(
                        "type",
                        "piecewise",
                        "show",
                        false,
                        "seriesIndex",
                        0,
                        "dimension",
                        2,
                        "categories",
                        IntStream.range(0, chart.names().size()).boxed().toList(),
                        "tones",
                        chart.names().size()),
                "series",
                series);
        return new Drawing(option, TALL, 0, tables);
    }

    private static Map<String, Object> cells(DecisionRegions chart) {
        List<Object> cells = new ArrayList<>();
        for (int row = 0; row < chart.y().size(); row++) {
            for (int column = 0; column < chart.x().size(); column++) {
                cells.add(new int[] {column, row, chart.classes().get(row).get(column)});
            }
        }
        return Json.object(
                "type",
                "heatmap",
                "silent",
                true,
                "progressive",
                0,
                "animation",
                false,
                "emphasis",
                Json.object("disabled", true),
                "data",
                cells);
    }

    /** The cells' own axis, which counts them. */
    private static Map<String, Object> hidden(int size) {
        return Json.object(
                "type",
                "category",
                "show",
                false,
                "data",
                IntStream.range(0, size).boxed().toList());
    }

    /** The points' axis: from the outer edge of the first cell to that of the last. */
    private static Map<String, Object> along(Map<String, Object> axis, List<Double> centres, String position) {
        int last = centres.size() - 1;
        double low = centres.get(0);
        double high = centres.get(last);
        double half = (high - low) / last / 2;
        axis.put("min", low - half);
        axis.put("max", high + half);
        axis.put("position", position);
        axis.put("axisLabel", Json.object("showMinLabel", false, "showMaxLabel", false));
        axis.put("splitLine", Json.object("show", false));
        return axis;
    }
}
