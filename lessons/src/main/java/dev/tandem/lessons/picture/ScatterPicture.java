package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import java.util.Collection;
import org.jfree.chart.plot.XYPlot;

/** Points, and lines behind them which are cut off where the axes end. */
final class ScatterPicture {
    private ScatterPicture() {}

    static Picture of(ScatterChart chart) {
        XYPlot plot = Charts.plot(chart.xLabel(), chart.yLabel());
        Charts.lines(plot, chart.lines(), chart.groups().size());
        Charts.points(plot, chart.groups());
        plot.getDomainAxis()
                .setRange(Charts.reach(chart.groups().stream()
                        .map(Points::x)
                        .flatMap(Collection::stream)
                        .toList()));
        plot.getRangeAxis()
                .setRange(Charts.reach(chart.groups().stream()
                        .map(Points::y)
                        .flatMap(Collection::stream)
                        .toList()));
        return Charts.picture(chart.title(), plot, Charts.WIDTH, Charts.HEIGHT);
    }
}
