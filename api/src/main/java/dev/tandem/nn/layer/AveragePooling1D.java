package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * The mean of each window of sequences, over those of its cells that lie inside of the sequence.
 *
 * <p>Input [batch, steps, channels], output [batch, steps', channels]. No parameters. Defaults of Keras 3: a window of 2 steps that moves by
 * its own size, no padding.
 *
 * @param size steps of the window
 * @param stride steps from one window to the next
 * @param padding what lies beyond the ends: valid or same
 */
public record AveragePooling1D(int size, int stride, Padding1D padding) implements UnaryLayer {
    /** Checks the numbers. */
    public AveragePooling1D {
        LayerCheck.positive("AveragePooling1D", "size", size);
        LayerCheck.positive("AveragePooling1D", "stride", stride);
        LayerCheck.require(
                padding != Padding1D.CAUSAL, "AveragePooling1D", "the padding is CAUSAL; expected VALID or SAME");
    }

    /** A window of 2 steps. */
    public static AveragePooling1D of() {
        return of(2);
    }

    /** A window that moves by its own size. */
    public static AveragePooling1D of(int size) {
        return new AveragePooling1D(size, size, Padding1D.VALID);
    }

    /** The same with windows that many steps apart. */
    public AveragePooling1D strides(int other) {
        return new AveragePooling1D(size, other, padding);
    }

    /** The same with another padding. */
    public AveragePooling1D padding(Padding1D other) {
        return new AveragePooling1D(size, stride, other);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 2, "[steps, channels]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Pool2dSpec row = new Pool2dSpec(1, size, 1, stride, padding.ofRow(size, 1));
        return x.expandDims(1).averagePool2d(row).squeeze(1);
    }
}
