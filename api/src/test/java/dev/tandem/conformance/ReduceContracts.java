package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.distinct;
import static dev.tandem.conformance.Samples.longs;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Many values into one. */
final class ReduceContracts {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** A reduction. */
    @FunctionalInterface
    private interface Reduction {
        Node on(GraphOps ops, Node x, List<Integer> axes, boolean keepDims);

        default Expression along(List<Integer> axes, boolean keepDims) {
            return (ops, in) -> on(ops, in.get(0), axes, keepDims);
        }
    }

    private ReduceContracts() {}

    static void addTo(Contracts contracts) {
        reduction(contracts, "sum", GraphOps::sum, NUMERIC);
        reduction(contracts, "prod", GraphOps::prod, NUMERIC);
        reduction(contracts, "max", GraphOps::max, NUMERIC);
        reduction(contracts, "min", GraphOps::min, NUMERIC);
        reduction(contracts, "mean", GraphOps::mean, FLOATING);
        reduction(contracts, "variance", GraphOps::variance, FLOATING);
        reduction(contracts, "std", GraphOps::std, FLOATING);
        reduction(contracts, "logSumExp", GraphOps::logSumExp, FLOATING);
        reduction(contracts, "norm", GraphOps::norm, FLOATING);
        reduction(contracts, "any", GraphOps::any, List.of(DType.BOOL));
        reduction(contracts, "all", GraphOps::all, List.of(DType.BOOL));
        ofNothing(contracts, "sum", GraphOps::sum, NUMERIC);
        ofNothing(contracts, "prod", GraphOps::prod, NUMERIC);
        ofNothing(contracts, "any", GraphOps::any, List.of(DType.BOOL));
        ofNothing(contracts, "all", GraphOps::all, List.of(DType.BOOL));
        ofNothing(contracts, "mean", GraphOps::mean, FLOATING);
        ofNothing(contracts, "norm", GraphOps::norm, FLOATING);
        wrapping(contracts);
        zeros(contracts);
        large(contracts);
    }

    private static void add(
            Contracts contracts,
            String operation,
            String promise,
            Reduction reduction,
            TensorData x,
            List<Integer> axes,
            boolean keepDims) {
        contracts.add(ContractCase.of(operation, promise, reduction.along(axes, keepDims), x));
    }

    private static void reduction(Contracts contracts, String operation, Reduction reduction, List<DType> dtypes) {
        for (DType dtype : dtypes) {
            TensorData cube =
                    dtype == DType.BOOL ? any(operation, dtype, 2, 3, 2) : distinct(operation, dtype, 2, 3, 2);
            smooth(contracts, operation, "goes along one axis", reduction, cube, List.of(1), false);
            smooth(contracts, operation, "goes along two axes and keeps them", reduction, cube, List.of(0, 2), true);
            smooth(contracts, operation, "goes along all axes", reduction, cube, List.of(0, 1, 2), false);
            smooth(contracts, operation, "keeps all axes", reduction, cube, List.of(0, 1, 2), true);
            if (!operation.equals("std")) {
                // The standard deviation of one value is a kink.
                TensorData number = dtype == DType.BOOL ? any("", dtype, 1) : vector(dtype, 2);
                smooth(contracts, operation, "goes along no axis", reduction, cube, List.of(), false);
                smooth(contracts, operation, "takes one value", reduction, number, List.of(0), false);
            }
            TensorData single = dtype == DType.BOOL ? any("", dtype) : values(dtype, Shape.scalar(), 3);
            add(contracts, operation, "takes a single number", reduction, single, List.of(), false);
            add(contracts, operation, "gives nothing of nothing", reduction, any("", dtype, 0, 2), List.of(1), false);
            if (dtype.isFloating()) {
                TensorData special =
                        values(dtype, Shape.of(6, 2), 1, 2, Double.NaN, 1, 1, INF, -INF, 1, INF, -INF, -INF, -INF);
                add(contracts, operation, "knows NaN and infinity", reduction, special, List.of(1), false);
            }
        }
    }

    private static void smooth(
            Contracts contracts,
            String operation,
            String promise,
            Reduction reduction,
            TensorData x,
            List<Integer> axes,
            boolean keepDims) {
        contracts.add(ContractCase.of(operation, promise, reduction.along(axes, keepDims), x)
                .smoothIn(0));
    }

    private static void ofNothing(Contracts contracts, String operation, Reduction reduction, List<DType> dtypes) {
        for (DType dtype : dtypes) {
            add(contracts, operation, "has a value of nothing", reduction, any("", dtype, 0, 2), List.of(0), false);
            add(
                    contracts,
                    operation,
                    "has a value of nothing at all",
                    reduction,
                    any("", dtype, 2, 0),
                    List.of(0, 1),
                    true);
        }
    }

    private static void wrapping(Contracts contracts) {
        TensorData ints = values(DType.INT32, Shape.of(2, 3), Integer.MAX_VALUE, 1, 1, 65536, 65537, -3);
        TensorData longs = longs(Long.MAX_VALUE, 3, (1L << 53) + 1);
        TensorData bytes = values(DType.UINT8, Shape.of(2, 3), 200, 100, 3, 255, 255, 255);
        for (TensorData x : List.of(ints, longs, bytes)) {
            List<Integer> axes = List.of(x.shape().rank() - 1);
            add(contracts, "sum", "wraps around", GraphOps::sum, x, axes, false);
            add(contracts, "prod", "wraps around", GraphOps::prod, x, axes, false);
            add(contracts, "max", "is exact", GraphOps::max, x, axes, false);
            add(contracts, "min", "is exact", GraphOps::min, x, axes, false);
        }
    }

    private static void zeros(Contracts contracts) {
        for (DType dtype : FLOATING) {
            TensorData one = values(dtype, Shape.of(2, 3), 2, 0, -1.5, 0.5, 3, 1.2);
            TensorData two = values(dtype, Shape.of(2, 3), 2, 0, 0, 0, 0, 0);
            smooth(contracts, "prod", "has a gradient where an element is 0", GraphOps::prod, one, List.of(1), false);
            smooth(contracts, "prod", "has a gradient where several are 0", GraphOps::prod, two, List.of(1), true);
            smooth(contracts, "prod", "has a gradient over all axes", GraphOps::prod, one, List.of(0, 1), false);
        }
    }

    private static void large(Contracts contracts) {
        for (DType dtype : FLOATING) {
            TensorData x = values(dtype, Shape.of(2, 2), 1000, 1001, -1000, -1001);
            smooth(contracts, "logSumExp", "does not overflow", GraphOps::logSumExp, x, List.of(1), false);
            add(contracts, "max", "knows equal elements", GraphOps::max, vector(dtype, 1, 3, 3), List.of(0), false);
            add(
                    contracts,
                    "variance",
                    "is 0 of equal elements",
                    GraphOps::variance,
                    vector(dtype, 3, 3),
                    List.of(0),
                    false);
            add(contracts, "norm", "is 0 of zeros", GraphOps::norm, vector(dtype, 0, 0), List.of(0), false);
        }
    }
}
