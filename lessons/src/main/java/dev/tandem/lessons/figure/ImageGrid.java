package dev.tandem.lessons.figure;

import java.util.List;

/**
 * Small pictures side by side, all in the same shades: digits, or the weights of neurons.
 *
 * @param title what it shows
 * @param low the number of an empty pixel
 * @param high the number of a full one, above it
 * @param images from left to right, then from top to bottom
 */
public record ImageGrid(String title, double low, double high, List<Image> images) implements Figure {
    /**
     * A picture.
     *
     * @param caption below it
     * @param marked whether it stands out: an answer that is wrong
     * @param columns how many pixels it is wide
     * @param pixels row by row
     */
    public record Image(String caption, boolean marked, int columns, List<Double> pixels) {
        /** Checks that the rows are full. */
        public Image {
            pixels = List.copyOf(pixels);
            if (columns < 1 || pixels.isEmpty() || pixels.size() % columns != 0) {
                throw new IllegalArgumentException("the image '" + caption + "' has " + pixels.size()
                        + " pixels in rows of " + columns + "; expected full rows, at least one");
            }
        }

        /** How many pixels it is high. */
        public int rows() {
            return pixels.size() / columns;
        }

        /** A pixel, counted from the top left. */
        public double pixel(int row, int column) {
            return pixels.get(row * columns + column);
        }
    }

    /** Checks that there are images, all of the same size, and a range of shades. */
    public ImageGrid {
        images = List.copyOf(images);
        if (images.isEmpty() || !(high > low)) {
            throw new IllegalArgumentException("the grid '" + title + "' has " + images.size() + " images from " + low
                    + " to " + high + "; expected at least one, and a range of shades");
        }
        Image first = images.get(0);
        for (Image image : images) {
            if (image.columns() != first.columns() || image.rows() != first.rows()) {
                throw new IllegalArgumentException("the image '" + image.caption() + "' is " + image.columns() + " by "
                        + image.rows() + "; expected " + first.columns() + " by " + first.rows() + " as the first one");
            }
        }
    }
}
