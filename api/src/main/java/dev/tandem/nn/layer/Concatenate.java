package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Tensors joined along an axis.
 *
 * <p>Inputs: two or more, equal in all sizes but that along the axis. No parameters. Default of Keras 3: the last axis. Masks
 * are passed on where the joined axis is not that of time: a time step counts if it counts in any input.
 *
 * @param axis 1 is the first after the batch, −1 the last; never 0
 */
public record Concatenate(int axis) implements MergeLayer {
    /** Checks that it is not the batch axis. */
    public Concatenate {
        LayerCheck.require(axis != 0, "Concatenate", "the axis is 0, that of the batch; expected 1 or more, or −1");
    }

    /** Along the last axis. */
    public static Concatenate of() {
        return new Concatenate(-1);
    }

    /** Along that axis. */
    public static Concatenate of(int axis) {
        return new Concatenate(axis);
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        requireCount(inputs.size());
        inputs.forEach(input -> LayerCheck.axis(input.shape(), axis));
    }

    @Override
    public Tensor merge(List<Tensor> inputs) {
        return Tensor.concat(axis, inputs);
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Tensor result = merge(inputs);
        if (result.shape().axis(axis) > 1) {
            Masks.anyOf(call, inputs).ifPresent(mask -> call.mask(result, mask));
        }
        return List.of(result);
    }
}
