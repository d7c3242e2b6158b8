package dev.tandem.gradient;

import dev.tandem.graph.Call;
import dev.tandem.graph.Gradient;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which nodes a gradient flows through. */
final class GradientPath {
    private GradientPath() {}

    /**
     * The nodes that are computed from a source, and a target from them, by differentiable operations: sources and targets
     * among them, in the order of recording.
     */
    static Set<Node> between(Collection<Node> sources, Collection<Node> targets) {
        return descendants(sources, inOrder(ancestors(targets)));
    }

    /** Those of the nodes, given in their order, that are sources or computed from one by differentiable operations. */
    static Set<Node> descendants(Collection<Node> sources, List<Node> nodes) {
        Set<Node> wanted = new HashSet<>(sources);
        Set<Node> result = new LinkedHashSet<>();
        for (Node node : nodes) {
            if (wanted.contains(node) || differentiableInputs(node).stream().anyMatch(result::contains)) {
                result.add(node);
            }
        }
        return result;
    }

    /** The nodes in the order in which they were recorded. */
    static List<Node> inOrder(Collection<Node> nodes) {
        return nodes.stream().sorted(Comparator.comparingInt(Node::id)).toList();
    }

    private static Set<Node> ancestors(Collection<Node> targets) {
        Set<Node> seen = targets.stream()
                .filter(target -> target.type().dtype().isFloating())
                .collect(Collectors.toCollection(HashSet::new));
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Node input : differentiableInputs(open.pop())) {
                if (seen.add(input)) {
                    open.push(input);
                }
            }
        }
        return seen;
    }

    /** The inputs that a gradient of this node flows to. */
    static List<Node> differentiableInputs(Node node) {
        if (!node.type().dtype().isFloating()
                || GradientRules.NOT_DIFFERENTIABLE.contains(node.operation().name())) {
            return List.of();
        }
        // The bounds of a clip are not differentiated.
        boolean firstOnly = node.operation().name().equals("clip");
        return node.inputs().stream()
                .limit(firstOnly ? 1 : Long.MAX_VALUE)
                .filter(input -> input.type().dtype().isFloating())
                .toList();
    }

    /** What must be differentiated on a path: all its calls but those that only make a source. */
    static List<GradientStep> steps(Set<Node> path) {
        List<GradientStep> steps = new ArrayList<>();
        for (Node node : path) {
            List<Node> differentiable = differentiableInputs(node);
            Set<Integer> through = new HashSet<>();
            for (int i = 0; i < node.inputs().size(); i++) {
                Node input = node.inputs().get(i);
                if (path.contains(input) && differentiable.contains(input)) {
                    through.add(i);
                }
            }
            if (!through.isEmpty() && node.operation() instanceof Call call) {
                List<TensorType> types = node.inputs().stream().map(Node::type).toList();
                steps.add(new GradientStep(call, types, through));
            }
        }
        return steps;
    }

    /** The gradient nodes on a path. */
    static List<Node> gradients(Set<Node> path) {
        return path.stream()
                .filter(node -> node.operation() instanceof Gradient)
                .toList();
    }
}
