package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a layer to each time step by itself, with the same parameters.
 *
 * <pre>{@code
 * TimeDistributed.of(Conv2D.of(16, 3)) // of videos, [batch, steps, height, width, channels]
 * }</pre>
 *
 * <p>Inputs: [batch, steps, ...], all of the same number of steps. Outputs: [batch, steps, ...], those of the layer for each step. A
 * mask of the steps goes on with a single output. Parameters: the layer's, under its default name.
 *
 * <p>All steps go through the layer at once, as examples of one larger batch. So a layer that looks at its batch, as batch
 * normalization does while training, looks at all steps together; Keras 3 goes step by step and gives each statistics of its own.
 *
 * @param layer for one step
 */
public record TimeDistributed(Layer layer) implements Layer {
    /** That layer, at each step. */
    public static TimeDistributed of(Layer layer) {
        return new TimeDistributed(layer);
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        LayerCheck.require(!inputs.isEmpty(), "TimeDistributed", "got no inputs; expected one or more");
        List<TensorType> steps = new ArrayList<>();
        for (TensorType input : inputs) {
            LayerCheck.minRank(input.shape(), 2);
            if (input.shape().size(0) != inputs.get(0).shape().size(0)) {
                throw new ShapeMismatchException(
                        "examples are " + inputs + "; expected the same number of time steps, the first axis, in each");
            }
            steps.add(input.withShape(input.shape().range(1, input.rank())));
        }
        builder.layer(layer.defaultName(), layer, steps);
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Shape outer = inputs.get(0).shape().range(0, 2);
        List<Tensor> steps = new ArrayList<>();
        for (Tensor input : inputs) {
            Shape step = input.shape().range(2, input.rank());
            steps.add(input.reshape(Shape.of(outer.elementCount()).concat(step).toArray()));
        }
        List<Tensor> outputs = new ArrayList<>();
        for (Tensor output : call.layer(layer.defaultName(), layer, steps)) {
            Shape step = output.shape().range(1, output.rank());
            outputs.add(output.reshape(outer.concat(step).toArray()));
        }
        return outputs;
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
