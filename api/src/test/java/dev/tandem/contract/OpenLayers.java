package dev.tandem.contract;

import dev.tandem.backend.Backend;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A contract on layers: besides the backend of float32 one of float64, for values that are told apart finely. */
abstract class OpenLayers extends OpenBackend {
    /** Of float64. */
    protected Backend wide;

    OpenLayers(String name) {
        super(name);
    }

    @BeforeAll
    void openWide() {
        wide = open(Map.of("dtype", "float64"));
    }

    @AfterAll
    void closeWide() {
        wide.close();
    }

    /** What a layer gives, in float64, not training. */
    protected double[] values(Layer layer, Tensor... inputs) {
        return values(network(layer, inputs), inputs);
    }

    protected static double[] values(Network network, Tensor... inputs) {
        return network.call(inputs).toDoubles();
    }

    /** A network of that layer in float64, for inputs such as these. */
    protected Network network(Layer layer, Tensor... inputs) {
        Input[] declared = Arrays.stream(inputs)
                .map(x -> Input.of(x.dtype(), x.shape().range(1, x.rank()).toArray()))
                .toArray(Input[]::new);
        return Network.build(wide, layer, declared);
    }

    /** Normal numbers in float64. */
    protected Tensor normal(long... sizes) {
        return wide.random().normal(Shape.of(sizes), 0, 1);
    }

    protected static double[] parameter(Network network, String name) {
        return network.parameter(name).variable().data().toDoubles();
    }

    /** Gives all trainable parameters normal numbers, biases too, so that none is without effect. */
    protected Network shaken(Network network) {
        network.trainable()
                .forEach(parameter -> parameter
                        .variable()
                        .assign(TensorData.of(
                                parameter.variable().type(),
                                wide.random().normal(parameter.shape(), 0, 0.5).toDoubles())));
        return network;
    }

    protected static List<Tensor> upload(Backend backend, List<TensorData> data) {
        return data.stream().map(backend::tensor).toList();
    }
}
