package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/**
 * Makes images larger by whole factors.
 *
 * <p>Nearest: each pixel becomes a block of equal ones. Bilinear: output pixel i lies at (i + ½)/factor − ½ of the input, between two
 * pixels of which it takes a weighted mean, edges being continued (half-pixel centres, as Keras 3).
 *
 * <p>Input [batch, height, width, channels], output [batch, height·heightFactor, width·widthFactor, channels]. No parameters. Defaults of
 * Keras 3: factor 2, nearest.
 *
 * @param heightFactor 1 or more
 * @param widthFactor 1 or more
 * @param interpolation how pixels in between are made
 */
public record UpSampling2D(int heightFactor, int widthFactor, Interpolation interpolation) implements UnaryLayer {
    /** Checks the numbers. */
    public UpSampling2D {
        LayerCheck.positive("UpSampling2D", "heightFactor", heightFactor);
        LayerCheck.positive("UpSampling2D", "widthFactor", widthFactor);
    }

    /** How pixels in between are made. */
    public enum Interpolation {
        /** The nearest one again. */
        NEAREST,
        /** A weighted mean of the two nearest, each way. */
        BILINEAR
    }

    /** Twice as large. */
    public static UpSampling2D of() {
        return of(2);
    }

    /** So many times as large, both ways. */
    public static UpSampling2D of(int factor) {
        return of(factor, factor);
    }

    /** So many times as high and as wide. */
    public static UpSampling2D of(int heightFactor, int widthFactor) {
        return new UpSampling2D(heightFactor, widthFactor, Interpolation.NEAREST);
    }

    /** The same with bilinear interpolation. */
    public UpSampling2D bilinear() {
        return new UpSampling2D(heightFactor, widthFactor, Interpolation.BILINEAR);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        if (interpolation == Interpolation.NEAREST) {
            return x.repeat(heightFactor, 1).repeat(widthFactor, 2);
        }
        return interpolate(call, interpolate(call, x, heightFactor, 1), widthFactor, 2);
    }

    /** Along one axis: the pixel before and the pixel after each position, weighted by how near they are. */
    private static Tensor interpolate(LayerCall call, Tensor x, int factor, int axis) {
        int size = Math.toIntExact(x.size(axis));
        int[] before = new int[size * factor];
        int[] after = new int[size * factor];
        double[] nearness = new double[size * factor];
        for (int i = 0; i < before.length; i++) {
            double position = Math.min(Math.max((i + 0.5) / factor - 0.5, 0), Math.max(0, size - 1));
            before[i] = (int) position;
            after[i] = Math.min(before[i] + 1, size - 1);
            nearness[i] = position - before[i];
        }
        Shape along = Shape.of(before.length);
        Shape weights = axis == 1 ? Shape.of(before.length, 1, 1) : Shape.of(before.length, 1);
        Tensor weight = call.constant(TensorData.of(new TensorType(weights, x.dtype()), nearness));
        Tensor first = x.gather(call.constant(TensorData.of(along, before)), axis);
        Tensor second = x.gather(call.constant(TensorData.of(along, after)), axis);
        return first.add(second.subtract(first).multiply(weight));
    }
}
