package dev.tandem.ops;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Moving elements without changing them. All take any dtype unless they say otherwise, and their gradient moves g back.
 *
 * <p>An index outside of 0 to size−1 is an {@link dev.tandem.error.IndexOutOfRangeException} when it is computed.
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface ShapeOps<T> extends MathOps<T> {
    /** The same elements, row-major, in another shape of the same count. */
    T reshape(T x, Shape shape);

    /** x stretched to a shape that it broadcasts to. Gradient: g summed over the stretched axes. */
    T broadcastTo(T x, Shape shape);

    /** x with its axes in another order: axis i of the result is axis {@code order[i]} of x. */
    T permute(T x, List<Integer> order);

    /** x reversed along axes. */
    T flip(T x, List<Integer> axes);

    /** x with a constant border of {@code before[i]} and {@code after[i]} elements along axis i (0 or more each). */
    T pad(T x, List<Long> before, List<Long> after, double value);

    /** Tensors joined along an axis; equal dtypes, and equal sizes along all other axes. */
    T concat(List<T> parts, int axis);

    /** A regular part of x. Gradient: {@link #sliceGradient}. */
    T slice(T x, SliceSpec spec);

    /** Zeros of {@code shape} with g at the places that {@code spec} cuts out; the gradient of {@link #slice}. */
    T sliceGradient(T g, SliceSpec spec, Shape shape);

    /**
     * Rows of x along an axis, by number.
     *
     * @param x any shape
     * @param indices INT32 or INT64, any shape, each from 0 to size−1
     * @return x's shape with {@code axis} replaced by the shape of {@code indices}
     */
    T gather(T x, T indices, int axis);

    /**
     * Slices of x by coordinates.
     *
     * @param indices INT32 or INT64 [..., n], n ≤ rank of x: each last row is a coordinate in x's first n axes
     * @return [..., rest of x's shape]
     */
    T gatherNd(T x, T indices);

    /**
     * Elements of x by position along an axis: {@code result[i,j] = x[indices[i,j], j]} for axis 0.
     *
     * @param indices INT32 or INT64, x's shape but for {@code axis}
     */
    T takeAlongAxis(T x, T indices, int axis);

    /**
     * Zeros of {@code shape} with updates added at coordinates, equal coordinates adding up; the gradient of
     * {@link #gatherNd}.
     *
     * @param indices INT32 or INT64 [..., n]
     * @param updates numeric, [..., rest of shape]
     */
    T scatterNd(T indices, T updates, Shape shape);

    /**
     * Zeros of {@code shape} with updates added at positions along an axis; the gradient of {@link #takeAlongAxis}.
     *
     * @param indices INT32 or INT64, {@code shape} but for {@code axis}
     * @param updates numeric, of the shape of {@code indices}
     */
    T scatterAlongAxis(T indices, T updates, int axis, Shape shape);

    /** x's shape and dtype with this value everywhere. */
    default T fullLike(T x, double value) {
        return broadcastTo(scalar(x, value), shapeOf(x));
    }

    /** x repeated as a whole, {@code multiples[i]} times along axis i. */
    default T tile(T x, List<Long> multiples) {
        T result = x;
        for (int axis = 0; axis < multiples.size(); axis++) {
            Shape shape = shapeOf(result);
            long times = multiples.get(axis);
            if (times != 1) {
                long outer = shape.range(0, axis).elementCount();
                long inner = shape.range(axis, shape.rank()).elementCount();
                T row = reshape(result, Shape.of(outer, 1, inner));
                T rows = broadcastTo(row, Shape.of(outer, times, inner));
                result = reshape(rows, shape.with(axis, shape.size(axis) * times));
            }
        }
        // An operation in any case: what it gives is not x itself.
        return result == x ? reshape(x, shapeOf(x)) : result;
    }

    /** x with every element repeated {@code times} times in a row along an axis. */
    default T repeat(T x, int times, int axis) {
        Shape shape = shapeOf(x);
        long outer = shape.range(0, axis + 1).elementCount();
        long inner = shape.range(axis + 1, shape.rank()).elementCount();
        T rows = broadcastTo(reshape(x, Shape.of(outer, 1, inner)), Shape.of(outer, times, inner));
        return reshape(rows, shape.with(axis, shape.size(axis) * times));
    }

    /** x moved by {@code shift} places along an axis, what falls out coming in again at the other end. */
    default T roll(T x, long shift, int axis) {
        Shape shape = shapeOf(x);
        long size = shape.size(axis);
        long cut = size == 0 ? 0 : Math.floorMod(-shift, size);
        if (cut == 0) {
            return x;
        }
        T tail = slice(x, SliceSpec.along(shape, axis, cut, size));
        T head = slice(x, SliceSpec.along(shape, axis, 0, cut));
        return concat(List.of(tail, head), axis);
    }

    /** Tensors of one type joined along a new axis. */
    default T stack(List<T> parts, int axis) {
        return concat(
                parts.stream()
                        .map(part -> reshape(part, shapeOf(part).insert(axis, 1)))
                        .toList(),
                axis);
    }

    /**
     * One of the equal parts that x falls into along an axis.
     *
     * <p>It is the slice there. But an engine takes x apart once for all its parts, and the way back is one concatenation; slices
     * each give a gradient of the size of x, so that a loop over n of them costs n².
     *
     * @param parts how many, 1 or more, of which the axis' size is a multiple
     * @param index which, from 0
     */
    default T part(T x, int axis, int parts, int index) {
        Shape shape = shapeOf(x);
        long size = shape.size(axis) / parts;
        return slice(x, SliceSpec.along(shape, axis, index * size, (index + 1) * size));
    }

    /**
     * 1 where the class is, else 0, along a new last axis.
     *
     * @param indices INT32 or INT64, any shape; a class outside 0 to depth−1 gives zeros
     * @return [..., depth] in {@code dtype}
     */
    default T oneHot(T indices, int depth, DType dtype) {
        Shape column = shapeOf(indices).insert(-1, 1);
        double[] classes = IntStream.range(0, depth).asDoubleStream().toArray();
        T row = constant(TensorData.of(typeOf(indices).withShape(Shape.of(depth)), classes));
        return cast(equal(reshape(indices, column), row), dtype);
    }

    /** x without elements below ({@code k} = 0) the k-th diagonal of its last two axes, those set to 0; numeric dtypes. */
    default T upperTriangle(T x, int k) {
        return where(constant(ShapeOps.triangle(shapeOf(x), k, true)), x, scalar(x, 0));
    }

    /** x without elements above the k-th diagonal of its last two axes, those set to 0; numeric dtypes. */
    default T lowerTriangle(T x, int k) {
        return where(constant(ShapeOps.triangle(shapeOf(x), k, false)), x, scalar(x, 0));
    }

    private static TensorData triangle(Shape shape, int k, boolean upper) {
        int rows = Math.toIntExact(shape.size(-2));
        int columns = Math.toIntExact(shape.size(-1));
        boolean[] mask = new boolean[rows * columns];
        LongStream.range(0, mask.length).forEach(i -> {
            long distance = i % columns - i / columns;
            mask[(int) i] = upper ? distance >= k : distance <= k;
        });
        return TensorData.of(Shape.of(rows, columns), mask);
    }
}
