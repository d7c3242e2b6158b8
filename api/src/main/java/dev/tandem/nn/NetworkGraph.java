package dev.tandem.nn;

import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Call;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network computes of a batch when it is not training, as data: recorded without an engine.
 *
 * @param graph whose inputs are those of the network, then the parameters that it reads; free of gradient nodes
 * @param parameters the names of these parameters, in the order of their inputs
 */
public record NetworkGraph(Graph graph, List<String> parameters) {
    /** Copies the list. */
    public NetworkGraph {
        parameters = List.copyOf(parameters);
    }

    /** Looks at each operation before it is recorded. */
    @FunctionalInterface
    public interface Inspection {
        /** Throws what is wrong with it; the layer that it stands in adds its name. */
        void inspect(Call call, List<TensorType> inputs);
    }

    /**
     * Records a pass through a network.
     *
     * @param batch how many examples
     * @throws dev.tandem.error.UnsupportedExportException if a layer draws random numbers or changes a parameter although it is
     *     not training, naming the layer
     */
    public static NetworkGraph of(Network network, long batch, Inspection inspection) {
        Blueprint blueprint = network.blueprint();
        NetworkRecorder recorder = new NetworkRecorder(network, inspection);
        List<Tensor> inputs = new ArrayList<>();
        for (Input input : blueprint.inputs()) {
            inputs.add(recorder.input(input.batch(blueprint.dtype(), batch)));
        }
        List<Tensor> outputs = new LayerCall.Run(recorder, false).call(blueprint.architecture(), inputs);
        List<Node> nodes = outputs.stream().map(recorder::node).toList();
        Graph graph = GradientExpansion.expand(recorder.graph().build(nodes), GradientPolicy.symbolic());
        return new NetworkGraph(graph, recorder.parameters());
    }
}
