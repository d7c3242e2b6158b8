package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * A layer under a name of the user's choice.
 *
 * @param name unique among its siblings; parameters are called after it
 * @param layer what it does
 */
public record NamedLayer(String name, Layer layer) implements Layer {
    /** Checks the name. */
    public NamedLayer {
        if (!name.matches("[A-Za-z0-9_.\\-]+")) {
            throw new InvalidArgumentException("the layer's name is '" + name
                    + "'; expected letters, digits, '_', '-' and '.': '/' stands between a layer and its parameters");
        }
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        layer.build(builder, inputs);
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        return layer.call(call, inputs);
    }

    @Override
    public String defaultName() {
        return name;
    }

    @Override
    public String type() {
        return layer.type();
    }

    @Override
    public Layer named(String other) {
        return new NamedLayer(other, layer);
    }

    @Override
    public List<String> outputNames(int outputs) {
        return layer.outputNames(outputs);
    }

    @Override
    public boolean passesMask() {
        return layer.passesMask();
    }
}
