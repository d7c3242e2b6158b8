package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Points;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Parts of charts that many have in common. */
final class Charts {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    private static final double POINT = 6;
    private static final double MARGIN = 0.05;

    private Charts() {}

    /** A chart under its title, with a legend where it says anything. */
    static Picture picture(String title, Plot plot, int width, int height) {
        JFreeChart chart = chart(title, plot);
        return new Picture(
                width, height, graphics -> chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height)));
    }

    static JFreeChart chart(String title, Plot plot) {
        boolean named = IntStream.range(0, plot.getLegendItems().getItemCount())
                .mapToObj(plot.getLegendItems()::get)
                .anyMatch(item -> !item.getLabel().isEmpty());
        JFreeChart chart = new JFreeChart(title.isEmpty() ? null : title, Ink.TITLE, plot, named);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 12));
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Ink.RULE);
        if (chart.getTitle() != null) {
            chart.getTitle().setPaint(Ink.BLACK);
        }
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setItemFont(Ink.PLAIN);
            legend.setItemPaint(Ink.BLACK);
            legend.setFrame(BlockBorder.NONE);
        }
        return chart;
    }

    /** Two axes of numbers, only as long as they reach. */
    static XYPlot plot(String xLabel, String yLabel) {
        return plot(number(xLabel), number(yLabel));
    }

    static XYPlot plot(ValueAxis x, ValueAxis y) {
        XYPlot plot = new XYPlot(null, x, y, null);
        plot.setDomainGridlinePaint(Ink.RULE);
        plot.setRangeGridlinePaint(Ink.RULE);
        plot.setDomainGridlineStroke(Ink.THIN);
        plot.setRangeGridlineStroke(Ink.THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    static NumberAxis number(String name) {
        NumberAxis axis = new NumberAxis(name);
        axis.setAutoRangeIncludesZero(false);
        return dressed(axis);
    }

    static <A extends Axis> A dressed(A axis) {
        axis.setLabelFont(Ink.PLAIN);
        axis.setTickLabelFont(Ink.PLAIN);
        axis.setLabelPaint(Ink.FAINT);
        axis.setTickLabelPaint(Ink.BLACK);
        axis.setAxisLinePaint(Ink.FAINT);
        return axis;
    }

    /** Adds something in a layer of its own, over what is there. */
    static void add(XYPlot plot, XYDataset data, XYLineAndShapeRenderer renderer) {
        int layer = plot.getDatasetCount();
        if (plot.getDataset(0) == null) {
            layer = 0;
        }
        plot.setDataset(layer, data);
        plot.setRenderer(layer, renderer);
    }

    /** Curves, in the colours from a number on. */
    static void lines(XYPlot plot, List<Line> lines, int firstTone) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new Curves(data);
        for (int i = 0; i < lines.size(); i++) {
            // A series is known by a key, which has to be its own; the legend shows the name.
            XYSeries series = new XYSeries(firstTone + i, false, true);
            Line line = lines.get(i);
            for (int j = 0; j < line.x().size(); j++) {
                series.add(line.x().get(j), line.y().get(j));
            }
            data.addSeries(series);
            renderer.setSeriesPaint(i, Ink.tone(firstTone + i));
            renderer.setSeriesStroke(i, Ink.LINE);
            renderer.setSeriesShape(i, circle(POINT));
        }
        named(renderer, lines.stream().map(Line::name).toList());
        add(plot, data, renderer);
    }

    /** Points, a colour a group. */
    static void points(XYPlot plot, List<Points> groups, double size) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < groups.size(); i++) {
            XYSeries series = new XYSeries(i, false, true);
            Points group = groups.get(i);
            for (int j = 0; j < group.x().size(); j++) {
                series.add(group.x().get(j), group.y().get(j));
            }
            data.addSeries(series);
            renderer.setSeriesPaint(i, Ink.tone(i));
            renderer.setSeriesShape(
                    i, i % 2 == 0 ? circle(size) : new Rectangle2D.Double(-size / 2, -size / 2, size, size));
        }
        renderer.setUseOutlinePaint(true);
        renderer.setDefaultOutlinePaint(Color.WHITE);
        renderer.setDefaultOutlineStroke(new BasicStroke(0.5f));
        named(renderer, groups.stream().map(Points::name).toList());
        add(plot, data, renderer);
    }

    static void points(XYPlot plot, List<Points> groups) {
        points(plot, groups, POINT);
    }

    /** A mark, round about its place. */
    static Shape circle(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    /** Writes these names into the legend; an empty one is left out. */
    static void named(XYLineAndShapeRenderer renderer, List<String> names) {
        renderer.setLegendItemLabelGenerator((data, series) -> names.get(series));
        for (int i = 0; i < names.size(); i++) {
            renderer.setSeriesVisibleInLegend(i, !names.get(i).isEmpty());
        }
    }

    /** From the least number to the greatest, and a little more. */
    static Range reach(List<Double> numbers) {
        double[] finite = numbers.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(finite).min().orElse(0);
        double high = DoubleStream.of(finite).max().orElse(1);
        double margin = high > low ? (high - low) * MARGIN : 1;
        return new Range(low - margin, high + margin);
    }
}
