package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;

/** Curves over a common axis. */
final class LinePicture {
    private static final int MOST_TICKS = 8;

    private LinePicture() {}

    static Picture of(LineChart chart) {
        XYPlot plot = Charts.plot(Charts.number(chart.xLabel()), vertical(chart));
        Charts.lines(
                plot,
                chart.lines().stream()
                        .map(line -> drawable(line, chart.logarithmic()))
                        .toList(),
                0);
        return Charts.picture(chart.title(), plot, Charts.WIDTH, Charts.HEIGHT);
    }

    private static ValueAxis vertical(LineChart chart) {
        if (!chart.logarithmic()) {
            return Charts.number(chart.yLabel());
        }
        double[] exponents = chart.lines().stream()
                .flatMap(line -> line.y().stream())
                .filter(y -> y > 0 && Double.isFinite(y))
                .mapToDouble(Math::log10)
                .sorted()
                .toArray();
        double low = exponents.length == 0 ? 0 : Math.floor(exponents[0]);
        double high = exponents.length == 0 ? 1 : Math.max(low + 1, Math.ceil(exponents[exponents.length - 1]));
        LogAxis axis = new LogAxis(chart.yLabel());
        axis.setRange(Math.pow(10, low), Math.pow(10, high));
        // In decades: as many as there is room for.
        axis.setTickUnit(new NumberTickUnit(Math.ceil((high - low) / MOST_TICKS), new Decades()));
        Charts.dressed(axis);
        return axis;
    }

    /** Gaps where the axis has no place for a number. */
    private static Line drawable(Line line, boolean logarithmic) {
        List<Double> y = line.y().stream()
                .map(each -> Double.isInfinite(each) || (logarithmic && each <= 0) ? Double.valueOf(Double.NaN) : each)
                .toList();
        return new Line(line.name(), line.x(), y);
    }
}
