package dev.tandem.graph;

import dev.tandem.ops.Ops;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A function as data: inputs, outputs, and the nodes between them in an order in which they can be computed. */
public final class Graph {
    /** How an interpreter answers a {@link Gradient} question: one value for each source. */
    public interface GradientMethod<T> {
        /** Σᵢ ∂targetᵢ/∂source · upstreamᵢ for each source. */
        List<T> gradients(List<T> targets, List<T> upstream, List<T> sources);
    }

    private final List<Node> inputs;
    private final List<Node> outputs;
    private final List<Node> nodes;

    Graph(List<Node> inputs, List<Node> outputs) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        Set<Node> needed = new HashSet<>(ancestors(outputs));
        needed.addAll(inputs);
        this.nodes = needed.stream().sorted(Comparator.comparingInt(Node::id)).toList();
    }

    /** What the caller brings, in order. */
    public List<Node> inputs() {
        return inputs;
    }

    /** What the caller gets, in order; one node may be named more than once, and may be an input. */
    public List<Node> outputs() {
        return outputs;
    }

    /** All inputs, and all nodes that the outputs need, each after the nodes it is computed from. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The nodes that these are computed from, and these themselves. */
    public static Set<Node> ancestors(List<Node> of) {
        Set<Node> seen = new HashSet<>(of);
        Deque<Node> open = new ArrayDeque<>(of);
        while (!open.isEmpty()) {
            for (Node input : open.pop().inputs()) {
                if (seen.add(input)) {
                    open.push(input);
                }
            }
        }
        return seen;
    }

    /**
     * Computes the outputs on an interpreter, node by node.
     *
     * @param values one for each input
     * @param gradients how to answer gradient nodes; asked once for the nodes of one question
     */
    public <T> List<T> evaluate(Ops<T> ops, List<T> values, GradientMethod<T> gradients) {
        Map<Node, T> known = new HashMap<>();
        Map<Gradient.Question, List<T>> answered = new HashMap<>();
        for (Node node : nodes) {
            if (node.operation() instanceof Input input) {
                known.put(node, values.get(input.position()));
                continue;
            }
            List<T> arguments = node.inputs().stream().map(known::get).toList();
            if (node.operation() instanceof Call call) {
                known.put(node, call.on(ops, arguments));
            } else if (node.operation() instanceof Gradient gradient) {
                List<T> answer = answered.computeIfAbsent(
                        gradient.question(node),
                        question -> gradients.gradients(
                                gradient.targetsOf(arguments),
                                gradient.upstreamOf(arguments),
                                gradient.sourcesOf(arguments)));
                known.put(node, answer.get(gradient.source()));
            }
        }
        return outputs.stream().map(known::get).toList();
    }

    /**
     * What two graphs have in common when one compiled program serves both: operations, attributes, wiring and input types,
     * but not the identity of nodes.
     */
    public Structure structure() {
        Map<Node, Integer> positions = new HashMap<>();
        List<Object> parts = new ArrayList<>(nodes.size() * 3);
        for (Node node : nodes) {
            positions.put(node, positions.size());
            parts.add(node.operation());
            if (node.operation() instanceof Input) {
                parts.add(node.type());
            }
            for (Node input : node.inputs()) {
                parts.add(positions.get(input));
            }
        }
        parts.add("outputs");
        outputs.forEach(output -> parts.add(positions.get(output)));
        return new Structure(parts, parts.hashCode());
    }

    /** A graph's structure as a key; see {@link Graph#structure()}. */
    public static final class Structure {
        private final List<Object> parts;
        private final int hash;

        private Structure(List<Object> parts, int hash) {
            this.parts = parts;
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Structure structure && hash == structure.hash && parts.equals(structure.parts);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** A listing, one node a line. */
    @Override
    public String toString() {
        return nodes.stream().map(Node::toString).collect(Collectors.joining("\n"))
                + "\nreturn "
                + outputs.stream().map(output -> "%" + output.id()).toList();
    }
}
