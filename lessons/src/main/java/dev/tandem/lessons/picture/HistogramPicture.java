package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.Histogram;
import java.awt.Color;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Bars as wide as the ranges that they count. */
final class HistogramPicture {
    private HistogramPicture() {}

    static Picture of(Histogram histogram) {
        XYIntervalSeries bars = new XYIntervalSeries("", false, true);
        for (int i = 0; i < histogram.counts().size(); i++) {
            double low = histogram.edges().get(i);
            double high = histogram.edges().get(i + 1);
            int count = histogram.counts().get(i);
            bars.add((low + high) / 2, low, high, count, count, count);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(bars);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setSeriesPaint(0, Ink.tone(0));
        renderer.setSeriesOutlinePaint(0, Color.WHITE);
        XYPlot plot = Charts.plot(histogram.xLabel(), "count");
        plot.setDomainGridlinesVisible(false);
        plot.setDataset(data);
        plot.setRenderer(renderer);
        plot.getDomainAxis().setLowerMargin(0);
        plot.getDomainAxis().setUpperMargin(0);
        NumberAxis counts = (NumberAxis) plot.getRangeAxis();
        counts.setAutoRangeIncludesZero(true);
        counts.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        return Charts.picture(histogram.title(), plot, Charts.WIDTH, Charts.HEIGHT);
    }
}
