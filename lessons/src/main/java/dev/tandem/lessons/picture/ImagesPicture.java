package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.ImageGrid.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/** Small pictures, a pixel for a number, dark on light; what is marked has a frame and a cross. */
final class ImagesPicture {
    private static final int MARGIN = 16;
    private static final int TOP = 40;
    private static final int SIDE = 88;
    private static final int CAPTION = 24;
    private static final int GAP = 24;
    private static final int IN_A_ROW = 6;
    private static final int SHADES = 255;

    private ImagesPicture() {}

    static Picture of(ImageGrid grid) {
        Image first = grid.images().get(0);
        int columns = Math.min(IN_A_ROW, grid.images().size());
        int rows = (grid.images().size() + columns - 1) / columns;
        double pixel = (double) SIDE / Math.max(first.columns(), first.rows());
        double high = pixel * first.rows();
        int width = (int) Math.ceil(
                Math.max(2 * MARGIN + columns * (SIDE + GAP), 2 * MARGIN + Letters.width(grid.title(), Ink.TITLE)));
        int height = (int) Math.ceil(TOP + rows * (high + CAPTION + GAP / 2.0) + MARGIN);
        return new Picture(width, height, graphics -> {
            Letters.left(graphics, grid.title(), Ink.TITLE, Ink.BLACK, MARGIN, 24);
            for (int i = 0; i < grid.images().size(); i++) {
                Image image = grid.images().get(i);
                double x = MARGIN + GAP / 2.0 + (i % columns) * (SIDE + GAP);
                int row = i / columns;
                double y = TOP + row * (high + CAPTION + GAP / 2.0);
                pixels(grid, image, graphics, x, y, pixel);
                frame(image, graphics, new Rectangle2D.Double(x, y, pixel * image.columns(), high));
            }
        });
    }

    /** A rectangle for each run of one shade in a row; without blurred edges, which would leave seams. */
    private static void pixels(ImageGrid grid, Image image, Graphics2D graphics, double x, double y, double pixel) {
        Object before = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int row = 0; row < image.rows(); row++) {
            for (int from = 0, to; from < image.columns(); from = to) {
                int shade = shade(grid, image, row, from);
                to = from + 1;
                while (to < image.columns() && shade(grid, image, row, to) == shade) {
                    to++;
                }
                graphics.setPaint(new Color(shade, shade, shade));
                graphics.fill(new Rectangle2D.Double(x + from * pixel, y + row * pixel, (to - from) * pixel, pixel));
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private static int shade(ImageGrid grid, Image image, int row, int column) {
        double full = (image.pixel(row, column) - grid.low()) / (grid.high() - grid.low());
        return (int) Math.round(SHADES * (1 - Math.max(0, Math.min(1, full))));
    }

    private static void frame(Image image, Graphics2D graphics, Rectangle2D place) {
        graphics.setPaint(image.marked() ? Ink.BAD : Ink.RULE);
        graphics.setStroke(image.marked() ? Ink.LINE : Ink.THIN);
        graphics.draw(place);
        Rectangle2D below = new Rectangle2D.Double(
                place.getCenterX() - (SIDE + GAP) / 2.0 + 2, place.getMaxY(), SIDE + GAP - 4, CAPTION);
        String caption = (image.marked() ? "✗ " : "") + image.caption();
        Letters.centred(graphics, caption, Ink.SMALL, image.marked() ? Ink.BAD : Ink.BLACK, below);
    }
}
