package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.GraphDrawing;
import dev.tandem.lessons.figure.GraphDrawing.Node;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Boxes and arrows, from the top down: each box below all that it takes its values from. */
final class NodesPicture {
    private static final int MARGIN = 16;
    private static final int TOP = 44;
    private static final int STEP = 140;
    private static final int WIDTH = 116;
    private static final int HEIGHT = 40;
    private static final int DOWN = 76;
    private static final int ASIDE = STEP / 5;
    private static final double ARROW = 7;

    private NodesPicture() {}

    static Picture of(GraphDrawing drawing) {
        List<List<Node>> layers = drawing.layers();
        int widest = layers.stream().mapToInt(List::size).max().orElse(1);
        double inner = Math.max(widest * STEP + ASIDE, Letters.width(drawing.title(), Ink.TITLE));
        int width = (int) Math.ceil(inner) + 2 * MARGIN;
        Map<Integer, Rectangle2D> places = new HashMap<>();
        for (int depth = 0; depth < layers.size(); depth++) {
            List<Node> layer = layers.get(depth);
            for (int i = 0; i < layer.size(); i++) {
                // Every other layer a little aside: an arrow straight down would run through the boxes between.
                double centre = (width - ASIDE) / 2.0 + (i + 0.5 - layer.size() / 2.0) * STEP + depth % 2 * ASIDE;
                places.put(
                        layer.get(i).id(),
                        new Rectangle2D.Double(centre - WIDTH / 2.0, TOP + depth * DOWN, WIDTH, HEIGHT));
            }
        }
        int height = TOP + Math.max(0, layers.size() - 1) * DOWN + HEIGHT + MARGIN;
        return new Picture(width, height, graphics -> {
            Letters.left(graphics, drawing.title(), Ink.TITLE, Ink.BLACK, MARGIN, 24);
            for (Node node : drawing.nodes()) {
                node.inputs().forEach(input -> arrow(graphics, places.get(input), places.get(node.id())));
            }
            drawing.nodes().forEach(node -> box(graphics, node, places.get(node.id())));
        });
    }

    private static void arrow(Graphics2D graphics, Rectangle2D from, Rectangle2D to) {
        double x =
                to.getCenterX() + Math.max(-1, Math.min(1, (from.getCenterX() - to.getCenterX()) / STEP)) * WIDTH / 3;
        double y = to.getMinY();
        double angle = Math.atan2(y - from.getMaxY(), x - from.getCenterX());
        graphics.setPaint(Ink.FAINT);
        graphics.setStroke(Ink.THIN);
        graphics.draw(new Line2D.Double(from.getCenterX(), from.getMaxY(), x, y));
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - ARROW * Math.cos(angle - 0.4), y - ARROW * Math.sin(angle - 0.4));
        head.lineTo(x - ARROW * Math.cos(angle + 0.4), y - ARROW * Math.sin(angle + 0.4));
        head.closePath();
        graphics.fill(head);
    }

    private static void box(Graphics2D graphics, Node node, Rectangle2D place) {
        RoundRectangle2D box =
                new RoundRectangle2D.Double(place.getX(), place.getY(), place.getWidth(), place.getHeight(), 8, 8);
        graphics.setPaint(Color.WHITE);
        graphics.fill(box);
        graphics.setPaint(Ink.tone(0));
        graphics.setStroke(Ink.THIN);
        graphics.draw(box);
        double half = node.detail().isEmpty() ? HEIGHT : HEIGHT / 2.0 + 2;
        Rectangle2D upper = new Rectangle2D.Double(place.getX() + 4, place.getY(), WIDTH - 8, half);
        Letters.centred(graphics, node.label(), Ink.PLAIN, Ink.BLACK, upper);
        Rectangle2D lower = new Rectangle2D.Double(place.getX() + 4, place.getCenterY(), WIDTH - 8, HEIGHT / 2.0 - 2);
        Letters.centred(graphics, node.detail(), Ink.SMALL, Ink.FAINT, lower);
    }
}
