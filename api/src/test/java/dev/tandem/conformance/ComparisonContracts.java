package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.ALL;
import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.longs;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.conformance.Contracts.Binary;
import dev.tandem.graph.GraphOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.List;

/** Comparison, logic and choice. */
final class ComparisonContracts {
    private ComparisonContracts() {}

    static void addTo(Contracts contracts) {
        relation(contracts, "equal", GraphOps::equal, ALL);
        relation(contracts, "notEqual", GraphOps::notEqual, ALL);
        relation(contracts, "less", GraphOps::less, NUMERIC);
        relation(contracts, "lessEqual", GraphOps::lessEqual, NUMERIC);
        relation(contracts, "greater", GraphOps::greater, NUMERIC);
        relation(contracts, "greaterEqual", GraphOps::greaterEqual, NUMERIC);
        logic(contracts, "logicalAnd", GraphOps::logicalAnd);
        logic(contracts, "logicalOr", GraphOps::logicalOr);
        logic(contracts, "logicalXor", GraphOps::logicalXor);
        where(contracts);
    }

    private static void relation(Contracts contracts, String operation, Binary relation, List<DType> dtypes) {
        Expression expression = relation.expression();
        for (DType dtype : dtypes) {
            contracts.add(ContractCase.of(
                    operation,
                    "broadcasts, and knows equal values",
                    expression,
                    uniform(operation, dtype, 0, 3.4, 3, 1),
                    vector(dtype, 0, 1, 2, 3)));
            contracts.add(ContractCase.of(
                    operation, "tells equal values", expression, vector(dtype, 0, 1, 1), vector(dtype, 1, 1, 0)));
            contracts.add(
                    ContractCase.of(operation, "takes single values", expression, any("a", dtype), any("b", dtype)));
            contracts.add(
                    ContractCase.of(operation, "takes nothing", expression, any("", dtype, 0, 2), any("", dtype, 2)));
        }
        for (DType dtype : FLOATING) {
            double[] special = {
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 1,
            };
            contracts.add(ContractCase.of(
                    operation,
                    "knows NaN and infinity",
                    expression,
                    values(dtype, Shape.of(5, 1), special),
                    vector(dtype, special)));
        }
        contracts.add(ContractCase.of(
                operation,
                "tells numbers apart that no double can",
                expression,
                longs((1L << 53) + 1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE),
                longs(1L << 53, (1L << 53) + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE)));
    }

    private static void logic(Contracts contracts, String operation, Binary connective) {
        Expression expression = connective.expression();
        contracts.add(ContractCase.of(
                operation,
                "knows all four pairs, broadcast",
                expression,
                values(DType.BOOL, Shape.of(2, 1), 0, 1),
                vector(DType.BOOL, 0, 1)));
        contracts.add(ContractCase.of(
                operation, "takes single values", expression, any("a", DType.BOOL), any("b", DType.BOOL)));
        contracts.add(ContractCase.of(
                operation, "takes nothing", expression, any("", DType.BOOL, 0, 2), any("", DType.BOOL, 1)));
    }

    private static void where(Contracts contracts) {
        Expression where = (ops, in) -> ops.where(in.get(0), in.get(1), in.get(2));
        for (DType dtype : ALL) {
            contracts.add(ContractCase.of(
                            "where",
                            "chooses",
                            where,
                            values(DType.BOOL, Shape.of(2, 3), 1, 0, 0, 1, 1, 0),
                            any("a", dtype, 2, 3),
                            any("b", dtype, 2, 3))
                    .smoothIn(1, 2));
            contracts.add(ContractCase.of(
                            "where",
                            "broadcasts all three",
                            where,
                            values(DType.BOOL, Shape.of(2, 1, 1), 1, 0),
                            any("a", dtype, 3, 1),
                            any("b", dtype, 4))
                    .smoothIn(1, 2));
            contracts.add(ContractCase.of(
                            "where",
                            "takes single values",
                            where,
                            any("c", DType.BOOL),
                            any("a", dtype),
                            any("b", dtype))
                    .smoothIn(1, 2));
            contracts.add(ContractCase.of(
                    "where", "takes nothing", where, any("c", DType.BOOL, 0, 1), any("a", dtype, 3), any("b", dtype)));
        }
        for (DType dtype : FLOATING) {
            contracts.add(ContractCase.of(
                    "where",
                    "does not let NaN through from the side not chosen",
                    where,
                    vector(DType.BOOL, 1, 0, 1),
                    vector(dtype, 1, Double.NaN, Double.NaN),
                    vector(dtype, Double.NaN, 2, 3)));
        }
    }
}
