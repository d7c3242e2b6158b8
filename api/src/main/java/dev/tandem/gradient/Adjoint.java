package dev.tandem.gradient;

import dev.tandem.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a tensor is to the gradient rules: its node of the forward pass, and for each tensor that it was computed from, how a
 * gradient of this one becomes a part of that one's.
 */
final class Adjoint {
    /**
     * A way back.
     *
     * @param input what the value was computed from
     * @param rule g ↦ (∂value/∂input)ᵀ·g, of the input's type
     */
    record Edge(Adjoint input, UnaryOperator<Node> rule) {}

    private final Node value;
    private final List<Edge> edges;
    private final boolean source;
    private final int depth;

    private Adjoint(Node value, List<Edge> edges, boolean source, int depth) {
        this.value = value;
        this.edges = edges;
        this.source = source;
        this.depth = depth;
    }

    /** A value that no gradient flows through, unless {@link #with} is called. */
    static Adjoint of(Node value) {
        return new Adjoint(value, List.of(), false, 0);
    }

    /**
     * This with a way back to an input; without one where no source lies behind that input, or where there are no elements
     * for a gradient to flow through.
     */
    Adjoint with(Adjoint input, UnaryOperator<Node> rule) {
        if (!input.isActive() || isEmpty(value) || isEmpty(input.value)) {
            return this;
        }
        List<Edge> more = new ArrayList<>(edges);
        more.add(new Edge(input, rule));
        return new Adjoint(value, List.copyOf(more), source, Math.max(depth, input.depth + 1));
    }

    /** The same way back from another node of the same value. */
    Adjoint withValue(Node node) {
        return new Adjoint(node, edges, source, depth);
    }

    /** This as one whose gradient was asked for. */
    Adjoint asSource() {
        return new Adjoint(value, edges, true, depth);
    }

    private static boolean isEmpty(Node node) {
        return node.type().shape().elementCount() == 0;
    }

    private boolean isActive() {
        return source || !edges.isEmpty();
    }

    /** The node of the forward pass. */
    Node value() {
        return value;
    }

    /** The ways back. */
    List<Edge> edges() {
        return edges;
    }

    /** The length of the longest way back to a source, so greater than that of each input. */
    int depth() {
        return depth;
    }
}
