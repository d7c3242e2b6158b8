package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.Contours;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines of equal height and a path over them; over the same ground, the paths of two engines. */
final class ContourDrawing {
    private static final int TALL = 460;
    private static final int PATH_TONE = 1;

    private ContourDrawing() {}

    static Drawing of(List<Sided<ContourChart>> sides) {
        ContourChart chart = sides.get(0).figure();
        List<Object> series = new ArrayList<>();
        for (double level : chart.levels()) {
            series.add(level(chart, level));
        }
        List<Table> tables = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            Line path = sides.get(side).figure().path();
            String name = sides.get(side).label(path.name());
            series.add(path(path, name, side > 0));
            tables.add(Tables.of(name, chart.xLabel(), chart.yLabel(), path.x(), path.y()));
        }
        tables.add(Tables.grid(
                "Heights",
                chart.xLabel(),
                chart.yLabel(),
                chart.x(),
                chart.y(),
                row -> column -> Tables.cell(chart.heights().get(row).get(column))));
        Map<String, Object> option = Charts.option(
                "item",
                Charts.x(chart.xLabel(), first(chart.x()), last(chart.x())),
                Charts.y(chart.yLabel(), first(chart.y()), last(chart.y())),
                series);
        return new Drawing(option, TALL, 0, tables);
    }

    /** Whether the paths lie over the same ground, and can be drawn into one chart. */
    static boolean sameGround(ContourChart first, ContourChart second) {
        return first.x().equals(second.x())
                && first.y().equals(second.y())
                && first.heights().equals(second.heights())
                && first.levels().equals(second.levels());
    }

    private static Map<String, Object> level(ContourChart chart, double level) {
        List<Object> pieces = Contours.of(chart, level).stream()
                .<Object>map(each ->
                        Json.object("coords", new double[][] {{each.x1(), each.y1()}, {each.x2(), each.y2()}}))
                .toList();
        return Json.object(
                "type",
                "lines",
                "coordinateSystem",
                "cartesian2d",
                "name",
                "height " + BigDecimal.valueOf(level).stripTrailingZeros().toPlainString(),
                "tone",
                0,
                "silent",
                true,
                "lineStyle",
                Json.object("width", 1, "opacity", 0.7),
                "data",
                pieces);
    }

    private static Map<String, Object> path(Line path, String name, boolean second) {
        Map<String, Object> curve = Charts.curve(name, PATH_TONE, second, Json.points(path.x(), path.y()));
        curve.put("showSymbol", true);
        curve.put("symbol", second ? "emptyDiamond" : "circle");
        curve.put("symbolSize", second ? 9 : 6);
        return curve;
    }

    private static double first(List<Double> numbers) {
        return numbers.get(0);
    }

    private static double last(List<Double> numbers) {
        return numbers.get(numbers.size() - 1);
    }
}
