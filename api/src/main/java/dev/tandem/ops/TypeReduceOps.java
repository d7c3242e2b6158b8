package dev.tandem.ops;

import static dev.tandem.ops.TypeCheck.bool;
import static dev.tandem.ops.TypeCheck.floating;
import static dev.tandem.ops.TypeCheck.numeric;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorType;
import java.util.List;

/** Types of reductions, running totals and orders. */
interface TypeReduceOps extends ReduceOps<TensorType> {
    private static TensorType reduce(String operation, TensorType x, List<Integer> axes, boolean keepDims) {
        TypeCheck.axes(operation, x, axes);
        return x.withShape(x.shape().reduce(axes, keepDims));
    }

    private static void notEmpty(String operation, TensorType x, List<Integer> axes) {
        if (axes.stream().anyMatch(axis -> x.shape().size(axis) == 0)) {
            throw new ShapeMismatchException(operation + ": got " + x + " with no element along axes " + axes
                    + "; expected at least one: it has no value of nothing");
        }
    }

    private static TensorType extreme(String operation, TensorType x, List<Integer> axes, boolean keepDims) {
        TensorType result = reduce(operation, numeric(operation, x), axes, keepDims);
        notEmpty(operation, x, axes);
        return result;
    }

    private static TensorType position(String operation, TensorType x, int axis) {
        return extreme(operation, x, List.of(axis), false).withDType(DType.INT64);
    }

    private static TensorType along(String operation, TensorType x, int axis) {
        TypeCheck.axis(operation, x, axis);
        return numeric(operation, x);
    }

    @Override
    default TensorType sum(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("sum", numeric("sum", x), axes, keepDims);
    }

    @Override
    default TensorType prod(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("prod", numeric("prod", x), axes, keepDims);
    }

    @Override
    default TensorType max(TensorType x, List<Integer> axes, boolean keepDims) {
        return extreme("max", x, axes, keepDims);
    }

    @Override
    default TensorType min(TensorType x, List<Integer> axes, boolean keepDims) {
        return extreme("min", x, axes, keepDims);
    }

    @Override
    default TensorType any(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("any", bool("any", x), axes, keepDims);
    }

    @Override
    default TensorType all(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("all", bool("all", x), axes, keepDims);
    }

    @Override
    default TensorType argMax(TensorType x, int axis) {
        return position("argMax", x, axis);
    }

    @Override
    default TensorType argMin(TensorType x, int axis) {
        return position("argMin", x, axis);
    }

    @Override
    default TensorType cumSum(TensorType x, int axis) {
        return along("cumSum", x, axis);
    }

    @Override
    default TensorType cumProd(TensorType x, int axis) {
        return along("cumProd", x, axis);
    }

    @Override
    default TensorType argSort(TensorType x, int axis, boolean descending) {
        return along("argSort", x, axis).withDType(DType.INT64);
    }

    @Override
    default TensorType sort(TensorType x, int axis, boolean descending) {
        return along("sort", x, axis);
    }

    @Override
    default TensorType topKIndices(TensorType x, int k) {
        TypeCheck.minRank("topK", numeric("topK", x), 1);
        if (k < 0 || k > x.shape().size(-1)) {
            throw new InvalidArgumentException("topK: k is " + k + " for " + x + "; expected 0 to "
                    + x.shape().size(-1));
        }
        return x.withShape(x.shape().with(-1, k)).withDType(DType.INT64);
    }

    @Override
    default TensorType mean(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("mean", floating("mean", x), axes, keepDims);
    }

    @Override
    default TensorType variance(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("variance", floating("variance", x), axes, keepDims);
    }

    @Override
    default TensorType std(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("std", floating("std", x), axes, keepDims);
    }

    @Override
    default TensorType logSumExp(TensorType x, List<Integer> axes, boolean keepDims) {
        TensorType result = reduce("logSumExp", floating("logSumExp", x), axes, keepDims);
        notEmpty("logSumExp", x, axes);
        return result;
    }

    @Override
    default TensorType norm(TensorType x, List<Integer> axes, boolean keepDims) {
        return reduce("norm", floating("norm", x), axes, keepDims);
    }
}
