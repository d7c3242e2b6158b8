package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.DecisionRegions;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** What a model says all over the plane, as pale cells behind the points. */
final class RegionsPicture {
    private static final int TALL = 480;

    private RegionsPicture() {}

    static Picture of(DecisionRegions chart) {
        XYPlot plot = new XYPlot(null, Charts.number(chart.xLabel()), Charts.number(chart.yLabel()), null) {
            private static final long serialVersionUID = 1;

            @Override
            public void drawBackground(Graphics2D graphics, Rectangle2D area) {
                cells(chart, graphics, area);
            }
        };
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.getDomainAxis().setRange(reach(chart.x()));
        plot.getRangeAxis().setRange(reach(chart.y()));
        Charts.points(plot, chart.points());
        return Charts.picture(chart.title(), plot, Charts.WIDTH, TALL);
    }

    /** From the outer edge of the first cell to that of the last. */
    private static Range reach(List<Double> centres) {
        double low = centres.get(0);
        double high = centres.get(centres.size() - 1);
        double half = (high - low) / (centres.size() - 1) / 2;
        return new Range(low - half, high + half);
    }

    /** A rectangle for each run of one class in a row; without blurred edges, which would leave seams. */
    private static void cells(DecisionRegions chart, Graphics2D graphics, Rectangle2D area) {
        Object before = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        double width = area.getWidth() / chart.x().size();
        double height = area.getHeight() / chart.y().size();
        for (int row = 0; row < chart.y().size(); row++) {
            List<Integer> answers = chart.classes().get(row);
            for (int from = 0, to; from < answers.size(); from = to) {
                to = from + 1;
                while (to < answers.size() && answers.get(to).equals(answers.get(from))) {
                    to++;
                }
                graphics.setPaint(Ink.pale(answers.get(from)));
                graphics.fill(new Rectangle2D.Double(
                        area.getX() + from * width, area.getMaxY() - (row + 1) * height, (to - from) * width, height));
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }
}
