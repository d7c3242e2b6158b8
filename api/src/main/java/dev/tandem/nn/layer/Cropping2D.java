package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * Cuts the edges off images.
 *
 * <p>Input [batch, height, width, channels], output [batch, height − top − bottom, width − left − right, channels]. No parameters.
 *
 * @param top rows, 0 or more
 * @param bottom rows, 0 or more
 * @param left columns, 0 or more
 * @param right columns, 0 or more
 */
public record Cropping2D(int top, int bottom, int left, int right) implements UnaryLayer {
    /** Checks the numbers. */
    public Cropping2D {
        LayerCheck.require(
                Math.min(Math.min(top, bottom), Math.min(left, right)) >= 0,
                "Cropping2D",
                "got " + top + ", " + bottom + ", " + left + " and " + right + "; expected 0 or more on each side");
    }

    /** That many cells on each side. */
    public static Cropping2D of(int cells) {
        return new Cropping2D(cells, cells, cells, cells);
    }

    /** That many rows above and below, and columns left and right. */
    public static Cropping2D of(int rows, int columns) {
        return new Cropping2D(rows, rows, columns, columns);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
        if (input.size(0) <= (long) top + bottom || input.size(1) <= (long) left + right) {
            throw new ShapeMismatchException("an example is " + input + "; expected more than " + ((long) top + bottom)
                    + " rows and " + ((long) left + right) + " columns, which are cut off");
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.slice(1, top, x.size(1) - bottom).slice(2, left, x.size(2) - right);
    }
}
