package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.GraphDrawing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a graph from the top down, a node a line. A value runs down its own lane from the node that computes it to the last
 * one that needs it.
 */
final class GraphRenderer {
    private static final char SOURCE = '○';
    private static final char STEP = '●';

    private final List<GraphDrawing.Node> nodes;
    private final Map<Integer, Integer> lastUse = new HashMap<>();
    private final List<Integer> lanes = new ArrayList<>();

    private GraphRenderer(List<GraphDrawing.Node> nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes.size(); i++) {
            int line = i;
            nodes.get(i).inputs().forEach(input -> lastUse.put(input, line));
        }
    }

    static List<String> lines(GraphDrawing drawing, Paint paint) {
        return new GraphRenderer(drawing.nodes()).draw(paint);
    }

    /** No value runs here. */
    private static final int FREE = -1;

    private List<String> draw(Paint paint) {
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            pictures.add(picture(i));
        }
        int width = pictures.stream().mapToInt(Text::width).max().orElse(0);
        int names =
                nodes.stream().mapToInt(node -> Text.width(node.label())).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            GraphDrawing.Node node = nodes.get(i);
            lines.add((paint.apply(Style.BLUE, Text.padRight(pictures.get(i), width)) + "  "
                            + Text.padRight(node.label(), names) + "  " + paint.apply(Style.FAINT, node.detail()))
                    .stripTrailing());
        }
        return lines;
    }

    /** One line of lanes, after which the lanes are as the next line needs them. */
    private String picture(int line) {
        GraphDrawing.Node node = nodes.get(line);
        List<Integer> before = List.copyOf(lanes);
        for (int lane = 0; lane < lanes.size(); lane++) {
            int value = lanes.get(lane);
            if (value != FREE && lastUse.get(value) == line) {
                lanes.set(lane, FREE);
            }
        }
        int own = laneFor(node, before);
        boolean needed = lastUse.containsKey(node.id());
        lanes.set(own, needed ? node.id() : FREE);
        String picture = draw(node, own, before);
        while (!lanes.isEmpty() && lanes.get(lanes.size() - 1) == FREE) {
            lanes.remove(lanes.size() - 1);
        }
        return picture;
    }

    /** The lane of an input that ends here, so that the value goes straight on; else the first free one. */
    private int laneFor(GraphDrawing.Node node, List<Integer> before) {
        for (int lane = 0; lane < before.size(); lane++) {
            if (lanes.get(lane) == FREE && node.inputs().contains(before.get(lane))) {
                return lane;
            }
        }
        int free = lanes.indexOf(FREE);
        if (free < 0) {
            lanes.add(FREE);
            return lanes.size() - 1;
        }
        return free;
    }

    private String draw(GraphDrawing.Node node, int own, List<Integer> before) {
        int leftmost = own;
        int rightmost = own;
        for (int lane = 0; lane < before.size(); lane++) {
            if (node.inputs().contains(before.get(lane))) {
                leftmost = Math.min(leftmost, lane);
                rightmost = Math.max(rightmost, lane);
            }
        }
        StringBuilder picture = new StringBuilder();
        for (int lane = 0; lane < Math.max(lanes.size(), before.size()); lane++) {
            if (lane > 0) {
                picture.append(lane > leftmost && lane <= rightmost ? '─' : ' ');
            }
            picture.append(
                    lane == own
                            ? (node.inputs().isEmpty() ? SOURCE : STEP)
                            : lane(node, lane, own, before, leftmost, rightmost));
        }
        return picture.toString();
    }

    private char lane(GraphDrawing.Node node, int lane, int own, List<Integer> before, int leftmost, int rightmost) {
        int above = lane < before.size() ? before.get(lane) : FREE;
        int below = lane < lanes.size() ? lanes.get(lane) : FREE;
        boolean crossed = lane > leftmost && lane < rightmost;
        if (above == FREE) {
            return crossed ? '─' : ' ';
        }
        if (!node.inputs().contains(above)) {
            return '│';
        }
        if (crossed) {
            return below == FREE ? '┴' : '┼';
        }
        if (lane < own) {
            return below == FREE ? '╰' : '├';
        }
        return below == FREE ? '╯' : '┤';
    }
}
