package dev.tandem.lessons.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Boxes and arrows: a computation, each step after those that it takes its values from.
 *
 * @param title what it shows
 * @param nodes in an order in which they can be computed
 */
public record GraphDrawing(String title, List<Node> nodes) implements Figure {
    /**
     * A step of the computation.
     *
     * @param id tells it from the others
     * @param label its name: {@code matmul}
     * @param detail more about it: {@code float32[4, 1]}
     * @param inputs the ids of the nodes that it takes its values from
     */
    public record Node(int id, String label, String detail, List<Integer> inputs) {
        /** Keeps a copy of the inputs. */
        public Node {
            inputs = List.copyOf(inputs);
        }
    }

    /** Checks that every arrow comes from a node above. */
    public GraphDrawing {
        nodes = List.copyOf(nodes);
        Set<Integer> above = new HashSet<>();
        for (Node node : nodes) {
            if (!above.containsAll(node.inputs())) {
                throw new IllegalArgumentException("the node '" + node.label() + "' takes " + node.inputs()
                        + "; expected nodes that stand above it");
            }
            above.add(node.id());
        }
    }

    /** The nodes from the top down: each below all that it takes its values from, as high up as that allows. */
    public List<List<Node>> layers() {
        Map<Integer, Integer> depths = new HashMap<>();
        List<List<Node>> layers = new ArrayList<>();
        for (Node node : nodes) {
            int depth = 1 + node.inputs().stream().mapToInt(depths::get).max().orElse(-1);
            depths.put(node.id(), depth);
            if (depth == layers.size()) {
                layers.add(new ArrayList<>());
            }
            layers.get(depth).add(node);
        }
        return layers.stream().map(List::copyOf).toList();
    }
}
