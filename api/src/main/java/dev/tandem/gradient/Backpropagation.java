package dev.tandem.gradient;

import dev.tandem.gradient.Adjoint.Edge;
import dev.tandem.graph.Call;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** Records the gradients of targets with respect to sources as ordinary operations: reverse mode, by {@link GradientRules}. */
final class Backpropagation {
    private final GraphOps ops;
    private final GradientRules rules;
    private final Map<Node, Adjoint> adjoints = new HashMap<>();
    private final Map<Adjoint, GradientSum> gradients = new HashMap<>();
    private final Queue<Adjoint> open =
            new PriorityQueue<>(Comparator.comparingInt(Adjoint::depth).reversed());

    private Backpropagation(GraphOps ops) {
        this.ops = ops;
        this.rules = new GradientRules(ops);
    }

    /** Σᵢ ∂targetᵢ/∂source · upstreamᵢ for each source; there must be no gradient node on the path between them. */
    static List<Node> gradients(GraphOps ops, List<Node> targets, List<Node> upstream, List<Node> sources) {
        Backpropagation pass = new Backpropagation(ops);
        pass.forward(targets, sources);
        for (int i = 0; i < targets.size(); i++) {
            if (pass.adjoints.containsKey(targets.get(i))) {
                pass.contribute(pass.adjoints.get(targets.get(i)), upstream.get(i));
            }
        }
        pass.backward();
        return sources.stream().map(pass::gradientOf).toList();
    }

    private void forward(List<Node> targets, List<Node> sources) {
        Set<Node> wanted = new HashSet<>(sources);
        for (Node node : GradientPath.between(sources, targets)) {
            Adjoint adjoint = forward(node);
            adjoints.put(node, wanted.contains(node) ? adjoint.asSource() : adjoint);
        }
    }

    private Adjoint forward(Node node) {
        if (!(node.operation() instanceof Call call) || node.inputs().stream().noneMatch(adjoints::containsKey)) {
            return Adjoint.of(node);
        }
        List<Adjoint> inputs = node.inputs().stream()
                .map(input -> adjoints.containsKey(input) ? adjoints.get(input) : Adjoint.of(input))
                .toList();
        return call.on(rules, inputs).withValue(node);
    }

    private void backward() {
        // The deepest first: all that flows into a value has arrived before it flows on.
        while (!open.isEmpty()) {
            Adjoint next = open.remove();
            for (Edge edge : next.edges()) {
                contribute(edge.input(), edge.rule().apply(gradients.get(next).total()));
            }
        }
    }

    private void contribute(Adjoint adjoint, Node part) {
        GradientSum sum = gradients.get(adjoint);
        if (sum == null) {
            sum = new GradientSum(ops);
            gradients.put(adjoint, sum);
            open.add(adjoint);
        }
        sum.add(part);
    }

    private Node gradientOf(Node source) {
        GradientSum sum = gradients.get(adjoints.get(source));
        return sum == null ? ops.fullLike(source, 0) : sum.total();
    }
}
