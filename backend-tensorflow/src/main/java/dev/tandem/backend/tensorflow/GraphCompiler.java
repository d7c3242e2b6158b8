package dev.tandem.backend.tensorflow;

import dev.tandem.engine.Device;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a Tandem graph as a TensorFlow graph, gradients included, and opens a session on it. */
final class GraphCompiler {

    /** From so many nodes on, what TensorFlow's optimiser gains in each run outweighs what it costs in the first. */
    private static final int LARGE = 30;

    /** Above so many nodes the optimiser, whose time grows with their square, would take minutes. */
    private static final int TOO_LARGE = 1000;

    private final Device device;
    private final int threads;

    GraphCompiler(Device device, int threads) {
        this.device = device;
        this.threads = threads;
    }

    TensorFlowProgram compile(Graph graph) {
        int nodes = graph.nodes().size();
        boolean optimize = nodes >= LARGE && nodes <= TOO_LARGE;
        SessionSettings settings = new SessionSettings(threads, optimize, device.kind() == Device.Kind.GPU);
        try (NativeGraph target = new NativeGraph("/device:" + device.kind() + ":" + device.index())) {
            TfOps ops = new TfOps(target);
            List<GraphValue> feeds = new ArrayList<>();
            for (Node input : graph.inputs()) {
                feeds.add(placeholder(target, input.type()));
            }
            List<GraphValue> results = graph.evaluate(
                    ops, feeds, (targets, upstream, sources) -> gradients(target, ops, targets, upstream, sources));
            List<GraphValue> fetches = distinct(ops, results, feeds);
            List<TensorType> types = graph.outputs().stream().map(Node::type).toList();
            return new TensorFlowProgram(new NativeSession(target, feeds, fetches, settings), types);
        }
    }

    private static GraphValue placeholder(NativeGraph target, TensorType type) {
        return target.placeholder(
                TensorTypes.toTensorFlow(type.dtype()), type.shape().toArray());
    }

    /** TensorFlow refuses to fetch what is fed, and to fetch one value twice; an identity is another value. */
    private static List<GraphValue> distinct(TfOps ops, List<GraphValue> results, List<GraphValue> feeds) {
        Set<GraphValue> taken = new HashSet<>(feeds);
        List<GraphValue> fetches = new ArrayList<>();
        for (GraphValue result : results) {
            fetches.add(taken.add(result) ? result : ops.apply("Identity", result));
        }
        return fetches;
    }

    /** TensorFlow's own gradients, zeros where it says that nothing flows. */
    private static List<GraphValue> gradients(
            NativeGraph target,
            TfOps ops,
            List<GraphValue> targets,
            List<GraphValue> upstream,
            List<GraphValue> sources) {
        // A source that is named twice is asked for once.
        List<GraphValue> asked = List.copyOf(new LinkedHashSet<>(sources));
        // A target on the way to another, or a source that is one, would lose its upstream value: each gets a name of
        // its own.
        List<GraphValue> ends =
                targets.stream().map(end -> ops.apply("Identity", end)).toList();
        List<Optional<GraphValue>> found = target.gradients(ends, asked, upstream);
        List<GraphValue> result = new ArrayList<>();
        for (GraphValue source : sources) {
            Optional<GraphValue> gradient = found.get(asked.indexOf(source));
            gradient.ifPresent(
                    value -> target.setDimensions(value, ops.shapeOf(source).toArray()));
            result.add(gradient.orElseGet(() -> ops.fullLike(source, 0)));
        }
        return result;
    }
}
