package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.indices;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Softmax and the cross-entropies. */
final class LossContracts {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** An operation along an axis. */
    @FunctionalInterface
    private interface Along {
        Node on(GraphOps ops, Node x, int axis);
    }

    private LossContracts() {}

    static void addTo(Contracts contracts) {
        for (DType dtype : FLOATING) {
            along(contracts, "softmax", GraphOps::softmax, dtype);
            along(contracts, "logSoftmax", GraphOps::logSoftmax, dtype);
            softmaxCrossEntropy(contracts, dtype);
            for (DType index : List.of(DType.INT32, DType.INT64)) {
                sparse(contracts, dtype, index);
            }
            sigmoidCrossEntropy(contracts, dtype);
        }
    }

    private static void along(Contracts contracts, String operation, Along function, DType dtype) {
        along(contracts, operation, "goes along the last axis", function, any(operation, dtype, 2, 4), 1);
        along(contracts, operation, "goes along the first axis", function, any(operation, dtype, 3, 2), 0);
        along(contracts, operation, "goes along an axis between", function, any(operation, dtype, 2, 3, 2), 1);
        along(contracts, operation, "takes a vector", function, any(operation, dtype, 4), 0);
        along(
                contracts,
                operation,
                "does not overflow",
                function,
                values(dtype, Shape.of(2, 2), 1000, 1001, -1000, -1001),
                1);
        along(contracts, operation, "takes nothing", function, any("", dtype, 0, 3), 1);
        TensorData special = values(dtype, Shape.of(2, 3), 1, Double.NaN, 2, 1, -INF, 2);
        contracts.add(ContractCase.of(
                operation, "knows NaN and negative infinity", (ops, in) -> function.on(ops, in.get(0), 1), special));
    }

    private static void along(
            Contracts contracts, String operation, String promise, Along function, TensorData x, int axis) {
        contracts.add(ContractCase.of(operation, promise, (ops, in) -> function.on(ops, in.get(0), axis), x)
                .smoothIn(0));
    }

    private static void softmaxCrossEntropy(Contracts contracts, DType dtype) {
        Expression loss = (ops, in) -> ops.softmaxCrossEntropy(in.get(0), in.get(1));
        TensorData oneHot = values(dtype, Shape.of(3, 3), 1, 0, 0, 0, 0, 1, 0, 1, 0);
        TensorData soft = values(dtype, Shape.of(3, 3), .2, .5, .3, .1, .1, .8, .6, .2, .2);
        contracts.add(ContractCase.of("softmaxCrossEntropy", "takes classes", loss, oneHot, any("l", dtype, 3, 3))
                .smoothIn(1));
        contracts.add(ContractCase.of("softmaxCrossEntropy", "takes probabilities", loss, soft, any("l", dtype, 3, 3))
                .smoothIn(1));
        // With respect to labels as well: as a function of both it is smooth, whatever the rows sum to.
        contracts.add(ContractCase.of(
                        "softmaxCrossEntropy", "can be differentiated in labels", loss, soft, any("m", dtype, 3, 3))
                .smoothIn(0, 1));
        contracts.add(ContractCase.of(
                        "softmaxCrossEntropy",
                        "takes a single example",
                        loss,
                        vector(dtype, 0.25, 0.75),
                        vector(dtype, 1, -2))
                .smoothIn(1));
        contracts.add(ContractCase.of(
                        "softmaxCrossEntropy",
                        "takes axes before the batch",
                        loss,
                        values(dtype, Shape.of(2, 1, 2), 0.5, 0.5, 1, 0),
                        any("l", dtype, 2, 1, 2))
                .smoothIn(1));
        contracts.add(ContractCase.of(
                        "softmaxCrossEntropy",
                        "does not overflow",
                        loss,
                        values(dtype, Shape.of(2, 2), 1, 0, 0, 1),
                        values(dtype, Shape.of(2, 2), 1000, -1000, 1000, -1000))
                .smoothIn(1));
        contracts.add(ContractCase.of(
                "softmaxCrossEntropy", "takes nothing", loss, any("", dtype, 0, 3), any("", dtype, 0, 3)));
        contracts.add(ContractCase.of(
                "softmaxCrossEntropy",
                "comes through as NaN",
                loss,
                values(dtype, Shape.of(1, 2), 1, 0),
                values(dtype, Shape.of(1, 2), Double.NaN, 0)));
    }

    private static void sparse(Contracts contracts, DType dtype, DType index) {
        Expression loss = (ops, in) -> ops.sparseSoftmaxCrossEntropy(in.get(0), in.get(1));
        sparse(contracts, "takes class numbers", loss, vector(index, 2, 0, 1, 1), any("s", dtype, 4, 3));
        sparse(contracts, "takes a single example", loss, values(index, Shape.scalar(), 1), any("s", dtype, 3));
        sparse(contracts, "takes axes before the batch", loss, indices("s", index, 3, 2, 2), any("s", dtype, 2, 2, 3));
        sparse(
                contracts,
                "does not overflow",
                loss,
                vector(index, 0, 1),
                values(dtype, Shape.of(2, 2), 1000, -1000, 1000, -1000));
        sparse(contracts, "takes nothing", loss, values(index, Shape.of(0)), any("", dtype, 0, 3));
    }

    private static void sparse(
            Contracts contracts, String promise, Expression loss, TensorData classes, TensorData logits) {
        contracts.add(ContractCase.of("sparseSoftmaxCrossEntropy", promise, loss, classes, logits)
                .smoothIn(1));
    }

    private static void sigmoidCrossEntropy(Contracts contracts, DType dtype) {
        Expression loss = (ops, in) -> ops.sigmoidCrossEntropy(in.get(0), in.get(1));
        contracts.add(ContractCase.of(
                        "sigmoidCrossEntropy",
                        "takes probabilities",
                        loss,
                        uniform("p", dtype, 0, 1, 2, 3),
                        any("x", dtype, 2, 3))
                .smoothIn(0, 1));
        contracts.add(ContractCase.of(
                        "sigmoidCrossEntropy",
                        "takes a single number",
                        loss,
                        values(dtype, Shape.scalar(), 1),
                        values(dtype, Shape.scalar(), -0.7))
                .smoothIn(0, 1));
        contracts.add(ContractCase.of(
                        "sigmoidCrossEntropy",
                        "does not overflow",
                        loss,
                        vector(dtype, 0, 1, 0, 1),
                        vector(dtype, 100, 100, -100, -100))
                .smoothIn(1));
        contracts.add(ContractCase.of(
                "sigmoidCrossEntropy", "takes nothing", loss, any("", dtype, 0, 3), any("", dtype, 0, 3)));
        contracts.add(ContractCase.of(
                "sigmoidCrossEntropy",
                "comes through as NaN",
                loss,
                vector(dtype, 1, Double.NaN),
                vector(dtype, Double.NaN, 1)));
    }
}
