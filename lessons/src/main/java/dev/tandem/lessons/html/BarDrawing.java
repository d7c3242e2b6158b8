package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.BarChart.Bars;
import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.figure.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Bars; those of a second engine are striped. */
final class BarDrawing {
    private static final int FRAME = 120;
    private static final int BAR = 18;
    private static final int GAP = 14;

    private BarDrawing() {}

    static Drawing of(List<Sided<BarChart>> sides) {
        BarChart chart = sides.get(0).figure();
        List<Object> series = new ArrayList<>();
        List<Bars> all = new ArrayList<>();
        int kinds = chart.series().size();
        for (int i = 0; i < kinds; i++) {
            for (int side = 0; side < sides.size(); side++) {
                Bars bars = sides.get(side).figure().series().get(i);
                String name = sides.get(side).label(bars.name());
                all.add(new Bars(name, bars.values()));
                series.add(bars(name, i, side > 0, bars.values()));
            }
        }
        Map<String, Object> categories =
                Json.object("type", "category", "data", chart.categories(), "inverse", true, "axisLabel", wrapped());
        Map<String, Object> values = Charts.x(chart.valueLabel());
        values.remove("scale");
        Map<String, Object> option = Charts.option("axis", values, categories, series);
        int height = FRAME + chart.categories().size() * (all.size() * BAR + GAP);
        return new Drawing(option, height, 0, List.of(table(chart, all)));
    }

    private static Map<String, Object> wrapped() {
        return Json.object("width", 110, "overflow", "break", "lineHeight", 14);
    }

    /** Whether there is a bar of one for each bar of the other. */
    static boolean sameBars(BarChart first, BarChart second) {
        return first.categories().equals(second.categories()) && names(first).equals(names(second));
    }

    private static List<String> names(BarChart chart) {
        return chart.series().stream().map(Bars::name).toList();
    }

    private static Map<String, Object> bars(String name, int tone, boolean striped, List<?> values) {
        Map<String, Object> bars = Json.object("type", "bar", "name", name, "tone", tone, "data", values);
        if (striped) {
            bars.put(
                    "itemStyle",
                    Json.object(
                            "opacity",
                            0.75,
                            "decal",
                            Json.object(
                                    "symbol",
                                    "rect",
                                    "dashArrayX",
                                    List.of(1, 0),
                                    "dashArrayY",
                                    List.of(3, 3),
                                    "rotation",
                                    -0.785)));
        }
        return bars;
    }

    private static Table table(BarChart chart, List<Bars> all) {
        List<Column> columns = new ArrayList<>(List.of(Tables.text("")));
        all.forEach(bars -> columns.add(Tables.number(bars.name().isEmpty() ? chart.valueLabel() : bars.name())));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chart.categories().size(); i++) {
            List<String> row = new ArrayList<>(List.of(chart.categories().get(i)));
            for (Bars bars : all) {
                row.add(Tables.cell(bars.values().get(i)));
            }
            rows.add(row);
        }
        return new Table(chart.valueLabel(), columns, rows);
    }

    static Drawing ofHistograms(List<Sided<Histogram>> sides) {
        Histogram histogram = sides.get(0).figure();
        List<String> ranges = IntStream.range(0, histogram.counts().size())
                .mapToObj(i -> Tables.cell(histogram.edges().get(i)) + " to "
                        + Tables.cell(histogram.edges().get(i + 1)))
                .toList();
        List<Object> series = new ArrayList<>();
        List<Column> columns = new ArrayList<>(List.of(Tables.text(histogram.xLabel())));
        for (int side = 0; side < sides.size(); side++) {
            String name = sides.get(side).label("count");
            Map<String, Object> bars =
                    bars(name, 0, side > 0, sides.get(side).figure().counts());
            bars.put("barCategoryGap", sides.size() == 1 ? "2%" : "10%");
            bars.put("barGap", "0%");
            series.add(bars);
            columns.add(Tables.number(name));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            List<String> row = new ArrayList<>(List.of(ranges.get(i)));
            for (Sided<Histogram> side : sides) {
                row.add(side.figure().counts().get(i).toString());
            }
            rows.add(row);
        }
        Map<String, Object> x = Json.object(
                "type",
                "category",
                "data",
                ranges,
                "name",
                histogram.xLabel(),
                "nameLocation",
                "middle",
                "nameGap",
                28);
        // Bars begin at 0, or their lengths would say nothing.
        Map<String, Object> counts = Charts.y("count", false);
        counts.remove("scale");
        return Drawing.of(
                Charts.option("axis", x, counts, series), List.of(new Table(histogram.title(), columns, rows)));
    }
}
