package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import dev.tandem.lessons.figure.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Points and lines through them; points that two engines have in common are drawn once. */
final class ScatterDrawing {
    private static final double MARGIN = 0.05;

    private ScatterDrawing() {}

    static Drawing of(List<Sided<ScatterChart>> sides) {
        ScatterChart chart = sides.get(0).figure();
        boolean samePoints =
                sides.stream().map(side -> side.figure().groups()).distinct().count() == 1;
        List<Object> series = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            Sided<ScatterChart> each = sides.get(side);
            lines(each, side > 0, series, tables);
            if (side == 0 || !samePoints) {
                points(samePoints ? Sided.alone(each.figure()) : each, side > 0, series, tables);
            }
        }
        return Drawing.of(
                Charts.option(
                        "item",
                        axis(Charts.x(chart.xLabel()), sides, Points::x),
                        axis(Charts.y(chart.yLabel(), false), sides, Points::y),
                        series),
                tables);
    }

    private static void points(Sided<ScatterChart> side, boolean second, List<Object> series, List<Table> tables) {
        ScatterChart chart = side.figure();
        for (int i = 0; i < chart.groups().size(); i++) {
            Points group = chart.groups().get(i);
            String name = side.label(group.name());
            series.add(Charts.points(name, i, second, Json.points(group.x(), group.y())));
            tables.add(Tables.of(group, name, chart.xLabel(), chart.yLabel()));
        }
    }

    private static void lines(Sided<ScatterChart> side, boolean second, List<Object> series, List<Table> tables) {
        ScatterChart chart = side.figure();
        for (int i = 0; i < chart.lines().size(); i++) {
            Line line = chart.lines().get(i);
            String name = side.label(line.name());
            int tone = chart.groups().size() + i;
            Map<String, Object> curve = Charts.curve(name, tone, second, Json.points(line.x(), line.y()));
            // Lines are cut off where the axes end.
            curve.put("clip", true);
            series.add(curve);
            tables.add(Tables.of(name, chart.xLabel(), chart.yLabel(), line.x(), line.y()));
        }
    }

    /** As far as the points reach, and a little more: lines may go on for ever. */
    private static Map<String, Object> axis(
            Map<String, Object> axis, List<Sided<ScatterChart>> sides, Function<Points, List<Double>> coordinate) {
        double[] all = sides.stream()
                .flatMap(side -> side.figure().groups().stream())
                .map(coordinate)
                .flatMap(Collection::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(all).min().orElse(0);
        double high = DoubleStream.of(all).max().orElse(1);
        double margin = high > low ? (high - low) * MARGIN : 1;
        axis.put("min", rounded(low - margin, high - low, true));
        axis.put("max", rounded(high + margin, high - low, false));
        return axis;
    }

    /** Outward to a number with few digits, as it is written at the end of the axis. */
    private static double rounded(double number, double range, boolean down) {
        double step = Math.pow(10, Math.floor(Math.log10(range > 0 ? range : 1)) - 1);
        double steps = number / step;
        return Math.round((down ? Math.floor(steps) : Math.ceil(steps)) * step * 1e12) / 1e12;
    }
}
