package dev.tandem.ops;

import static dev.tandem.ops.TypeCheck.argument;
import static dev.tandem.ops.TypeCheck.index;
import static dev.tandem.ops.TypeCheck.numeric;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Types of operations that move elements. */
interface TypeShapeOps extends ShapeOps<TensorType> {
    @Override
    default TensorType reshape(TensorType x, Shape shape) {
        if (x.shape().elementCount() != shape.elementCount()) {
            throw new ShapeMismatchException(
                    "reshape: " + x + " has " + x.shape().elementCount()
                            + " elements, shape " + shape + " has " + shape.elementCount()
                            + "; expected the same number: give a size as -1 to have it computed");
        }
        return x.withShape(shape);
    }

    @Override
    default TensorType broadcastTo(TensorType x, Shape shape) {
        if (!x.shape().broadcastsTo(shape)) {
            throw new ShapeMismatchException("broadcastTo: " + x + " does not stretch to " + shape
                    + "; expected each of its sizes, from the last, to be 1 or that of the target");
        }
        return x.withShape(shape);
    }

    @Override
    default TensorType permute(TensorType x, List<Integer> order) {
        TypeCheck.axes("permute", x, order);
        if (order.size() != x.rank()) {
            throw new ShapeMismatchException(
                    "permute: order " + order + " for " + x + "; expected each of its " + x.rank() + " axes once");
        }
        return x.withShape(
                Shape.of(order.stream().map(axis -> x.shape().size(axis)).toList()));
    }

    @Override
    default TensorType flip(TensorType x, List<Integer> axes) {
        TypeCheck.axes("flip", x, axes);
        return x;
    }

    @Override
    default TensorType pad(TensorType x, List<Long> before, List<Long> after, double value) {
        boolean fits = before.size() == x.rank() && after.size() == x.rank();
        argument(
                fits && IntStream.range(0, x.rank()).allMatch(i -> before.get(i) >= 0 && after.get(i) >= 0),
                "pad: before " + before + " and after " + after + " for " + x + "; expected one amount, 0 or more, for"
                        + " each of its " + x.rank() + " axes");
        List<Long> sizes = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            long size = x.shape().size(axis);
            long left = before.get(axis);
            long right = after.get(axis);
            sizes.add(TypeCheck.size("pad", x, () -> Math.addExact(Math.addExact(left, size), right)));
        }
        return x.withShape(Shape.of(sizes));
    }

    @Override
    default TensorType concat(List<TensorType> parts, int axis) {
        argument(!parts.isEmpty(), "concat: got no tensors; expected at least one");
        TensorType first = parts.get(0);
        TypeCheck.axis("concat", first, axis);
        long total = 0;
        for (TensorType part : parts) {
            TypeCheck.sameDType("concat", first, part);
            boolean fits = part.rank() == first.rank();
            for (int i = 0; fits && i < first.rank(); i++) {
                fits = i == axis || part.shape().size(i) == first.shape().size(i);
            }
            if (!fits) {
                throw new ShapeMismatchException("concat: got " + first + " and " + part + " along axis " + axis
                        + "; expected equal sizes along all other axes");
            }
            total += part.shape().size(axis);
        }
        return first.withShape(first.shape().with(axis, total));
    }

    @Override
    default TensorType stack(List<TensorType> parts, int axis) {
        argument(!parts.isEmpty(), "stack: got no tensors; expected at least one");
        TensorType first = parts.get(0);
        for (TensorType part : parts) {
            TypeCheck.sameDType("stack", first, part);
            TypeCheck.shape("stack", "a part", part, first.shape(), "that of the first part");
        }
        argument(
                axis >= 0 && axis <= first.rank(),
                "stack: axis " + axis + " for parts " + first + "; expected 0 to " + first.rank());
        return first.withShape(first.shape().insert(axis, parts.size()));
    }

    @Override
    default TensorType slice(TensorType x, SliceSpec spec) {
        boolean fits = spec.sizes().size() == x.rank()
                && spec.starts().size() == x.rank()
                && spec.steps().size() == x.rank();
        for (int axis = 0; fits && axis < x.rank(); axis++) {
            fits = spec.starts().get(axis) >= 0
                    && spec.sizes().get(axis) >= 0
                    && spec.steps().get(axis) >= 1
                    && spec.end(axis) <= x.shape().size(axis);
        }
        argument(
                fits,
                "slice: " + spec + " does not lie inside of " + x + "; expected starts of 0 or more, steps of 1"
                        + " or more, and an end within each axis");
        return x.withShape(spec.shape());
    }

    @Override
    default TensorType sliceGradient(TensorType g, SliceSpec spec, Shape shape) {
        TensorType result = numeric("sliceGradient", g).withShape(shape);
        TypeCheck.shape("sliceGradient", "g", g, slice(result, spec).shape(), "that of the slice");
        return result;
    }

    @Override
    default TensorType gather(TensorType x, TensorType indices, int axis) {
        index("gather", indices);
        TypeCheck.axis("gather", x, axis);
        Shape shape = x.shape();
        return x.withShape(shape.range(0, axis).concat(indices.shape()).concat(shape.range(axis + 1, shape.rank())));
    }

    private static Shape coordinates(String operation, Shape shape, TensorType indices) {
        index(operation, indices);
        TypeCheck.minRank(operation, indices, 1);
        long depth = indices.shape().size(-1);
        if (depth > shape.rank()) {
            throw new ShapeMismatchException(operation + ": coordinates of " + depth + " numbers (" + indices
                    + ") for shape " + shape + "; expected at most " + shape.rank());
        }
        return indices.shape().range(0, indices.rank() - 1).concat(shape.range((int) depth, shape.rank()));
    }

    @Override
    default TensorType gatherNd(TensorType x, TensorType indices) {
        return x.withShape(coordinates("gatherNd", x.shape(), indices));
    }

    private static void alongAxis(String operation, Shape shape, TensorType indices, int axis) {
        index(operation, indices);
        TypeCheck.axis(operation, new TensorType(shape, indices.dtype()), axis);
        boolean fits = indices.rank() == shape.rank();
        for (int i = 0; fits && i < shape.rank(); i++) {
            fits = i == axis || indices.shape().size(i) == shape.size(i);
        }
        if (!fits) {
            throw new ShapeMismatchException(operation + ": indices are " + indices + " for shape " + shape
                    + " along axis " + axis + "; expected equal sizes along all other axes");
        }
    }

    @Override
    default TensorType takeAlongAxis(TensorType x, TensorType indices, int axis) {
        alongAxis("takeAlongAxis", x.shape(), indices, axis);
        return x.withShape(indices.shape());
    }

    @Override
    default TensorType scatterNd(TensorType indices, TensorType updates, Shape shape) {
        numeric("scatterNd", updates);
        Shape expected = coordinates("scatterNd", shape, indices);
        TypeCheck.shape("scatterNd", "updates", updates, expected, "one slice for each coordinate");
        return updates.withShape(shape);
    }

    @Override
    default TensorType scatterAlongAxis(TensorType indices, TensorType updates, int axis, Shape shape) {
        numeric("scatterAlongAxis", updates);
        alongAxis("scatterAlongAxis", shape, indices, axis);
        TypeCheck.shape("scatterAlongAxis", "updates", updates, indices.shape(), "that of the indices");
        return updates.withShape(shape);
    }

    @Override
    default TensorType tile(TensorType x, List<Long> multiples) {
        argument(
                multiples.size() == x.rank() && multiples.stream().allMatch(multiple -> multiple >= 0),
                "tile: multiples " + multiples + " for " + x + "; expected one, 0 or more, for each of its " + x.rank()
                        + " axes");
        List<Long> sizes = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            long size = x.shape().size(axis);
            long times = multiples.get(axis);
            sizes.add(TypeCheck.size("tile", x, () -> Math.multiplyExact(times, size)));
        }
        return x.withShape(Shape.of(sizes));
    }

    @Override
    default TensorType repeat(TensorType x, int times, int axis) {
        TypeCheck.axis("repeat", x, axis);
        argument(times >= 0, "repeat: times is " + times + "; expected 0 or more");
        return x.withShape(x.shape().with(axis, x.shape().size(axis) * times));
    }

    @Override
    default TensorType part(TensorType x, int axis, int parts, int index) {
        TypeCheck.axis("part", x, axis);
        long size = x.shape().size(axis);
        argument(
                parts >= 1 && size % parts == 0 && index >= 0 && index < parts,
                "part: part " + index + " of " + parts + " along axis " + axis + " of " + x
                        + "; expected a number of parts that divides its size " + size
                        + ", and an index from 0 to below it");
        return x.withShape(x.shape().with(axis, size / parts));
    }

    @Override
    default TensorType roll(TensorType x, long shift, int axis) {
        TypeCheck.axis("roll", x, axis);
        return x;
    }

    @Override
    default TensorType oneHot(TensorType indices, int depth, DType dtype) {
        index("oneHot", indices);
        argument(depth >= 0, "oneHot: depth is " + depth + "; expected 0 or more");
        return new TensorType(indices.shape().insert(-1, depth), dtype);
    }

    @Override
    default TensorType upperTriangle(TensorType x, int k) {
        TypeCheck.minRank("upperTriangle", x, 2);
        return numeric("upperTriangle", x);
    }

    @Override
    default TensorType lowerTriangle(TensorType x, int k) {
        TypeCheck.minRank("lowerTriangle", x, 2);
        return numeric("lowerTriangle", x);
    }
}
