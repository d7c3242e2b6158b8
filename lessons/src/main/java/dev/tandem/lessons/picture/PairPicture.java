package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.Points;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Every feature against every other, in a square of small charts; the names stand on the diagonal. */
final class PairPicture {
    private static final int CELL = 160;
    private static final int TOP = 56;
    private static final int MARGIN = 10;
    private static final double POINT = 4;

    private PairPicture() {}

    static Picture of(PairPlot plot) {
        int side = plot.features().size() * CELL + 2 * MARGIN;
        return new Picture(side, side + TOP, graphics -> paint(plot, graphics));
    }

    private static void paint(PairPlot plot, Graphics2D graphics) {
        Letters.left(graphics, plot.title(), Ink.TITLE, Ink.BLACK, MARGIN, 20);
        legend(plot, graphics);
        for (int row = 0; row < plot.features().size(); row++) {
            for (int column = 0; column < plot.features().size(); column++) {
                Rectangle2D cell = new Rectangle2D.Double(MARGIN + column * CELL, TOP + row * CELL, CELL, CELL);
                if (row == column) {
                    Letters.centred(graphics, plot.features().get(row), Ink.TITLE, Ink.BLACK, cell);
                } else {
                    cell(plot, row, column).draw(graphics, cell);
                }
            }
        }
    }

    private static void legend(PairPlot plot, Graphics2D graphics) {
        double x = MARGIN;
        for (int i = 0; i < plot.groups().size(); i++) {
            graphics.setPaint(Ink.tone(i));
            graphics.fill(new Rectangle2D.Double(x, 33, 10, 10));
            x = Letters.left(graphics, plot.groups().get(i).name(), Ink.PLAIN, Ink.BLACK, x + 15, 42) + 20;
        }
    }

    private static JFreeChart cell(PairPlot plot, int row, int column) {
        XYPlot small = Charts.plot("", "");
        List<Points> groups = plot.groups().stream()
                .map(group -> new Points("", group.feature(column), group.feature(row)))
                .toList();
        Charts.points(small, groups, POINT);
        small.getDomainAxis().setTickLabelFont(Ink.SMALL);
        small.getRangeAxis().setTickLabelFont(Ink.SMALL);
        JFreeChart chart = Charts.chart("", small);
        chart.setPadding(new RectangleInsets(4, 2, 2, 8));
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }
}
