package dev.tandem.ops;

import java.util.List;

/**
 * Many values into one, along axes; and running totals and orders along an axis.
 *
 * <p>{@code axes} are counted from 0, ascending and distinct; with {@code keepDims} they stay, with size 1. Over no elements
 * a sum is 0, a product 1, {@code any} false and {@code all} true; max, min, argMax and argMin of nothing are an error
 * (NumPy).
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface ReduceOps<T> extends MathOps<T>, ShapeOps<T> {
    /** Σx, in x's own dtype; any numeric dtype. Gradient: g, broadcast back. */
    T sum(T x, List<Integer> axes, boolean keepDims);

    /** Πx, in x's own dtype; any numeric dtype. Gradient: g times the product of the others, also where some are 0. */
    T prod(T x, List<Integer> axes, boolean keepDims);

    /** The largest, NaN if one is NaN; any numeric dtype. Gradient: shared evenly between equal largest elements. */
    T max(T x, List<Integer> axes, boolean keepDims);

    /** The smallest, NaN if one is NaN; any numeric dtype. Gradient: shared evenly between equal smallest elements. */
    T min(T x, List<Integer> axes, boolean keepDims);

    /** Whether any is true; BOOL. */
    T any(T x, List<Integer> axes, boolean keepDims);

    /** Whether all are true; BOOL. */
    T all(T x, List<Integer> axes, boolean keepDims);

    /** The position of the first largest along an axis, a NaN counting as largest (NumPy); gives INT64 without that axis. */
    T argMax(T x, int axis);

    /** The position of the first smallest along an axis, a NaN counting as smallest (NumPy); gives INT64 without that axis. */
    T argMin(T x, int axis);

    /** Running sums along an axis; any numeric dtype. Gradient: running sums of g from the end. */
    T cumSum(T x, int axis);

    /** Running products along an axis; any numeric dtype. Gradient: also right where some elements are 0. */
    T cumProd(T x, int axis);

    /**
     * The positions that put x into order along an axis; gives INT64. Stable: equal elements keep their order, also when
     * descending; NaN comes last when ascending and first when descending, as the largest of all.
     */
    T argSort(T x, int axis, boolean descending);

    /** Mean; floating dtypes; NaN of nothing. Gradient: g / n. */
    default T mean(T x, List<Integer> axes, boolean keepDims) {
        T total = sum(x, axes, keepDims);
        return divide(total, scalar(x, ReduceOps.count(shapeOf(x).toList(), axes)));
    }

    /** Mean squared distance from the mean, divided by n (NumPy's ddof = 0); floating dtypes. Gradient: 2·g·(x − mean) / n. */
    default T variance(T x, List<Integer> axes, boolean keepDims) {
        return mean(square(subtract(x, mean(x, axes, true))), axes, keepDims);
    }

    /** The square root of the variance (ddof = 0); floating dtypes. */
    default T std(T x, List<Integer> axes, boolean keepDims) {
        return sqrt(variance(x, axes, keepDims));
    }

    /** ln Σeˣ without overflow; of nothing it is an error; floating dtypes. Gradient: g·softmax(x). */
    default T logSumExp(T x, List<Integer> axes, boolean keepDims) {
        T largest = max(x, axes, true);
        T finite = logicalNot(logicalOr(isInfinite(largest), isNan(largest)));
        T shift = stopGradient(where(finite, largest, scalar(largest, 0)));
        T result = add(log(sum(exp(subtract(x, shift)), axes, true)), shift);
        return reshape(result, shapeOf(x).reduce(axes, keepDims));
    }

    /** The Euclidean norm √Σx²; floating dtypes. Gradient: g·x / norm, 0 where the norm is 0. */
    default T norm(T x, List<Integer> axes, boolean keepDims) {
        T squares = sum(square(x), axes, keepDims);
        T positive = less(scalar(x, 0), squares);
        T safe = where(positive, squares, scalar(squares, 1));
        // NaN is not positive, yet must come through.
        return where(logicalOr(positive, isNan(squares)), where(positive, sqrt(safe), squares), scalar(squares, 0));
    }

    /** x in order along an axis: {@link #argSort} applied. Gradient: g put back in place. */
    default T sort(T x, int axis, boolean descending) {
        return takeAlongAxis(x, argSort(x, axis, descending), axis);
    }

    /** The positions of the k largest along the last axis, largest first, equal ones by position; gives INT64 [..., k]. */
    default T topKIndices(T x, int k) {
        int axis = shapeOf(x).rank() - 1;
        T order = argSort(x, axis, true);
        return slice(order, SliceSpec.along(shapeOf(x), axis, 0, k));
    }

    private static double count(List<Long> sizes, List<Integer> axes) {
        return axes.stream().mapToDouble(sizes::get).reduce(1, (a, b) -> a * b);
    }
}
