package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.awayFromZero;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.conformance.Contracts.Unary;
import dev.tandem.graph.GraphOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;

/** Activations of one element. */
final class ActivationContracts {
    private static final double INF = Double.POSITIVE_INFINITY;

    private ActivationContracts() {}

    static void addTo(Contracts contracts) {
        activation(contracts, "relu", "", GraphOps::relu);
        activation(contracts, "leakyRelu", ", slope 0.2", (ops, x) -> ops.leakyRelu(x, 0.2));
        activation(contracts, "leakyRelu", ", slope 1.5", (ops, x) -> ops.leakyRelu(x, 1.5));
        activation(contracts, "leakyRelu", ", slope -0.5", (ops, x) -> ops.leakyRelu(x, -0.5));
        activation(contracts, "elu", ", alpha 1", (ops, x) -> ops.elu(x, 1));
        activation(contracts, "elu", ", alpha 0.7", (ops, x) -> ops.elu(x, 0.7));
        activation(contracts, "selu", "", GraphOps::selu);
        activation(contracts, "gelu", ", exact", (ops, x) -> ops.gelu(x, false));
        activation(contracts, "gelu", ", approximate", (ops, x) -> ops.gelu(x, true));
        activation(contracts, "silu", "", GraphOps::silu);
        activation(contracts, "softplus", "", GraphOps::softplus);
        activation(contracts, "logSigmoid", "", GraphOps::logSigmoid);
        activation(contracts, "softsign", "", GraphOps::softsign);
        activation(contracts, "sigmoid", "", GraphOps::sigmoid);
        activation(contracts, "hardSigmoid", "", GraphOps::hardSigmoid);
        activation(contracts, "mish", "", GraphOps::mish);
        prelu(contracts);
        for (DType dtype : FLOATING) {
            // What is left of e^x far from 0 is small, and right all the same.
            far(
                    contracts,
                    "softplus",
                    GraphOps::softplus,
                    vector(dtype, -30, -40, -50).toDoubles(),
                    dtype);
            far(
                    contracts,
                    "logSigmoid",
                    GraphOps::logSigmoid,
                    vector(dtype, 30, 40, 50).toDoubles(),
                    dtype);
            far(
                    contracts,
                    "sigmoid",
                    GraphOps::sigmoid,
                    vector(dtype, -30, -40, -50).toDoubles(),
                    dtype);
            contracts.add(ContractCase.of(
                            "gelu",
                            "is small far below 0",
                            (ops, in) -> ops.gelu(in.get(0), false),
                            vector(dtype, -4, -4.5))
                    .withSlack(1e4));
        }
    }

    private static void far(Contracts contracts, String operation, Unary function, double[] x, DType dtype) {
        contracts.add(ContractCase.of(operation, "is exact far from 0", function.expression(), vector(dtype, x)));
    }

    private static void activation(Contracts contracts, String operation, String settings, Unary function) {
        Expression expression = function.expression();
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                            operation,
                            "is right away from 0" + settings,
                            expression,
                            awayFromZero(operation, dtype, 0.1, 2.8, 2, 4))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                            operation,
                            "takes a single number" + settings,
                            expression,
                            values(dtype, Shape.scalar(), -0.4))
                    .smoothIn(0));
            contracts.add(ContractCase.of(operation, "takes nothing" + settings, expression, any("", dtype, 0, 3))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                            operation, "is smooth beyond 3" + settings, expression, vector(dtype, -4, 5, 3.5, -3.5))
                    .smoothIn(0));
            contracts.add(ContractCase.of(
                    operation, "does not overflow" + settings, expression, vector(dtype, 100, 80, -80, -100, 0)));
            contracts.add(ContractCase.of(
                    operation, "comes through as NaN" + settings, expression, vector(dtype, Double.NaN, 1)));
        }
        // At infinity a product of 0 and infinity is nobody's promise: only functions that have none are asked.
        if (!operation.equals("gelu")
                && !operation.equals("silu")
                && !operation.equals("mish")
                && !operation.equals("softsign")) {
            for (DType dtype : FLOATING) {
                contracts.add(ContractCase.of(
                        operation, "has its limits at infinity" + settings, expression, vector(dtype, INF, -INF)));
            }
        }
    }

    private static void prelu(Contracts contracts) {
        Expression prelu = (ops, in) -> ops.prelu(in.get(0), in.get(1));
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                            "prelu",
                            "has a slope a channel",
                            prelu,
                            awayFromZero("prelu", dtype, 0.1, 2, 2, 2, 3),
                            vector(dtype, 0.1, 0.5, 1.4))
                    .smoothIn(0, 1));
            contracts.add(ContractCase.of(
                            "prelu",
                            "has one slope",
                            prelu,
                            awayFromZero("prelu", dtype, 0.1, 2, 5),
                            values(dtype, Shape.scalar(), 0.3))
                    .smoothIn(0, 1));
            contracts.add(ContractCase.of(
                            "prelu",
                            "takes a single number",
                            prelu,
                            values(dtype, Shape.scalar(), -2),
                            values(dtype, Shape.scalar(), 0.3))
                    .smoothIn(0, 1));
            contracts.add(ContractCase.of(
                    "prelu", "takes nothing", prelu, any("", dtype, 0, 3), vector(dtype, 0.1, 0.5, 1.4)));
            contracts.add(ContractCase.of(
                    "prelu", "comes through as NaN", prelu, vector(dtype, Double.NaN, 1, -1), vector(dtype, 1, 2, 3)));
        }
    }
}
