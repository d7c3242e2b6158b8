package dev.tandem.nn.layer;

import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.List;

/** A layer without parameters that makes one tensor of several, number by number. */
interface MergeLayer extends Layer {
    /** Computes the output. */
    Tensor merge(List<Tensor> inputs);

    /** Checks the number of inputs. */
    default void requireCount(int count) {
        LayerCheck.require(count >= 2, type(), "got " + count + " inputs; expected two or more");
    }

    @Override
    default void build(LayerBuilder builder, List<TensorType> inputs) {
        requireCount(inputs.size());
    }

    @Override
    default List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Tensor result = merge(inputs);
        Masks.anyOf(call, inputs).ifPresent(mask -> call.mask(result, mask));
        return List.of(result);
    }
}
