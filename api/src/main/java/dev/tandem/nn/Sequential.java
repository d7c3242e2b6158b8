package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Layers one after the other: each gets what the one before it puts out.
 *
 * <pre>{@code
 * Sequential.of(Dense.of(16).activation(Activation.RELU), Dense.of(3))
 * }</pre>
 *
 * @param layers in their order, each under a name
 */
public record Sequential(List<NamedLayer> layers) implements Layer {
    /** Checks that there are layers, and that their names differ. */
    public Sequential {
        layers = LayerNames.requireDistinct("Sequential", layers);
        if (layers.isEmpty()) {
            throw new InvalidArgumentException("Sequential: got no layers; expected one or more");
        }
    }

    /** These layers; those without a name are called after their kind: {@code dense}, {@code dense_1}. */
    public static Sequential of(Layer... layers) {
        return new Sequential(LayerNames.of(List.of(layers)));
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        List<TensorType> types = inputs;
        for (NamedLayer layer : layers) {
            types = builder.layer(layer.name(), layer.layer(), types);
        }
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        List<Tensor> values = inputs;
        for (NamedLayer layer : layers) {
            values = call.layer(layer.name(), layer.layer(), values);
        }
        return values;
    }
}
