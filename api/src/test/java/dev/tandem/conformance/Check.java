package dev.tandem.conformance;

import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A question put to an engine, with the oracle's answer to it, which is worked out once and only when it is needed. */
final class Check {
    /** The recording of several results. */
    @FunctionalInterface
    interface Recording {
        List<Node> record(GraphOps ops, List<Node> inputs);
    }

    /** How far a derivative by differences may be from a right one. */
    private static final double DERIVATIVE = 1e-6;

    /** How far a gradient in FLOAT32 may be from a right one. */
    private static final double SINGLE_PRECISION = 1e-4;

    private final String title;
    private final List<TensorData> inputs;
    private final Recording recording;
    private final Supplier<List<ReferenceTensor>> oracle;
    private final double relative;
    private final double absolute;
    private List<ReferenceTensor> expected = List.of();

    private Check(
            String title,
            List<TensorData> inputs,
            Recording recording,
            Supplier<List<ReferenceTensor>> oracle,
            double relative,
            double absolute) {
        this.title = title;
        this.inputs = List.copyOf(inputs);
        this.recording = recording;
        this.oracle = oracle;
        this.relative = relative;
        this.absolute = absolute;
    }

    /** The value of a case. */
    static Check value(ContractCase contract) {
        TensorType type = contract.graph().outputs().get(0).type();
        return new Check(
                contract.toString(),
                contract.inputs(),
                (ops, in) -> List.of(contract.expression().build(ops, in)),
                () -> List.of(contract.expected()),
                contract.slack() * Agreement.tolerance(type.dtype()),
                0);
    }

    /** The gradient of a case, weighed with random numbers: against differences of its value. */
    static Check gradient(ContractCase contract) {
        List<TensorData> inputs = withWeights(contract);
        return new Check(
                contract.toString(),
                inputs,
                (ops, in) -> gradients(contract, ops, in),
                () -> differences(
                        (ops, in) -> List.of(value(contract, ops, in)),
                        inputs,
                        contract.inputs().size(),
                        contract.differentiable()),
                contract.slack() * DERIVATIVE,
                contract.slack() * DERIVATIVE / 100);
    }

    /** The gradient of a case in FLOAT32, for which engines have other kernels: against our own rules in the oracle. */
    static Check gradientInSinglePrecision(ContractCase contract) {
        List<TensorData> inputs =
                withWeights(contract).stream().map(Check::inSinglePrecision).toList();
        Recording recording = (ops, in) -> gradients(contract, ops, in);
        return new Check(
                contract + " in float32",
                inputs,
                recording,
                () -> Reference.run(
                        GradientExpansion.expand(record(recording, inputs), GradientPolicy.symbolic()),
                        inputs.stream().map(ReferenceTensor::of).toList()),
                contract.slack() * SINGLE_PRECISION,
                contract.slack() * SINGLE_PRECISION / 100);
    }

    private static TensorData inSinglePrecision(TensorData data) {
        return data.dtype() == DType.FLOAT64 ? data.as(DType.FLOAT32) : data;
    }

    /** The gradient of the gradient of a case, both weighed: against differences of the gradient by our own rules. */
    static Check secondGradient(ContractCase contract) {
        List<TensorData> inputs = new ArrayList<>(withWeights(contract));
        int first = inputs.size();
        for (int source : contract.differentiable()) {
            inputs.add(Samples.weights(
                    contract + "second" + source, contract.inputs().get(source).type()));
        }
        return new Check(
                contract.toString(),
                inputs,
                (ops, in) -> ops.gradients(
                        gradients(contract, ops, in), in.subList(first, in.size()), sources(contract, in)),
                () -> differences((ops, in) -> gradients(contract, ops, in), inputs, first, contract.differentiable()),
                contract.slack() * DERIVATIVE,
                contract.slack() * DERIVATIVE / 100);
    }

    /** A literal answer. */
    static Check literal(String title, List<TensorData> inputs, Recording recording, List<TensorData> answers) {
        return new Check(
                title,
                inputs,
                recording,
                () -> answers.stream().map(ReferenceTensor::of).toList(),
                1e-12,
                1e-12);
    }

    private static List<TensorData> withWeights(ContractCase contract) {
        TensorType type = contract.graph().outputs().get(0).type();
        List<TensorData> inputs = new ArrayList<>(contract.inputs());
        inputs.add(Samples.weights(contract + "first", type));
        return inputs;
    }

    private static List<Node> sources(ContractCase contract, List<Node> in) {
        return contract.differentiable().stream().map(in::get).toList();
    }

    private static List<Node> gradients(ContractCase contract, GraphOps ops, List<Node> in) {
        Node weights = in.get(contract.inputs().size());
        return ops.gradients(List.of(value(contract, ops, in)), List.of(weights), sources(contract, in));
    }

    private static Node value(ContractCase contract, GraphOps ops, List<Node> in) {
        return contract.expression().build(ops, in.subList(0, contract.inputs().size()));
    }

    /** Differences of Σ results · weights, the weights being the inputs from {@code weights} on. */
    private static List<ReferenceTensor> differences(
            Recording results, List<TensorData> inputs, int weights, List<Integer> sources) {
        Graph graph = GradientExpansion.expand(record(results, inputs), GradientPolicy.symbolic());
        return Differences.gradients(
                at -> {
                    List<ReferenceTensor> values = Reference.run(graph, at);
                    double sum = 0;
                    for (int i = 0; i < values.size(); i++) {
                        for (int j = 0; j < values.get(i).count(); j++) {
                            sum += values.get(i).real(j) * at.get(weights + i).real(j);
                        }
                    }
                    return sum;
                },
                inputs.stream().map(ReferenceTensor::of).toList(),
                sources);
    }

    private static Graph record(Recording recording, List<TensorData> inputs) {
        GraphOps ops = new GraphOps();
        List<Node> nodes = inputs.stream().map(input -> ops.input(input.type())).toList();
        return ops.build(recording.record(ops, nodes));
    }

    String title() {
        return title;
    }

    List<TensorData> inputs() {
        return inputs;
    }

    Recording recording() {
        return recording;
    }

    /** Fails unless these are the answers. */
    synchronized void require(List<TensorData> actual) {
        if (expected.isEmpty()) {
            expected = oracle.get();
        }
        if (expected.size() != actual.size()) {
            throw new AssertionError("expected " + expected.size() + " results, got " + actual.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            Agreement.require(expected.get(i), actual.get(i), relative, absolute);
        }
    }
}
