package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.lessons.figure.GraphDrawing.Node;
import dev.tandem.lessons.figure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Boxes and arrows, from the top down: each box below all that it takes its values from. */
final class NodesDrawing {
    private static final int WIDTH = 130;
    private static final int HEIGHT = 76;
    private static final int FRAME = 80;

    private NodesDrawing() {}

    static Drawing of(GraphDrawing drawing) {
        List<List<Node>> layers = drawing.layers();
        int widest = layers.stream().mapToInt(List::size).max().orElse(1);
        List<Object> boxes = new ArrayList<>();
        for (int depth = 0; depth < layers.size(); depth++) {
            List<Node> nodes = layers.get(depth);
            for (int i = 0; i < nodes.size(); i++) {
                // Every other layer a little aside: an arrow straight down would run through the boxes between.
                double x = (i + 0.5 - nodes.size() / 2.0) * WIDTH + (depth % 2 == 0 ? 0 : WIDTH / 5.0);
                boxes.add(box(nodes.get(i), x, depth * HEIGHT));
            }
        }
        Map<String, Object> graph = Json.object(
                "type",
                "graph",
                "layout",
                "none",
                "boxes",
                true,
                "symbol",
                "roundRect",
                "symbolSize",
                List.of(WIDTH - 20, 40),
                "edgeSymbol",
                List.of("none", "arrow"),
                "edgeSymbolSize",
                8,
                "label",
                Json.object("show", true, "width", WIDTH - 26, "overflow", "truncate", "align", "center"),
                "left",
                WIDTH / 2,
                "right",
                WIDTH / 2,
                "top",
                30,
                "bottom",
                30,
                "data",
                boxes,
                "links",
                arrows(drawing));
        Map<String, Object> option = Json.object("tooltip", Charts.tooltip("item"), "series", List.of(graph));
        int width = (widest + 1) * WIDTH;
        return new Drawing(option, FRAME + HEIGHT * (layers.size() - 1), width, List.of(table(drawing)));
    }

    private static Map<String, Object> box(Node node, double x, double y) {
        return Json.object(
                "id", Integer.toString(node.id()), "name", node.label(), "value", node.detail(), "x", x, "y", y);
    }

    private static List<Object> arrows(GraphDrawing drawing) {
        List<Object> arrows = new ArrayList<>();
        for (Node node : drawing.nodes()) {
            for (int input : node.inputs()) {
                arrows.add(Json.object("source", Integer.toString(input), "target", Integer.toString(node.id())));
            }
        }
        return arrows;
    }

    private static Table table(GraphDrawing drawing) {
        return new Table(
                drawing.title(),
                List.of(Tables.number("number"), Tables.text("step"), Tables.text("result"), Tables.text("takes")),
                drawing.nodes().stream()
                        .map(node -> List.of(
                                Integer.toString(node.id()),
                                node.label(),
                                node.detail(),
                                node.inputs().stream().map(String::valueOf).collect(Collectors.joining(", "))))
                        .toList());
    }
}
