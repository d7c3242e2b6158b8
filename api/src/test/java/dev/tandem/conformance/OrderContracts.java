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

/** Positions, running totals and orders along one axis. */
final class OrderContracts {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** An operation along an axis. */
    @FunctionalInterface
    private interface Along {
        Node on(GraphOps ops, Node x, int axis);

        default Expression expression(int axis) {
            return (ops, in) -> on(ops, in.get(0), axis);
        }
    }

    private OrderContracts() {}

    static void addTo(Contracts contracts) {
        position(contracts, "argMax", GraphOps::argMax);
        position(contracts, "argMin", GraphOps::argMin);
        running(contracts, "cumSum", GraphOps::cumSum);
        running(contracts, "cumProd", GraphOps::cumProd);
        for (boolean descending : new boolean[] {false, true}) {
            String direction = descending ? "downwards" : "upwards";
            order(contracts, "argSort", direction, (ops, x, axis) -> ops.argSort(x, axis, descending));
            order(contracts, "sort", direction, (ops, x, axis) -> ops.sort(x, axis, descending));
        }
        topK(contracts);
        zeros(contracts);
    }

    private static void position(Contracts contracts, String operation, Along position) {
        for (DType dtype : NUMERIC) {
            add(contracts, operation, "goes along the first axis", position, distinct(operation, dtype, 3, 4), 0);
            add(contracts, operation, "goes along the last axis", position, distinct(operation, dtype, 2, 3, 4), 2);
            add(contracts, operation, "takes the first of equals", position, vector(dtype, 2, 5, 1, 5, 1), 0);
            add(contracts, operation, "gives nothing of nothing", position, any("", dtype, 3, 0), 0);
        }
        ofSpecial(contracts, operation, "knows NaN and infinity", position);
        add(contracts, operation, "is exact", position, longs((1L << 53) + 1, 1L << 53, (1L << 53) + 1), 0);
    }

    private static void add(
            Contracts contracts, String operation, String promise, Along function, TensorData x, int axis) {
        contracts.add(ContractCase.of(operation, promise, function.expression(axis), x));
    }

    private static void smooth(
            Contracts contracts, String operation, String promise, Along function, TensorData x, int axis) {
        contracts.add(ContractCase.of(operation, promise, function.expression(axis), x)
                .smoothIn(0));
    }

    private static void ofSpecial(Contracts contracts, String operation, String promise, Along function) {
        for (DType dtype : FLOATING) {
            TensorData special = values(
                    dtype,
                    Shape.of(3, 5),
                    1,
                    Double.NaN,
                    INF,
                    Double.NaN,
                    -INF,
                    INF,
                    1,
                    INF,
                    -INF,
                    -INF,
                    0,
                    Double.NaN,
                    -1,
                    2,
                    0);
            add(contracts, operation, promise, function, special, 1);
        }
    }

    private static void running(Contracts contracts, String operation, Along running) {
        for (DType dtype : NUMERIC) {
            smooth(contracts, operation, "goes along the first axis", running, distinct(operation, dtype, 3, 2), 0);
            smooth(contracts, operation, "goes along the last axis", running, distinct(operation, dtype, 2, 2, 3), 2);
            smooth(contracts, operation, "takes one value", running, vector(dtype, 3), 0);
            add(contracts, operation, "takes nothing", running, any("", dtype, 0, 3), 0);
            add(contracts, operation, "takes nothing along another axis", running, any("", dtype, 0, 3), 1);
        }
        ofSpecial(contracts, operation, "knows NaN and infinity", running);
        add(contracts, operation, "wraps around", running, vector(DType.INT32, Integer.MAX_VALUE, 2, 65536), 0);
        add(contracts, operation, "wraps around", running, longs(Long.MAX_VALUE, 2, (1L << 53) + 1), 0);
        add(contracts, operation, "wraps around", running, vector(DType.UINT8, 200, 100, 255), 0);
    }

    private static void order(Contracts contracts, String operation, String direction, Along order) {
        boolean smooth = operation.equals("sort");
        for (DType dtype : NUMERIC) {
            String first = "goes " + direction + " along the first axis";
            String last = "goes " + direction + " along the last axis";
            TensorData table = distinct(operation, dtype, 4, 2);
            TensorData cube = distinct(operation, dtype, 2, 2, 3);
            contracts.add(ContractCase.of(operation, first, order.expression(0), table)
                    .smoothIn(smooth ? new Integer[] {0} : new Integer[0]));
            contracts.add(ContractCase.of(operation, last, order.expression(2), cube)
                    .smoothIn(smooth ? new Integer[] {0} : new Integer[0]));
            String stable = "keeps equals in their order going " + direction;
            add(contracts, operation, stable, order, vector(dtype, 2, 1, 2, 1, 3, 1, 2), 0);
            add(contracts, operation, "takes nothing going " + direction, order, any("", dtype, 0, 3), 0);
            add(contracts, operation, "takes nothing along another axis " + direction, order, any("", dtype, 0, 3), 1);
        }
        ofSpecial(contracts, operation, "knows NaN and infinity going " + direction, order);
        String exact = "is exact going " + direction;
        add(contracts, operation, exact, order, longs((1L << 53) + 1, 1L << 53, Long.MIN_VALUE, Long.MAX_VALUE), 0);
    }

    private static void topK(Contracts contracts) {
        for (DType dtype : NUMERIC) {
            topK(contracts, "names the largest first", distinct("topK", dtype, 2, 5), 3);
            topK(contracts, "names equals by position", vector(dtype, 1, 3, 2, 3, 1, 3), 5);
            topK(contracts, "may name all", distinct("topK", dtype, 4), 4);
            topK(contracts, "may name none", distinct("topK", dtype, 2, 4), 0);
            topK(contracts, "takes nothing", any("", dtype, 0, 3), 2);
        }
        for (DType dtype : FLOATING) {
            topK(contracts, "takes NaN as largest", vector(dtype, 1, Double.NaN, INF, -INF, Double.NaN), 4);
        }
    }

    private static void topK(Contracts contracts, String promise, TensorData x, int k) {
        contracts.add(ContractCase.of("topKIndices", promise, (ops, in) -> ops.topKIndices(in.get(0), k), x));
    }

    private static void zeros(Contracts contracts) {
        for (DType dtype : FLOATING) {
            TensorData one = vector(dtype, 2, 0, -1.5, 3);
            TensorData two = vector(dtype, 2, 0, 3, 0, 1.5);
            TensorData first = vector(dtype, 0, 2, 3);
            smooth(contracts, "cumProd", "has a gradient where an element is 0", GraphOps::cumProd, one, 0);
            smooth(contracts, "cumProd", "has a gradient where several are 0", GraphOps::cumProd, two, 0);
            smooth(contracts, "cumProd", "has a gradient where the first is 0", GraphOps::cumProd, first, 0);
        }
    }
}
