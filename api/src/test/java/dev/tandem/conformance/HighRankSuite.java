package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.BackendProvider;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.gradient.GradientRules;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every operation, and its gradient, at the greatest rank that a tensor can have. A backend's test extends this and says which
 * backend it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HighRankSuite {
    private static final double TOLERANCE = 1e-10;

    private final List<ContractCase> cases = HighRankCases.all();
    private EngineUnderTest engine;

    /** The backend under test. */
    protected abstract BackendProvider provider();

    @BeforeAll
    final void open() {
        engine = EngineUnderTest.open(provider());
    }

    @AfterAll
    final void close() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> valuesEqualTheOracles() {
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> requireValue(each)));
    }

    @TestFactory
    Stream<DynamicTest> nativeGradientsEqualThoseByTheRulesOnTheOracle() {
        return gradients(engine.nativeGradients());
    }

    @TestFactory
    Stream<DynamicTest> symbolicGradientsEqualThoseByTheRulesOnTheOracle() {
        return gradients(GradientPolicy.symbolic());
    }

    private Stream<DynamicTest> gradients(GradientPolicy policy) {
        return cases.stream()
                .filter(each -> !each.differentiable().isEmpty())
                .filter(each -> !GradientRules.NOT_DIFFERENTIABLE.contains(each.operation()))
                .filter(each -> each.graph().outputs().get(0).type().dtype().isFloating())
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> requireGradients(each, policy)));
    }

    private void requireValue(ContractCase each) {
        require(each, List.of(each.expected()), run(each, each.graph(), GradientPolicy.symbolic(), each.inputs()));
    }

    private void requireGradients(ContractCase each, GradientPolicy policy) {
        GraphOps ops = new GraphOps();
        List<Node> in =
                each.inputs().stream().map(input -> ops.input(input.type())).toList();
        Node value = each.expression().build(ops, in);
        TensorData weights = Samples.weights(each.toString(), value.type());
        List<Node> sources = each.differentiable().stream().map(in::get).toList();
        Graph graph = ops.build(ops.gradients(List.of(value), List.of(ops.input(weights.type())), sources));
        List<TensorData> inputs = new ArrayList<>(each.inputs());
        inputs.add(weights);
        Graph byRules = GradientExpansion.expand(graph, GradientPolicy.symbolic());
        require(each, Reference.evaluate(byRules, inputs), run(each, graph, policy, inputs));
    }

    private List<TensorData> run(ContractCase each, Graph graph, GradientPolicy policy, List<TensorData> inputs) {
        try {
            return engine.compiled(graph, policy, inputs);
        } catch (RuntimeException e) {
            throw new AssertionError(each + ": " + e.getMessage(), e);
        }
    }

    private static void require(ContractCase each, List<ReferenceTensor> expected, List<TensorData> actual) {
        try {
            for (int i = 0; i < expected.size(); i++) {
                double tolerance = Math.max(
                        TOLERANCE, 10 * Agreement.tolerance(actual.get(i).dtype()));
                Agreement.require(expected.get(i), actual.get(i), tolerance, tolerance);
            }
        } catch (AssertionError e) {
            throw new AssertionError(each + ": " + e.getMessage(), e);
        }
    }

    @Test
    void everyOperationIsThereButThoseOfAFixedRank() {
        assertThat(cases.stream().map(ContractCase::operation).toList())
                .containsAll(Contracts.byOperation().keySet().stream()
                        .filter(operation -> !HighRankCases.OF_FIXED_RANK.contains(operation))
                        .toList());
    }

    @Test
    void noResultHasAnAxisMore() {
        GraphOps ops = new GraphOps();
        Node whole = ops.input(positions(Shape.MAX_RANK).type());
        Node two = ops.input(positions(2).type());
        Node three = ops.input(positions(3).type());
        List<ThrowingCallable> calls = List.of(
                () -> ops.input(positions(Shape.MAX_RANK + 1).type()),
                () -> ops.stack(List.of(whole), 0),
                () -> ops.oneHot(whole, 1, DType.INT64),
                () -> ops.gather(two, whole, 0),
                () -> ops.gatherNd(whole, three),
                () -> ops.embedding(two, whole));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessage("a tensor has at most 8 axes; got 9 in shape [1, 1, 1, 1, 1, 1, 1, 1, 1]:"
                            + " join some of them with reshape");
        }
    }

    private static TensorData positions(int rank) {
        long[] sizes = new long[rank];
        Arrays.fill(sizes, 1);
        return Samples.indices("positions", DType.INT64, 1, sizes);
    }
}
