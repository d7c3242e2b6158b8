package dev.tandem.graph;

import dev.tandem.ops.TypeOps;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records a {@link Graph}: every call becomes a node, checked by {@link TypeOps} first.
 *
 * <p>Operations are pure, so a call that was recorded before, of the same inputs, gives the same node again.
 */
public final class GraphOps extends RecordingOps<Node> {
    private record Application(Operation operation, List<Node> inputs) {}

    private final TypeOps types = new TypeOps();
    private final List<Node> inputs = new ArrayList<>();
    private final Map<Application, Node> known = new HashMap<>();
    private int nextId;

    /** A new input of that type, after those there are. */
    public Node input(TensorType type) {
        Node node = new Node(nextId++, new Input(inputs.size()), List.of(), type);
        inputs.add(node);
        return node;
    }

    /** The inputs so far. */
    public List<Node> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public TensorType typeOf(Node x) {
        return x.type();
    }

    @Override
    public Node constant(TensorData data) {
        return apply(Calls.constant(data), List.of(), data.type());
    }

    @Override
    protected Node record(Call call, List<Node> arguments) {
        return apply(
                call,
                arguments,
                call.on(types, arguments.stream().map(Node::type).toList()));
    }

    /** A call recorded elsewhere, applied to nodes of this graph. */
    Node apply(Call call, List<Node> arguments) {
        return record(call, arguments);
    }

    /**
     * The gradients Σᵢ ∂targetᵢ/∂source · upstreamᵢ, one for each source and of its type.
     *
     * <p>That they exist must have been checked (by {@code dev.tandem.gradient.GradientCheck}).
     *
     * @param upstream of the types of the targets
     */
    public List<Node> gradients(List<Node> targets, List<Node> upstream, List<Node> sources) {
        List<Node> arguments = new ArrayList<>(targets);
        arguments.addAll(upstream);
        arguments.addAll(sources);
        List<Node> result = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            result.add(apply(
                    new Gradient(targets.size(), i), arguments, sources.get(i).type()));
        }
        return result;
    }

    /** The graph of these outputs, without what they do not need; its inputs are all kept, in their order. */
    public Graph build(List<Node> outputs) {
        return new Graph(inputs, outputs);
    }

    private Node apply(Operation operation, List<Node> arguments, TensorType type) {
        return known.computeIfAbsent(
                new Application(operation, List.copyOf(arguments)),
                application -> new Node(nextId++, application.operation(), application.inputs(), type));
    }
}
