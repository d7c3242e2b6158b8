package dev.tandem.conformance;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue: every case of every operation. */
public final class Contracts {
    /** An operation of one tensor. */
    @FunctionalInterface
    interface Unary {
        Node on(GraphOps ops, Node x);

        default Expression expression() {
            return (ops, in) -> on(ops, in.get(0));
        }
    }

    /** An operation of two tensors. */
    @FunctionalInterface
    interface Binary {
        Node on(GraphOps ops, Node a, Node b);

        default Expression expression() {
            return (ops, in) -> on(ops, in.get(0), in.get(1));
        }
    }

    private final List<ContractCase> cases = new ArrayList<>();

    Contracts() {}

    /** All cases, those of one operation together. */
    public static List<ContractCase> all() {
        Contracts contracts = new Contracts();
        ConstantContracts.addTo(contracts);
        FunctionContracts.addTo(contracts);
        ArithmeticContracts.addTo(contracts);
        ComparisonContracts.addTo(contracts);
        ReduceContracts.addTo(contracts);
        OrderContracts.addTo(contracts);
        ShapeContracts.addTo(contracts);
        IndexContracts.addTo(contracts);
        LinalgContracts.addTo(contracts);
        ActivationContracts.addTo(contracts);
        LossContracts.addTo(contracts);
        ConvolutionContracts.addTo(contracts);
        NormalisationContracts.addTo(contracts);
        EmptyContracts.addTo(contracts);
        NonFiniteContracts.addTo(contracts);
        return Collections.unmodifiableList(contracts.cases);
    }

    /** All cases by operation, in the order of the catalogue. */
    public static Map<String, List<ContractCase>> byOperation() {
        Map<String, List<ContractCase>> result = new LinkedHashMap<>();
        for (ContractCase each : all()) {
            result.computeIfAbsent(each.operation(), operation -> new ArrayList<>())
                    .add(each);
        }
        return result;
    }

    void add(ContractCase contract) {
        cases.add(contract);
    }
}
