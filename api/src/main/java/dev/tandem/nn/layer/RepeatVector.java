package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * The same vector at each of so many time steps.
 *
 * <p>Input [batch, features], output [batch, times, features]. No parameters.
 *
 * @param times how often, 1 or more
 */
public record RepeatVector(int times) implements UnaryLayer {
    /** Checks the number. */
    public RepeatVector {
        LayerCheck.positive("RepeatVector", "times", times);
    }

    /** So often. */
    public static RepeatVector of(int times) {
        return new RepeatVector(times);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 1, "[features]");
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.expandDims(1).repeat(times, 1);
    }
}
