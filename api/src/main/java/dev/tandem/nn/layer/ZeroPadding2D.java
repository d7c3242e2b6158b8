package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * Puts zeros around images.
 *
 * <p>Input [batch, height, width, channels], output [batch, height + top + bottom, width + left + right, channels]. No parameters. Default of Keras 3: 1 on each side.
 *
 * @param top rows, 0 or more
 * @param bottom rows, 0 or more
 * @param left columns, 0 or more
 * @param right columns, 0 or more
 */
public record ZeroPadding2D(int top, int bottom, int left, int right) implements UnaryLayer {
    /** Checks the numbers. */
    public ZeroPadding2D {
        LayerCheck.require(
                Math.min(Math.min(top, bottom), Math.min(left, right)) >= 0,
                "ZeroPadding2D",
                "got " + top + ", " + bottom + ", " + left + " and " + right + "; expected 0 or more on each side");
    }

    /** That many cells on each side. */
    public static ZeroPadding2D of(int cells) {
        return new ZeroPadding2D(cells, cells, cells, cells);
    }

    /** That many rows above and below, and columns left and right. */
    public static ZeroPadding2D of(int rows, int columns) {
        return new ZeroPadding2D(rows, rows, columns, columns);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.pad(new long[][] {{0, 0}, {top, bottom}, {left, right}, {0, 0}}, 0);
    }
}
