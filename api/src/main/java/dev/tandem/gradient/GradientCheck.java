package dev.tandem.gradient;

import dev.tandem.error.GradientException;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says why a gradient does not exist, before it is recorded. */
public final class GradientCheck {
    private GradientCheck() {}

    /**
     * Checks that Σᵢ ∂targetᵢ/∂source · upstreamᵢ exists for each source.
     *
     * @throws GradientException if there is no target or no source; if one of them is not of a floating-point dtype; if there
     *     is not one upstream value of its type for each target; or if no target is computed from a source by differentiable
     *     operations
     */
    public static void check(List<Node> targets, List<Node> upstream, List<Node> sources) {
        require(!targets.isEmpty(), "gradients: got no target; expected at least one");
        require(!sources.isEmpty(), "gradients: got no source; expected at least one");
        requireFloating("target", targets, "keep to a floating dtype on the way to it");
        requireFloating("source", sources, "cast it before anything is computed from it");
        requireUpstream(targets, upstream);
        Set<Node> path = GradientPath.between(sources, targets);
        for (int i = 0; i < sources.size(); i++) {
            if (!path.contains(sources.get(i))) {
                throw new GradientException(unconnected(name("source", i, sources), sources.get(i), targets));
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new GradientException(message);
        }
    }

    private static String name(String role, int i, List<Node> all) {
        String number = all.size() == 1 ? "the " + role : role + " " + i + " of " + all.size();
        return number + " (" + all.get(i).type() + ")";
    }

    private static void requireFloating(String role, List<Node> nodes, String remedy) {
        for (int i = 0; i < nodes.size(); i++) {
            require(
                    nodes.get(i).type().dtype().isFloating(),
                    "gradients: " + name(role, i, nodes) + " has no gradient; expected float32 or float64: " + remedy);
        }
    }

    private static void requireUpstream(List<Node> targets, List<Node> upstream) {
        require(
                targets.size() == upstream.size(),
                "gradients: got " + upstream.size() + " upstream values for " + targets.size()
                        + (targets.size() == 1 ? " target" : " targets") + "; expected one for each target");
        for (int i = 0; i < targets.size(); i++) {
            TensorType given = upstream.get(i).type();
            TensorType expected = targets.get(i).type();
            String remedy = given.dtype() == expected.dtype() ? "reshape it or broadcast it" : "cast it";
            require(
                    given.equals(expected),
                    "gradients: the upstream value of " + name("target", i, targets) + " is " + given + "; expected "
                            + expected + ": " + remedy);
        }
    }

    private static String unconnected(String name, Node source, List<Node> targets) {
        String reached = targets.size() == 1 ? "the target" : "the targets";
        List<Node> needed = GradientPath.inOrder(Graph.ancestors(targets));
        if (!needed.contains(source)) {
            return "gradients: " + reached + " (" + String.join(", ", types(targets)) + ") is not computed from " + name
                    + "; expected it to be: use the source in the computation, or leave it out of the sources";
        }
        Node barrier = barrier(source, needed).orElse(source);
        return "gradients: " + name + " reaches " + reached + " only through " + barrier.operation()
                + ", which has no gradient; expected a way of differentiable operations: " + remedy(barrier);
    }

    private static List<String> types(List<Node> nodes) {
        return nodes.stream().map(node -> node.type().toString()).toList();
    }

    /** The first operation that something computed differentiably from the source goes into, but no gradient comes out of. */
    private static Optional<Node> barrier(Node source, List<Node> needed) {
        Set<Node> reached = GradientPath.descendants(List.of(source), needed);
        return needed.stream()
                .filter(node -> node.inputs().stream().anyMatch(reached::contains))
                .filter(node -> !reached.contains(node))
                .findFirst();
    }

    private static String remedy(Node barrier) {
        return switch (barrier.operation().name()) {
            case "stopGradient" -> "take stopGradient away, or leave the source out";
            case "cast" -> "keep to float32 or float64, or leave the source out";
            case "argMax", "argMin", "argSort", "topKIndices" ->
                "work with the values in place of their positions" + " (softmax, max, sort), or leave the source out";
            case "clip" -> "use minimum and maximum, whose bounds have gradients, or leave the source out";
            default ->
                "work with the values in place of what is asked of them (sigmoid, relu), or leave the source out";
        };
    }
}
