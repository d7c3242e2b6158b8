package dev.tandem.gradient;

import dev.tandem.graph.Call;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that flows back into one value, added up.
 *
 * <p>What comes from slices is zeros but for the slice. Slices side by side are therefore joined and not added: a tensor that was
 * cut into n has a gradient that costs n, not n².
 */
final class GradientSum {
    /** A gradient that is 0 outside of a block along one axis. */
    private record Block(Node g, int axis, long start, long end) {}

    private final GraphOps ops;
    private final List<Node> parts = new ArrayList<>();
    private Optional<Node> total = Optional.empty();

    GradientSum(GraphOps ops) {
        this.ops = ops;
    }

    void add(Node part) {
        parts.add(part);
    }

    /** The sum; nothing may be added afterwards. */
    Node total() {
        if (total.isEmpty()) {
            List<Node> rest = new ArrayList<>();
            Map<Integer, List<Block>> blocks = new TreeMap<>();
            for (Node part : parts) {
                Optional<Block> block = parts.size() == 1 ? Optional.empty() : block(part);
                if (block.isPresent()) {
                    blocks.computeIfAbsent(block.get().axis(), axis -> new ArrayList<>())
                            .add(block.get());
                } else {
                    rest.add(part);
                }
            }
            blocks.values().forEach(along -> rest.addAll(joined(along)));
            total = rest.stream().reduce(ops::add);
        }
        return total.orElseThrow();
    }

    private static Optional<Block> block(Node part) {
        if (!(part.operation() instanceof Call call) || !call.name().equals("sliceGradient")) {
            return Optional.empty();
        }
        SliceSpec spec = (SliceSpec) call.attributes().get(0);
        Optional<Integer> cut = Optional.empty();
        for (int axis = 0; axis < part.type().rank(); axis++) {
            if (spec.sizes().get(axis) != part.type().shape().size(axis)) {
                if (cut.isPresent() || spec.steps().get(axis) != 1) {
                    return Optional.empty();
                }
                cut = Optional.of(axis);
            }
        }
        return cut.map(
                axis -> new Block(part.inputs().get(0), axis, spec.starts().get(axis), spec.end(axis)));
    }

    /** Layers of blocks that do not overlap, each one tensor of the whole size. */
    private List<Node> joined(List<Block> blocks) {
        Shape whole = parts.get(0).type().shape();
        List<Block> open = new ArrayList<>(blocks);
        open.sort(Comparator.comparingLong(Block::start));
        List<Node> layers = new ArrayList<>();
        while (!open.isEmpty()) {
            List<Block> layer = new ArrayList<>();
            long end = 0;
            for (Iterator<Block> iterator = open.iterator(); iterator.hasNext(); ) {
                Block block = iterator.next();
                if (block.start() >= end) {
                    layer.add(block);
                    end = block.end();
                    iterator.remove();
                }
            }
            layers.add(layer(layer, whole));
        }
        return layers;
    }

    private Node layer(List<Block> blocks, Shape whole) {
        int axis = blocks.get(0).axis();
        List<Node> pieces = new ArrayList<>();
        long end = 0;
        for (Block block : blocks) {
            gap(pieces, block.g(), whole.with(axis, block.start() - end));
            pieces.add(block.g());
            end = block.end();
        }
        gap(pieces, blocks.get(0).g(), whole.with(axis, whole.size(axis) - end));
        return ops.concat(pieces, axis);
    }

    private void gap(List<Node> pieces, Node like, Shape shape) {
        if (shape.elementCount() > 0) {
            pieces.add(ops.broadcastTo(ops.scalar(like, 0), shape));
        }
    }
}
