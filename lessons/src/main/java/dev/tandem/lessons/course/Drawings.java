package dev.tandem.lessons.course;

import dev.tandem.graph.Call;
import dev.tandem.graph.Gradient;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Input;
import dev.tandem.graph.Node;
import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Turns Tandem's graphs into figures. */
final class Drawings {
    private Drawings() {}

    /**
     * A drawing of a graph.
     *
     * @param inputs what to call the inputs, in order
     * @param outputs what to call the outputs, in order
     */
    static GraphDrawing of(String title, Graph graph, List<String> inputs, List<String> outputs) {
        List<GraphDrawing.Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            List<Integer> from = node.inputs().stream().map(Node::id).distinct().toList();
            nodes.add(new GraphDrawing.Node(node.id(), label(node, inputs), detail(node, graph, outputs), from));
        }
        return new GraphDrawing(title, nodes);
    }

    private static String label(Node node, List<String> inputs) {
        if (node.operation() instanceof Input input) {
            return inputs.get(input.position());
        } else if (node.operation() instanceof Gradient gradient) {
            Node source = gradient.sourcesOf(node.inputs()).get(gradient.source());
            return "gradient by " + label(source, inputs);
        } else if (node.operation() instanceof Call call && call.name().equals("constant")) {
            TensorData value = (TensorData) call.attributes().get(0);
            return "constant " + (value.count() == 1 ? value.toString() : "");
        }
        return node.operation().name();
    }

    private static String detail(Node node, Graph graph, List<String> outputs) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (graph.outputs().get(i) == node) {
                names.add(outputs.get(i));
            }
        }
        return node.type() + (names.isEmpty() ? "" : "  → " + String.join(", ", names));
    }
}
