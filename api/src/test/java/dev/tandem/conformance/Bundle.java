package dev.tandem.conformance;

import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Several checks compiled as one graph, for compiling is what costs time. Where the engine refuses the bundle, each check is
 * compiled alone, so that those at fault are found.
 */
final class Bundle {
    private final List<Check> checks;
    private final Function<List<Check>, List<TensorData>> engine;
    private final Map<Check, List<TensorData>> answers = new HashMap<>();
    private boolean tried;

    private Bundle(List<Check> checks, Function<List<Check>, List<TensorData>> engine) {
        this.checks = checks;
        this.engine = engine;
    }

    /** A test for each check; the first that runs has the engine compute them all. */
    static Stream<DynamicTest> tests(List<Check> checks, EngineUnderTest engine, GradientPolicy policy) {
        Bundle bundle = new Bundle(checks, some -> engine.compiled(graph(some), policy, inputs(some)));
        return checks.stream().map(check -> DynamicTest.dynamicTest(check.title(), () -> bundle.run(check)));
    }

    private static List<TensorData> inputs(List<Check> checks) {
        return checks.stream().flatMap(check -> check.inputs().stream()).toList();
    }

    private static Graph graph(List<Check> checks) {
        GraphOps ops = new GraphOps();
        List<Node> outputs = new ArrayList<>();
        for (Check check : checks) {
            List<Node> inputs = check.inputs().stream()
                    .map(input -> ops.input(input.type()))
                    .toList();
            outputs.addAll(check.recording().record(ops, inputs));
        }
        return ops.build(outputs);
    }

    private void run(Check check) {
        if (!tried) {
            tried = true;
            attempt();
        }
        try {
            check.require(answers.containsKey(check) ? answers.get(check) : engine.apply(List.of(check)));
        } catch (RuntimeException | AssertionError failure) {
            // Reports name dynamic tests by number: the message has to say which one it was.
            throw new AssertionError(check.title() + ": " + failure.getMessage(), failure);
        }
    }

    /** Computes all answers, or none where the engine refuses; then every check says on its own what is wrong with it. */
    private void attempt() {
        try {
            List<TensorData> outputs = engine.apply(checks);
            int first = 0;
            for (Check check : checks) {
                int width = graph(List.of(check)).outputs().size();
                answers.put(check, outputs.subList(first, first + width));
                first += width;
            }
        } catch (RuntimeException refused) {
            answers.clear();
        }
    }
}
