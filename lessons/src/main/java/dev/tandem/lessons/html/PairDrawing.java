package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.figure.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every feature against every other, in a square of small charts; the names stand on the diagonal. */
final class PairDrawing {
    private static final int SIDE = 620;
    private static final double LEFT = 6;
    private static final double TOP = 9;
    private static final double ACROSS = 92;
    private static final double DOWN = 84;
    private static final double GAP = 1.5;
    /** The first name stands where the next chart has the numbers of its axis, and moves aside. */
    private static final double BESIDE_LABELS = 0.38;

    private PairDrawing() {}

    static Drawing of(PairPlot plot) {
        int size = plot.features().size();
        List<Object> grids = new ArrayList<>();
        List<Object> xs = new ArrayList<>();
        List<Object> ys = new ArrayList<>();
        List<Object> titles = new ArrayList<>();
        List<Object> series = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (row == column) {
                    titles.add(name(plot, row));
                } else {
                    int cell = grids.size();
                    grids.add(place(size, row, column));
                    xs.add(axis(cell, row == size - 1 || (row == size - 2 && column == size - 1)));
                    ys.add(axis(cell, column == 0 || (column == 1 && row == 0)));
                    points(plot, row, column, cell, series);
                }
            }
        }
        Map<String, Object> option = Json.object(
                "title",
                titles,
                "legend",
                Charts.legend(),
                "tooltip",
                Charts.tooltip("item"),
                "grid",
                grids,
                "xAxis",
                xs,
                "yAxis",
                ys,
                "series",
                series);
        return new Drawing(option, SIDE, SIDE * 2 / 3, List.of(table(plot)));
    }

    private static Map<String, Object> place(int size, int row, int column) {
        return Json.object(
                "left", percent(LEFT + column * ACROSS / size),
                "top", percent(TOP + row * DOWN / size),
                "width", percent(ACROSS / size - GAP),
                "height", percent(DOWN / size - GAP));
    }

    private static String percent(double number) {
        return number + "%";
    }

    private static Map<String, Object> name(PairPlot plot, int feature) {
        int size = plot.features().size();
        return Json.object(
                "text",
                plot.features().get(feature),
                "left",
                percent(LEFT + (feature + (feature == 0 ? BESIDE_LABELS : 0.5)) * ACROSS / size - GAP / 2),
                "top",
                percent(TOP + (feature + 0.4) * DOWN / size),
                "textAlign",
                "center",
                "textStyle",
                Json.object("fontSize", 12, "lineHeight", 15, "width", 80, "overflow", "break"));
    }

    private static Map<String, Object> axis(int grid, boolean labelled) {
        return Json.object(
                "type",
                "value",
                "gridIndex",
                grid,
                "scale",
                true,
                "boundaryGap",
                List.of("5%", "5%"),
                "splitNumber",
                3,
                "axisLabel",
                Json.object(
                        "show",
                        labelled,
                        "fontSize",
                        10,
                        "hideOverlap",
                        true,
                        "showMinLabel",
                        false,
                        "showMaxLabel",
                        false),
                "splitLine",
                Json.object("show", false));
    }

    private static void points(PairPlot plot, int row, int column, int cell, List<Object> series) {
        for (int i = 0; i < plot.groups().size(); i++) {
            PairPlot.Group group = plot.groups().get(i);
            Map<String, Object> points =
                    Charts.points(group.name(), i, false, Json.points(group.feature(column), group.feature(row)));
            points.put("xAxisIndex", cell);
            points.put("yAxisIndex", cell);
            points.put("symbolSize", 4);
            series.add(points);
        }
    }

    private static Table table(PairPlot plot) {
        List<Column> columns = new ArrayList<>(List.of(Tables.text("group")));
        plot.features().forEach(feature -> columns.add(Tables.number(feature)));
        List<List<String>> rows = new ArrayList<>();
        for (PairPlot.Group group : plot.groups()) {
            for (List<Double> example : group.examples()) {
                List<String> row = new ArrayList<>(List.of(group.name()));
                example.forEach(number -> row.add(Tables.cell(number)));
                rows.add(row);
            }
        }
        return new Table(plot.title(), columns, rows);
    }
}
