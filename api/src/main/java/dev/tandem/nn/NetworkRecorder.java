package dev.tandem.nn;

import dev.tandem.error.TracedValueException;
import dev.tandem.error.UnsupportedExportException;
import dev.tandem.gradient.GradientCheck;
import dev.tandem.graph.Call;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.graph.RecordingOps;
import dev.tandem.ops.Ops;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorValue;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs layers on the nodes of a graph; a parameter becomes an input of it when it is first read. */
final class NetworkRecorder extends RecordingOps<Tensor> implements LayerState {
    private final Network network;
    private final NetworkGraph.Inspection inspection;
    private final GraphOps graph = new GraphOps();
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();

    NetworkRecorder(Network network, NetworkGraph.Inspection inspection) {
        this.network = network;
        this.inspection = inspection;
    }

    GraphOps graph() {
        return graph;
    }

    /** Those that were read, in the order of their inputs. */
    List<String> parameters() {
        return List.copyOf(parameters.keySet());
    }

    Tensor input(TensorType type) {
        return traced(graph.input(type));
    }

    /** The node of a tensor; one with a present value, which a layer brought from outside, becomes a constant. */
    Node node(Tensor tensor) {
        if (tensor.value() instanceof Value value) {
            return value.node;
        }
        return graph.constant(tensor.data());
    }

    private Tensor traced(Node node) {
        return new Tensor(new Value(node));
    }

    @Override
    public Tensor parameter(String path) {
        return parameters.computeIfAbsent(
                path, key -> input(network.parameter(key).variable().type()));
    }

    @Override
    public void assign(String path, Tensor value) {
        throw new UnsupportedExportException(
                "the parameter '" + path
                        + "' is assigned although the network is not training; expected a layer that changes nothing when it predicts");
    }

    @Override
    public RandomDraws random(String layerPath) {
        throw new UnsupportedExportException(
                "random numbers are drawn although the network is not training; expected a layer that predicts the same each time");
    }

    @Override
    public DType dtype() {
        return network.blueprint().dtype();
    }

    @Override
    public TensorType typeOf(Tensor x) {
        return x.type();
    }

    /** One value many times over is stretched, not stored: so zeros for a whole batch do not tie the graph to its size. */
    @Override
    public Tensor constant(TensorData data) {
        if (data.shape().rank() > 0 && isUniform(data)) {
            TensorData single = TensorData.wrap(data.type().withShape(Shape.scalar()), firstOf(data));
            return broadcastTo(traced(graph.constant(single)), data.shape());
        }
        return traced(graph.constant(data));
    }

    private static boolean isUniform(TensorData data) {
        if (data.count() == 0) {
            return false;
        }
        ByteBuffer bytes = data.bytes();
        int size = data.dtype().bytes();
        // Shifted by one element, the bytes are the same.
        return bytes.slice(size, bytes.remaining() - size).equals(bytes.slice(0, bytes.remaining() - size));
    }

    private static ByteBuffer firstOf(TensorData data) {
        ByteBuffer single = TensorData.allocate(data.type().withShape(Shape.scalar()));
        single.put(data.bytes().slice(0, data.dtype().bytes())).flip();
        return single;
    }

    @Override
    protected Tensor record(Call call, List<Tensor> inputs) {
        List<Node> nodes = inputs.stream().map(this::node).toList();
        List<TensorType> types = nodes.stream().map(Node::type).toList();
        // Checks the call first, so that the inspection sees right ones only.
        Node result = call.on(graph, nodes);
        inspection.inspect(call, types);
        return traced(result);
    }

    private final class Value implements TensorValue {
        private final Node node;

        Value(Node node) {
            this.node = node;
        }

        @Override
        public TensorType type() {
            return node.type();
        }

        @Override
        public Ops<Tensor> ops() {
            return NetworkRecorder.this;
        }

        @Override
        public boolean isTraced() {
            return true;
        }

        @Override
        public TensorData read() {
            throw new TracedValueException("the value of a tensor " + type()
                    + " was asked for while a network is recorded; expected code that computes with tensors and does not look"
                    + " at their values");
        }

        @Override
        public void close() {
            // A node holds no memory of its own.
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public List<Tensor> gradients(List<Tensor> targets, List<Tensor> upstream, List<Tensor> sources) {
            List<Node> targetNodes = nodes(targets);
            List<Node> upstreamNodes = nodes(upstream);
            List<Node> sourceNodes = nodes(sources);
            GradientCheck.check(targetNodes, upstreamNodes, sourceNodes);
            return graph.gradients(targetNodes, upstreamNodes, sourceNodes).stream()
                    .map(NetworkRecorder.this::traced)
                    .toList();
        }

        private List<Node> nodes(List<Tensor> tensors) {
            return tensors.stream().map(NetworkRecorder.this::node).toList();
        }
    }
}
