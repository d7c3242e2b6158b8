package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.Contours;
import java.util.Collections;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Lines of equal height, and a path over them with a mark at each of its points. */
final class ContourPicture {
    private static final int PATH_TONE = 1;
    private static final double POINT = 5;

    private ContourPicture() {}

    static Picture of(ContourChart chart) {
        XYPlot plot = Charts.plot(chart.xLabel(), chart.yLabel());
        plot.getDomainAxis().setRange(chart.x().get(0), chart.x().get(chart.x().size() - 1));
        plot.getRangeAxis().setRange(chart.y().get(0), chart.y().get(chart.y().size() - 1));
        levels(plot, chart);
        Charts.lines(plot, List.of(chart.path()), PATH_TONE);
        XYLineAndShapeRenderer path = (XYLineAndShapeRenderer) plot.getRenderer(1);
        path.setSeriesShapesVisible(0, true);
        path.setSeriesShape(0, Charts.circle(POINT));
        return Charts.picture(chart.title(), plot, Charts.WIDTH, Charts.WIDTH);
    }

    private static void levels(XYPlot plot, ContourChart chart) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultPaint(Ink.tone(0));
        for (int i = 0; i < chart.levels().size(); i++) {
            XYSeries pieces = new XYSeries(i, false, true);
            for (Contours.Segment piece : Contours.of(chart, chart.levels().get(i))) {
                pieces.add(piece.x1(), piece.y1());
                pieces.add(piece.x2(), piece.y2());
                // What is not a number parts a curve from the next.
                pieces.add(piece.x2(), Double.NaN);
            }
            data.addSeries(pieces);
            renderer.setSeriesPaint(i, Ink.tone(0));
            renderer.setSeriesStroke(i, Ink.THIN);
        }
        Charts.named(renderer, Collections.nCopies(chart.levels().size(), ""));
        Charts.add(plot, data, renderer);
    }
}
