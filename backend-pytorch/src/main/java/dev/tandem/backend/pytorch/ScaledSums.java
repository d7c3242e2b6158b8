package dev.tandem.backend.pytorch;

import dev.tandem.graph.Call;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The a ± c·b of a graph, with c a single number, as every step of gradient descent ends in: libtorch computes them in one
 * pass over memory, without a tensor for c·b.
 */
final class ScaledSums {
    /**
     * One of them.
     *
     * @param a what is added to
     * @param b what is scaled
     * @param factor the number c, computed or a constant
     */
    record ScaledSum(Node a, Node b, Node factor) {
        /** The number c where it is known beforehand. */
        Optional<Double> constant() {
            return number(factor);
        }
    }

    private final Map<Node, ScaledSum> sums = new HashMap<>();
    private final Set<Node> products = new HashSet<>();

    /**
     * Finds them.
     *
     * @param sources nodes that gradients are taken by, which must stay what they are
     */
    ScaledSums(Graph graph, Set<Node> sources) {
        Map<Node, Integer> uses = new HashMap<>();
        graph.nodes().forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        graph.outputs().forEach(output -> uses.merge(output, 1, Integer::sum));
        for (Node node : graph.nodes()) {
            if (!isCall(node, "add") && !isCall(node, "subtract")) {
                continue;
            }
            Node product = node.inputs().get(1);
            if (isCall(product, "multiply") && uses.get(product) == 1 && !sources.contains(product)) {
                of(node.inputs().get(0), product).ifPresent(sum -> {
                    sums.put(node, sum);
                    products.add(product);
                });
            }
        }
    }

    private static Optional<ScaledSum> of(Node a, Node product) {
        Node left = product.inputs().get(0);
        Node right = product.inputs().get(1);
        if (!product.type().dtype().isFloating()) {
            return Optional.empty();
        }
        if (right.type().rank() == 0) {
            return Optional.of(new ScaledSum(a, left, right));
        }
        return left.type().rank() == 0 ? Optional.of(new ScaledSum(a, right, left)) : Optional.empty();
    }

    private static Optional<Double> number(Node node) {
        if (!isCall(node, "constant") || node.type().rank() != 0) {
            return Optional.empty();
        }
        double value = ((TensorData) ((Call) node.operation()).attributes().get(0)).getDouble(0);
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static boolean isCall(Node node, String name) {
        return node.operation() instanceof Call call && call.name().equals(name);
    }

    /** Whether a node is part of a sum and needs no value of its own. */
    boolean absorbs(Node node) {
        return products.contains(node);
    }

    /** The sum that a node is, if it is one. */
    Optional<ScaledSum> at(Node node) {
        return Optional.ofNullable(sums.get(node));
    }
}
