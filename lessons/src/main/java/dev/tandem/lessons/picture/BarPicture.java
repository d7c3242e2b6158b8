package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.BarChart.Bars;
import java.awt.Graphics2D;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;

/** Bars from left to right, from 0 on. */
final class BarPicture {
    private static final int FRAME = 130;
    private static final int BAR = 18;
    private static final int GAP = 14;
    private static final float WIDEST_NAME = 0.4f;

    private BarPicture() {}

    static Picture of(BarChart chart) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0);
        for (int i = 0; i < chart.series().size(); i++) {
            Bars bars = chart.series().get(i);
            for (int j = 0; j < chart.categories().size(); j++) {
                // Keys are numbers: two categories may have one name.
                data.addValue(bars.values().get(j), Integer.valueOf(i), Integer.valueOf(j));
            }
            renderer.setSeriesPaint(i, Ink.tone(i));
            renderer.setSeriesVisibleInLegend(i, !bars.name().isEmpty());
        }
        renderer.setLegendItemLabelGenerator(
                (all, series) -> chart.series().get(series).name());
        CategoryPlot plot = new CategoryPlot(data, names(chart), values(chart), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(Ink.RULE);
        int height = FRAME + chart.categories().size() * (chart.series().size() * BAR + GAP);
        return Charts.picture(chart.title(), plot, Charts.WIDTH, height);
    }

    private static CategoryAxis names(BarChart chart) {
        CategoryAxis axis = new CategoryAxis() {
            private static final long serialVersionUID = 1;

            @Override
            protected TextBlock createLabel(
                    @SuppressWarnings("rawtypes") Comparable category,
                    float width,
                    RectangleEdge edge,
                    Graphics2D graphics) {
                return super.createLabel(chart.categories().get((Integer) category), width, edge, graphics);
            }
        };
        Charts.dressed(axis);
        axis.setMaximumCategoryLabelLines(2);
        axis.setMaximumCategoryLabelWidthRatio(WIDEST_NAME);
        return axis;
    }

    private static NumberAxis values(BarChart chart) {
        NumberAxis axis = Charts.number(chart.valueLabel());
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }
}
