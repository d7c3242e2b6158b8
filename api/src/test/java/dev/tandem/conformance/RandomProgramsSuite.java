package dev.tandem.conformance;

import dev.tandem.engine.BackendProvider;
import dev.tandem.error.EngineFailureException;
import dev.tandem.error.TandemException;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Programs that nobody wrote, on the engine and on the oracle: they agree, or fail with the same typed error. A backend's
 * test extends this and says which backend it is. {@code -Dtandem.test.seed=7} tries others.
 */
public abstract class RandomProgramsSuite {
    private static final long SEED = Long.getLong("tandem.test.seed", 42);
    /** Whether a matrix is singular may be a matter of rounding. */
    private static final Set<String> ILL_CONDITIONED =
            Set.of("inverse", "solve", "triangularSolve", "cholesky", "determinant");

    private EngineUnderTest engine;

    /** The backend under test. */
    protected abstract BackendProvider provider();

    @BeforeProperty
    final void open() {
        engine = EngineUnderTest.open(provider());
    }

    @AfterProperty
    final void close() {
        engine.close();
    }

    @Property(tries = 700, seed = "42")
    void anyCallGivesWhatTheOracleGives(@ForAll long number) {
        RandomCall call = new RandomCall(SEED * 31 + number);
        Graph graph;
        try {
            Node node = call.make();
            graph = call.ops().build(List.of(node));
        } catch (TandemException rejected) {
            return;
        }
        List<ReferenceTensor> expected = new ArrayList<>();
        Optional<TandemException> refused = failure(() -> expected.addAll(Reference.evaluate(graph, call.inputs())));
        List<TensorData> actual = new ArrayList<>();
        Optional<TandemException> failed =
                failure(() -> actual.addAll(engine.compiled(graph, GradientPolicy.symbolic(), call.inputs())));
        requireSameFailure(call, refused, failed);
        if (refused.isEmpty() && failed.isEmpty() && !ILL_CONDITIONED.contains(call.operation())) {
            double tolerance = 10 * Agreement.tolerance(actual.get(0).dtype());
            require(call, expected.get(0), actual.get(0), tolerance, tolerance);
        }
    }

    private static Optional<TandemException> failure(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (TandemException e) {
            return Optional.of(e);
        }
    }

    private static void requireSameFailure(
            RandomCall call, Optional<TandemException> refused, Optional<TandemException> failed) {
        boolean unforeseen =
                failed.filter(EngineFailureException.class::isInstance).isPresent();
        boolean same = refused.map(Throwable::getClass).equals(failed.map(Throwable::getClass));
        if (unforeseen || (!same && !ILL_CONDITIONED.contains(call.operation()))) {
            throw new AssertionError(
                    call + ": expected " + refused + ", got " + failed, failed.orElseGet(() -> refused.orElseThrow()));
        }
    }

    private static void require(
            Object what, ReferenceTensor expected, TensorData actual, double relative, double absolute) {
        try {
            Agreement.require(expected, actual, relative, absolute);
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    @Provide
    final Arbitrary<List<RandomExpression.Step>> steps() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 9999);
        return Combinators.combine(number, number, number, number)
                .as(RandomExpression.Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 150, seed = "42", edgeCases = EdgeCasesMode.NONE)
    void anyExpressionGivesWhatTheOracleGives(@ForAll("steps") List<RandomExpression.Step> steps) {
        RandomExpression expression = new RandomExpression(SEED, steps);
        Graph graph = expression.graph();
        requireAgreement(graph, graph, expression.inputs());
    }

    @Property(tries = 100, seed = "42", edgeCases = EdgeCasesMode.NONE)
    void anyExpressionHasTheGradientsThatTheRulesGive(@ForAll("steps") List<RandomExpression.Step> steps) {
        RandomExpression expression = new RandomExpression(SEED, steps);
        Graph graph = expression.gradients();
        requireAgreement(graph, GradientExpansion.expand(graph, GradientPolicy.symbolic()), expression.inputs());
    }

    /** Runs one graph on the engine, and one that must give the same on the oracle. */
    private void requireAgreement(Graph graph, Graph onOracle, List<TensorData> inputs) {
        List<ReferenceTensor> expected = Reference.evaluate(onOracle, inputs);
        List<ReferenceTensor> moved = Reference.run(onOracle, moved(inputs));
        List<TensorData> actual = engine.compiled(graph, engine.nativeGradients(), inputs);
        for (int i = 0; i < expected.size(); i++) {
            Node node = graph.outputs().get(i);
            double sensitivity = largestDifference(expected.get(i), moved.get(i));
            double tolerance = 10 * Agreement.tolerance(node.type().dtype());
            require(node + "\nin\n" + graph, expected.get(i), actual.get(i), tolerance, tolerance + sensitivity);
        }
    }

    /** The inputs, floating ones changed by a millionth of a millionth: some hundred times what rounding does. */
    private static List<ReferenceTensor> moved(List<TensorData> inputs) {
        return inputs.stream()
                .map(ReferenceTensor::of)
                .map(x -> x.isReal() ? Elementwise.map(x.type(), x, value -> value * (1 + 1e-12)) : x)
                .toList();
    }

    private static double largestDifference(ReferenceTensor a, ReferenceTensor b) {
        double largest = 0;
        for (int i = 0; i < a.count(); i++) {
            double difference = Math.abs(a.real(i) - b.real(i));
            largest = difference > largest && Double.isFinite(difference) ? difference : largest;
        }
        return largest;
    }
}
