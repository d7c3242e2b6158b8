package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The windows of a pooling operation, cell by cell.
 *
 * @param image the shape of the image, [batch, height, width, channels]
 * @param spec how the windows lie
 * @param before the border before the image, along each axis
 * @param after the border after the image, along each axis
 * @param cells for each cell of a window, row by row, the part of the bordered image that it meets as the window moves
 */
record PoolWindows(Shape image, Pool2dSpec spec, List<Long> before, List<Long> after, List<SliceSpec> cells) {
    static PoolWindows of(Shape image, Pool2dSpec spec) {
        long[] rows = spec.padding().amounts(0, image.size(1), spec.height(), spec.strideHeight(), 1);
        long[] columns = spec.padding().amounts(1, image.size(2), spec.width(), spec.strideWidth(), 1);
        List<Long> sizes = spec.outputShape(image).toList();
        List<Long> steps = List.of(1L, (long) spec.strideHeight(), (long) spec.strideWidth(), 1L);
        List<SliceSpec> cells = new ArrayList<>();
        for (long row = 0; row < spec.height(); row++) {
            for (long column = 0; column < spec.width(); column++) {
                cells.add(new SliceSpec(List.of(0L, row, column, 0L), sizes, steps));
            }
        }
        return new PoolWindows(
                image,
                spec,
                List.of(0L, rows[0], columns[0], 0L),
                List.of(0L, rows[1], columns[1], 0L),
                List.copyOf(cells));
    }

    private boolean isPadded() {
        return !before.equals(after) || before.stream().anyMatch(cells -> cells > 0);
    }

    private Shape bordered() {
        List<Long> sizes = new ArrayList<>();
        for (int axis = 0; axis < image.rank(); axis++) {
            sizes.add(before.get(axis) + image.size(axis) + after.get(axis));
        }
        return Shape.of(sizes);
    }

    /** The image with its border. */
    Node pad(Ops<Node> ops, Node x, double border) {
        return isPadded() ? ops.pad(x, before, after, border) : x;
    }

    /** The sum of the parts, each put back where its cell lies; what falls on the border is lost. */
    Node putBack(Ops<Node> ops, List<Node> parts) {
        boolean overlap = spec.strideHeight() != spec.height() || spec.strideWidth() != spec.width();
        return overlap || isPadded() ? addUp(ops, parts) : layOut(ops, parts);
    }

    private Node addUp(Ops<Node> ops, List<Node> parts) {
        Shape whole = bordered();
        Node sum = ops.sliceGradient(parts.get(0), cells.get(0), whole);
        for (int i = 1; i < parts.size(); i++) {
            sum = ops.add(sum, ops.sliceGradient(parts.get(i), cells.get(i), whole));
        }
        SliceSpec inside = new SliceSpec(before, image.toList(), Collections.nCopies(image.rank(), 1L));
        return isPadded() ? ops.slice(sum, inside) : sum;
    }

    /** Windows side by side: each cell of the image is met once, so the parts are put next to each other, not added. */
    private Node layOut(Ops<Node> ops, List<Node> parts) {
        Shape windows = spec.outputShape(image);
        List<Node> rows = new ArrayList<>();
        for (int row = 0; row < spec.height(); row++) {
            rows.add(ops.stack(parts.subList(row * spec.width(), (row + 1) * spec.width()), 3));
        }
        long height = windows.size(1) * spec.height();
        long width = windows.size(2) * spec.width();
        Node met = ops.reshape(ops.stack(rows, 2), image.with(1, height).with(2, width));
        List<Long> none = List.of(0L, 0L, 0L, 0L);
        List<Long> rest = List.of(0L, image.size(1) - height, image.size(2) - width, 0L);
        return rest.equals(none) ? met : ops.pad(met, none, rest, 0);
    }

    /** How many cells of each window lie inside of the image, [1, out height, out width, 1]. */
    TensorData counts(DType dtype) {
        SliceSpec first = cells.get(0);
        long height = first.sizes().get(1);
        long width = first.sizes().get(2);
        double[] counts = new double[Math.toIntExact(height * width)];
        for (SliceSpec cell : cells) {
            for (int i = 0; i < counts.length; i++) {
                boolean inside = isInside(cell, 1, i / width) && isInside(cell, 2, i % width);
                counts[i] += inside ? 1 : 0;
            }
        }
        return TensorData.of(new TensorType(Shape.of(1, height, width, 1), dtype), counts);
    }

    private boolean isInside(SliceSpec cell, int axis, long window) {
        long position = cell.starts().get(axis) + window * cell.steps().get(axis) - before.get(axis);
        return position >= 0 && position < image.size(axis);
    }
}
