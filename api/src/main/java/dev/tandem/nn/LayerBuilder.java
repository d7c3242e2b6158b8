package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TandemException;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the declarations of a layer: its parameters, and the layers inside of it. */
public final class LayerBuilder {
    private final Map<String, ParameterSpec> parameters;
    private final DType dtype;
    private final String path;

    private LayerBuilder(Map<String, ParameterSpec> parameters, DType dtype, String path) {
        this.parameters = parameters;
        this.dtype = dtype;
        this.path = path;
    }

    /** For the outermost layer of a network of that floating dtype. */
    LayerBuilder(DType dtype) {
        this(new LinkedHashMap<>(), dtype, "");
    }

    /** The floating dtype of the network. */
    public DType dtype() {
        return dtype;
    }

    /** Declares a parameter that training changes. */
    public void parameter(String name, Shape shape, WeightConfig weight) {
        declare(new ParameterSpec(name, shape, weight, true));
    }

    /** Declares a parameter that training changes, with its first values. */
    public void parameter(String name, Shape shape, Initializer initializer) {
        parameter(name, shape, WeightConfig.of(initializer));
    }

    /** Declares a parameter that is the layer's state: it changes only where the layer assigns it. */
    public void state(String name, Shape shape, Initializer initializer) {
        declare(new ParameterSpec(name, shape, WeightConfig.of(initializer), false));
    }

    private void declare(ParameterSpec spec) {
        ParameterSpec whole = spec.under(path);
        if (parameters.putIfAbsent(whole.name(), whole) != null) {
            throw new InvalidArgumentException("the parameter '" + whole.name()
                    + "' was declared twice; expected names that differ: give one layer another name with named(...)");
        }
    }

    /**
     * Declares a layer inside of this one.
     *
     * @param inputs shape (without the batch axis) and dtype of each of its inputs
     * @return the same of its outputs
     */
    public List<TensorType> layer(String name, Layer layer, List<TensorType> inputs) {
        LayerBuilder inner = new LayerBuilder(parameters, dtype, path + name + "/");
        try {
            layer.build(inner, inputs);
        } catch (TandemException e) {
            e.happenedIn(LayerCall.describe(inner.path, layer));
            throw e;
        }
        return outputs(name, layer, inputs);
    }

    /** The types of a layer's outputs, that has been declared before, for these inputs; nothing is declared. */
    public List<TensorType> outputs(String name, Layer layer, List<TensorType> inputs) {
        return Symbols.over(parameters, dtype).outputs(path + name, layer, inputs);
    }

    /** All that has been declared so far, by its whole name. */
    Map<String, ParameterSpec> parameters() {
        return parameters;
    }
}
