package dev.tandem.lessons.html;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parts of charts that many have in common. */
final class Charts {
    private static final int NAME_GAP = 28;

    private Charts() {}

    /** The place between the legend above and the axis' name below. */
    static Map<String, Object> grid() {
        return Json.object("left", 8, "right", 20, "top", 64, "bottom", 30, "containLabel", true);
    }

    static Map<String, Object> legend() {
        return Json.object("type", "scroll", "top", 0);
    }

    static Map<String, Object> tooltip(String trigger) {
        return Json.object("trigger", trigger, "confine", true);
    }

    /** A horizontal axis of numbers, only as long as they reach. */
    static Map<String, Object> x(String name) {
        return Json.object("type", "value", "name", name, "nameLocation", "middle", "nameGap", NAME_GAP, "scale", true);
    }

    static Map<String, Object> x(String name, double low, double high) {
        Map<String, Object> axis = x(name);
        axis.put("min", low);
        axis.put("max", high);
        return axis;
    }

    /** A vertical axis, with its name above. */
    static Map<String, Object> y(String name, boolean logarithmic) {
        return Json.object(
                "type",
                logarithmic ? "log" : "value",
                "name",
                name,
                "nameLocation",
                "end",
                "nameTextStyle",
                Json.object("align", "left"),
                "scale",
                true);
    }

    /** A logarithmic axis of whole decades: ECharts finds none itself where all numbers are the same. */
    static Map<String, Object> decades(String name, Stream<Double> numbers) {
        DoubleSummaryStatistics exponents = numbers.filter(number -> number > 0 && Double.isFinite(number))
                .mapToDouble(Math::log10)
                .summaryStatistics();
        double low = exponents.getCount() == 0 ? 0 : Math.floor(exponents.getMin());
        double high = exponents.getCount() == 0 ? 1 : Math.ceil(exponents.getMax());
        Map<String, Object> axis = y(name, true);
        axis.put("min", Math.pow(10, low));
        axis.put("max", Math.pow(10, Math.max(high, low + 1)));
        return axis;
    }

    static Map<String, Object> y(String name, double low, double high) {
        Map<String, Object> axis = y(name, false);
        axis.put("min", low);
        axis.put("max", high);
        return axis;
    }

    /** A chart in one coordinate system. */
    static Map<String, Object> option(
            String trigger, Map<String, Object> xAxis, Map<String, Object> yAxis, List<Object> series) {
        return Json.object(
                "grid",
                grid(),
                "legend",
                legend(),
                "tooltip",
                tooltip(trigger),
                "xAxis",
                xAxis,
                "yAxis",
                yAxis,
                "series",
                series);
    }

    /** A curve; that of a second engine is dashed, and wider below the first one's dashes would hide it. */
    static Map<String, Object> curve(String name, int tone, boolean dashed, List<Object> points) {
        return Json.object(
                "type",
                "line",
                "name",
                name,
                "tone",
                tone,
                "showSymbol",
                false,
                "lineStyle",
                Json.object("width", dashed ? 2 : 3, "type", dashed ? "dashed" : "solid", "opacity", dashed ? 1 : 0.6),
                "data",
                points);
    }

    /** Points; those of a second engine are hollow. */
    static Map<String, Object> points(String name, int tone, boolean hollow, List<Object> points) {
        return Json.object(
                "type",
                "scatter",
                "name",
                name,
                "tone",
                tone,
                "symbol",
                hollow ? "emptyDiamond" : "circle",
                "symbolSize",
                hollow ? 11 : 7,
                "itemStyle",
                Json.object("opacity", 0.85),
                "data",
                points);
    }
}
