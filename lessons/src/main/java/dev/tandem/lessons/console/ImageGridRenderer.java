package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.ImageGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws pictures in five shades. A pixel of a small picture is two characters, which is about a square; in a large one, a
 * character is two pixels, one above the other.
 */
final class ImageGridRenderer {
    private static final String SHADES = " ░▒▓█";
    private static final int SMALL = 16;
    private static final int GAP = 2;

    private ImageGridRenderer() {}

    static List<String> lines(ImageGrid grid, int width, Paint paint) {
        List<ImageGrid.Image> images = grid.images();
        boolean small = images.get(0).columns() <= SMALL;
        int columns = images.get(0).columns() * (small ? 2 : 1);
        int perLine = Math.max(1, (width + GAP) / (columns + GAP));
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < images.size(); start += perLine) {
            List<ImageGrid.Image> row = images.subList(start, Math.min(images.size(), start + perLine));
            if (start > 0) {
                lines.add("");
            }
            int height = (row.get(0).rows() + (small ? 0 : 1)) / (small ? 1 : 2);
            for (int line = 0; line < height; line++) {
                StringBuilder text = new StringBuilder();
                for (ImageGrid.Image image : row) {
                    String pixels = small ? wide(grid, image, line) : tall(grid, image, line);
                    text.append(paint.apply(style(image), pixels)).append(" ".repeat(GAP));
                }
                lines.add(text.toString());
            }
            StringBuilder captions = new StringBuilder();
            for (ImageGrid.Image image : row) {
                String caption = (image.marked() ? "✗ " : "") + image.caption();
                String cut = caption.length() > columns ? caption.substring(0, columns - 1) + "…" : caption;
                captions.append(paint.apply(style(image), Text.padRight(cut, columns)))
                        .append(" ".repeat(GAP));
            }
            lines.add(captions.toString());
        }
        return lines;
    }

    private static Style style(ImageGrid.Image image) {
        return image.marked() ? Style.YELLOW : Style.BLUE;
    }

    /** Two characters a pixel. */
    private static String wide(ImageGrid grid, ImageGrid.Image image, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < image.columns(); column++) {
            text.append(String.valueOf(shade(grid, image.pixel(row, column))).repeat(2));
        }
        return text.toString();
    }

    /** Two pixels a character. */
    private static String tall(ImageGrid grid, ImageGrid.Image image, int line) {
        StringBuilder text = new StringBuilder();
        int lower = Math.min(2 * line + 1, image.rows() - 1);
        for (int column = 0; column < image.columns(); column++) {
            text.append(shade(grid, (image.pixel(2 * line, column) + image.pixel(lower, column)) / 2));
        }
        return text.toString();
    }

    private static char shade(ImageGrid grid, double pixel) {
        double place = (pixel - grid.low()) / (grid.high() - grid.low());
        int last = SHADES.length() - 1;
        return SHADES.charAt((int) Math.max(0, Math.min(last, Math.round(place * last))));
    }
}
