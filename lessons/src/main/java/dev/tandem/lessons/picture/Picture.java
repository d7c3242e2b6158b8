package dev.tandem.lessons.picture;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/**
 * Something that can be painted on whatever has a brush: pixels, or SVG.
 *
 * @param width in units of a pixel on an ordinary screen
 * @param height in the same
 * @param painter paints it, from (0, 0) on
 */
record Picture(int width, int height, Consumer<Graphics2D> painter) {}
