package dev.tandem.backend.tensorflow;

import dev.tandem.ops.SliceSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.stream.IntStream;

/** Moving elements by numbers that are themselves values; TensorFlow's kernels check them on the processor. */
abstract class TfIndexOps extends TfShapeOps {

    /** The most axes that GatherNd and ScatterNd count along, with indices of either dtype. */
    private static final int GREATEST_DEPTH = 5;

    TfIndexOps(NativeGraph graph) {
        super(graph);
    }

    public abstract GraphValue sum(GraphValue x, List<Integer> axes, boolean keepDims);

    @Override
    public final GraphValue gather(GraphValue x, GraphValue indices, int axis) {
        return gathered("gather", x, indices, axis);
    }

    /** Gathers for an operation, whose name an error tells. */
    final GraphValue gathered(String operation, GraphValue x, GraphValue indices, int axis) {
        Shape shape = shapeOf(x);
        Shape chosen = shapeOf(indices);
        if (chosen.elementCount() == 0) {
            // The kernel can do it, but not its gradient.
            Shape rest = shape.range(axis + 1, shape.rank());
            GraphValue nothing = slice(x, SliceSpec.along(shape, axis, 0, 0));
            return reshape(nothing, shape.range(0, axis).concat(chosen).concat(rest));
        }
        // Where rows are empty the kernel does not look at their numbers.
        boolean unchecked = shape.elementCount() == 0;
        GraphValue rows = unchecked ? checkedIndices(operation, indices, shape.size(axis)) : indices;
        return labelled(operation, "GatherV2", x, rows, integer(axis)).build();
    }

    @Override
    public final GraphValue gatherNd(GraphValue x, GraphValue indices) {
        Shape shape = shapeOf(x);
        Shape places = shapeOf(indices);
        int coordinates = Math.toIntExact(places.size(-1));
        Shape result = places.range(0, places.rank() - 1).concat(shape.range(coordinates, shape.rank()));
        if (coordinates == 0) {
            // Coordinates in no axis at all choose the whole, each time; the kernel knows no such thing.
            return broadcastTo(x, result);
        }
        if (coordinates > GREATEST_DEPTH) {
            Shape counted = shape.range(0, coordinates);
            Shape rest = shape.range(coordinates, shape.rank());
            return gatherNd(
                    reshape(x, Shape.of(counted.elementCount()).concat(rest)),
                    joinedCoordinates("gatherNd", indices, counted));
        }
        if (shape.elementCount() == 0) {
            return nothing("gatherNd", indices, shape.range(0, coordinates), dtypeOf(x), result);
        }
        return reshape(labelled("gatherNd", "GatherNd", x, rowsOf(indices)).build(), result);
    }

    /**
     * A result without elements, for which the kernels refuse to work; coordinates out of range fail all the same.
     *
     * @param counted the axes that the coordinates count along
     */
    private GraphValue nothing(String label, GraphValue indices, Shape counted, DType dtype, Shape result) {
        GraphValue places = broadcastTo(constant(TensorData.scalar(DType.INT32, 0)), counted);
        GraphValue found = labelled(label, "GatherNd", places, rowsOf(indices)).build();
        return broadcastTo(cast(sum(found, List.of(0), false), dtype), result);
    }

    /** Coordinates in several axes as coordinates in those axes joined, [..., 1]. */
    private GraphValue joinedCoordinates(String label, GraphValue indices, Shape counted) {
        GraphValue rows = rowsOf(indices);
        Shape shape = shapeOf(rows);
        GraphValue joined = scalar(rows, 0);
        for (int axis = 0; axis < counted.rank(); axis++) {
            GraphValue column = slice(rows, SliceSpec.along(shape, 1, axis, axis + 1));
            GraphValue checked = checkedIndices(label, column, counted.size(axis));
            joined = add(multiply(joined, scalar(rows, (double) counted.size(axis))), checked);
        }
        return reshape(joined, shapeOf(indices).with(-1, 1));
    }

    /** Coordinates as a matrix, which is all that every kernel and its gradient agree upon. */
    private GraphValue rowsOf(GraphValue indices) {
        Shape places = shapeOf(indices);
        long count = places.range(0, places.rank() - 1).elementCount();
        return reshape(indices, Shape.of(count, places.size(-1)));
    }

    @Override
    public final GraphValue takeAlongAxis(GraphValue x, GraphValue indices, int axis) {
        Shape source = shapeOf(x);
        Shape result = shapeOf(indices);
        GraphValue flat = reshape(x, Shape.of(source.elementCount()));
        GraphValue positions = flatPositions("takeAlongAxis", indices, axis, source);
        return reshape(
                labelled("takeAlongAxis", "GatherV2", flat, positions, integer(0))
                        .build(),
                result);
    }

    @Override
    public final GraphValue scatterNd(GraphValue indices, GraphValue updates, Shape shape) {
        Shape places = shapeOf(indices);
        int coordinates = Math.toIntExact(places.size(-1));
        if (coordinates == 0) {
            return sum(updates, IntStream.range(0, places.rank() - 1).boxed().toList(), false);
        }
        if (coordinates > GREATEST_DEPTH) {
            Shape counted = shape.range(0, coordinates);
            Shape folded = Shape.of(counted.elementCount()).concat(shape.range(coordinates, shape.rank()));
            return reshape(scatterNd(joinedCoordinates("scatterNd", indices, counted), updates, folded), shape);
        }
        if (shape.elementCount() == 0) {
            return nothing("scatterNd", indices, shape.range(0, coordinates), dtypeOf(updates), shape);
        }
        GraphValue rows = rowsOf(indices);
        Shape parts = Shape.of(shapeOf(rows).size(0)).concat(shape.range(coordinates, shape.rank()));
        return labelled("scatterNd", "ScatterNd", rows, reshape(updates, parts), sizesLike(shape, rows))
                .build();
    }

    @Override
    public final GraphValue scatterAlongAxis(GraphValue indices, GraphValue updates, int axis, Shape shape) {
        Shape from = shapeOf(indices);
        GraphValue positions = flatPositions("scatterAlongAxis", indices, axis, shape);
        GraphValue rows = reshape(positions, Shape.of(from.elementCount(), 1));
        GraphValue flat = reshape(updates, Shape.of(from.elementCount()));
        Shape length = Shape.of(shape.elementCount());
        return reshape(
                labelled("scatterAlongAxis", "ScatterNd", rows, flat, sizesLike(length, rows))
                        .build(),
                shape);
    }

    /** ScatterNd wants its shape in the dtype of its indices. */
    private GraphValue sizesLike(Shape shape, GraphValue indices) {
        return cast(sizes(shape), dtypeOf(indices));
    }

    /**
     * Where in the row-major elements of {@code whole} each index along {@code axis} points to, as a vector.
     *
     * @throws dev.tandem.error.IndexOutOfRangeException at run time, if an index is out of range of the axis
     */
    private GraphValue flatPositions(String label, GraphValue indices, int axis, Shape whole) {
        long outer = whole.range(0, axis).elementCount();
        long inner = whole.range(axis + 1, whole.rank()).elementCount();
        long size = whole.size(axis);
        long count = shapeOf(indices).size(axis);
        GraphValue checked = reshape(checkedIndices(label, indices, size), Shape.of(outer, count, inner));
        GraphValue along = multiply(checked, scalar(checked, (double) inner));
        GraphValue inOuter = add(along, multiples(checked, Shape.of(outer, 1, 1), size * inner));
        GraphValue inBoth = add(inOuter, multiples(checked, Shape.of(1, 1, inner), 1));
        return reshape(inBoth, Shape.of(outer * count * inner));
    }

    /** 0, step, 2·step, … in the dtype of {@code like}. */
    private GraphValue multiples(GraphValue like, Shape shape, long step) {
        long[] values = new long[Math.toIntExact(shape.elementCount())];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * step;
        }
        return cast(constant(TensorData.of(shape, values)), dtypeOf(like));
    }

    /** The indices themselves, looked up in 0 … size−1, so that one out of range fails. */
    final GraphValue checkedIndices(String label, GraphValue indices, long size) {
        GraphValue numbers = multiples(indices, Shape.of(size), 1);
        return labelled(label, "GatherV2", numbers, indices, integer(0)).build();
    }
}
