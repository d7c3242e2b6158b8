package dev.tandem.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which gradients become ordinary operations, and what becomes of the graph. */
class GradientExpansionTest {
    private static final TensorType VECTOR = new TensorType(Shape.of(3), DType.FLOAT64);

    private GraphOps ops;
    private Node x;
    private Node w;

    @BeforeEach
    void inputs() {
        ops = new GraphOps();
        x = ops.input(VECTOR);
        w = ops.input(VECTOR);
    }

    private Node gradient(Node target, Node source) {
        return ops.gradients(List.of(target), List.of(ops.fullLike(target, 1)), List.of(source))
                .get(0);
    }

    /** An engine that can differentiate these operations so many times, all others for ever. */
    private static GradientPolicy orders(Map<String, Integer> orders) {
        return GradientPolicy.nativeWhere(
                step -> orders.getOrDefault(step.call().name(), Integer.MAX_VALUE));
    }

    private static long gradientNodes(Graph graph) {
        return GradientPath.gradients(Set.copyOf(graph.nodes())).size();
    }

    private static List<String> names(Graph graph) {
        return graph.nodes().stream().map(node -> node.operation().name()).toList();
    }

    private Graph expand(Map<String, Integer> orders, Node... outputs) {
        return GradientExpansion.expand(ops.build(List.of(outputs)), orders(orders));
    }

    @Test
    void aGraphWithoutGradientsStaysAsItIs() {
        Graph graph = ops.build(List.of(ops.sin(x)));
        assertThat(GradientExpansion.expand(graph, GradientPolicy.symbolic())).isSameAs(graph);
    }

    @Test
    void symbolicLeavesNone() {
        Graph graph = ops.build(List.of(gradient(ops.sin(x), x), gradient(x, x)));
        assertThat(gradientNodes(GradientExpansion.expand(graph, GradientPolicy.symbolic())))
                .isZero();
    }

    @Test
    void inputsKeepTheirPlacesAlsoWhereUnused() {
        Node third = ops.input(VECTOR);
        Graph graph = expand(Map.of("sin", 0), gradient(ops.sin(third), third));
        assertThat(graph.inputs()).hasSize(3).extracting(Node::type).containsOnly(VECTOR);
        assertThat(names(graph)).containsExactly("input", "input", "input", "cos");
        assertThat(graph.outputs().get(0).inputs())
                .containsExactly(graph.inputs().get(2));
    }

    @Test
    void whatTheEngineCanAnswerIsLeftToIt() {
        assertThat(gradientNodes(expand(Map.of("sin", 1, "exp", 0), gradient(ops.sin(x), x))))
                .isOne();
    }

    @Test
    void anOperationBesideThePathDoesNotMatter() {
        Node beside = ops.exp(w);
        Node stopped = ops.stopGradient(ops.exp(x));
        Node target = ops.multiply(ops.multiply(ops.sin(x), beside), stopped);
        assertThat(gradientNodes(expand(Map.of("exp", 0, "stopGradient", 0), gradient(target, x))))
                .isOne();
    }

    @Test
    void howASourceWasMadeDoesNotMatter() {
        Node source = ops.exp(x);
        assertThat(gradientNodes(expand(Map.of("exp", 0), gradient(ops.sin(source), source))))
                .isOne();
        assertThat(gradientNodes(expand(Map.of("exp", 0), gradient(ops.sin(source), x))))
                .isZero();
    }

    @Test
    void oneOperationSendsTheWholeQuestionToTheRules() {
        Node target = ops.add(ops.sin(x), ops.exp(w));
        List<Node> both = ops.gradients(List.of(target), List.of(ops.fullLike(target, 1)), List.of(x, w));
        Node other = gradient(ops.tanh(x), x);
        Graph graph = expand(Map.of("exp", 0), both.get(0), both.get(1), other);
        assertThat(gradientNodes(graph)).isOne();
        assertThat(graph.outputs())
                .extracting(node -> node.operation().name())
                .containsExactly("cos", "exp", "gradient");
    }

    @Test
    void aGradientOfAGradientNeedsTheSecondOrder() {
        Node first = gradient(ops.tanh(x), x);
        assertThat(gradientNodes(expand(Map.of("tanh", 1), first))).isOne();
        assertThat(gradientNodes(expand(Map.of("tanh", 2), gradient(first, x)))).isEqualTo(2);
        Node third = gradient(gradient(first, x), x);
        assertThat(gradientNodes(expand(Map.of("tanh", 3), third))).isEqualTo(3);
        assertThat(gradientNodes(expand(Map.of("tanh", 3, "multiply", 0), third)))
                .isEqualTo(3);
    }

    @Test
    void theOuterGradientOfARewrittenOneMayStayWithTheEngine() {
        Node second = gradient(gradient(ops.tanh(x), x), x);
        Graph graph = expand(Map.of("tanh", 1), second);
        assertThat(gradientNodes(graph)).isOne();
        assertThat(names(graph)).contains("square", "tanh");
    }

    @Test
    void whatARewrittenGradientDifferentiatesIsRewritten() {
        // The engine could answer the inner question, but cannot differentiate its answer's square.
        Node inner = gradient(ops.multiply(ops.sin(x), w), x);
        Node outer = gradient(ops.square(inner), w);
        assertThat(gradientNodes(expand(Map.of("square", 0), inner, outer))).isZero();
    }

    @Test
    void innermostGradientsAreRewrittenTooWhenTheOutermostIs() {
        Node first = gradient(ops.sin(x), x);
        Node second = gradient(ops.multiply(first, w), x);
        Node third = gradient(ops.exp(second), x);
        assertThat(gradientNodes(expand(Map.of(), third))).isEqualTo(3);
        assertThat(gradientNodes(expand(Map.of("exp", 0), third))).isZero();
    }

    @Test
    void aGradientAsUpstreamValueIsNotDifferentiated() {
        Node upstream = gradient(ops.tanh(x), x);
        Node outer = ops.gradients(List.of(ops.sin(x)), List.of(upstream), List.of(x))
                .get(0);
        assertThat(gradientNodes(expand(Map.of("tanh", 1, "sin", 1), outer))).isEqualTo(2);
        assertThat(gradientNodes(expand(Map.of("tanh", 1, "sin", 0), outer))).isOne();
    }

    @Test
    void forwardAndBackwardShareWhatTheyCompute() {
        Node loss = ops.mean(ops.square(ops.subtract(ops.sigmoid(x), w)), List.of(0), false);
        Graph graph = GradientExpansion.expand(ops.build(List.of(loss, gradient(loss, x))), GradientPolicy.symbolic());
        assertThat(names(graph)).filteredOn("sigmoid"::equals).hasSize(1);
        assertThat(names(graph)).filteredOn("subtract"::equals).hasSize(2);
    }

    @Test
    void theGradientOfAMeanIsMultipliedAsANumber() {
        Node loss = ops.mean(ops.square(ops.subtract(x, w)), List.of(0), false);
        Graph graph = GradientExpansion.expand(ops.build(List.of(gradient(loss, x))), GradientPolicy.symbolic());
        assertThat(names(graph)).containsExactlyInAnyOrder("input", "input", "subtract", "constant", "multiply");
    }

    @Test
    void aDerivedOperationIsNotComputedAgainAsItsDefinition() {
        Node y = ops.mish(x);
        Node gradient = gradient(ops.multiply(y, y), x);
        Graph graph = GradientExpansion.expand(ops.build(List.of(y, gradient)), GradientPolicy.symbolic());
        assertThat(names(graph)).filteredOn("mish"::equals).hasSize(1);
        // tanh(softplus(x)) is what the rule of the product needs.
        assertThat(names(graph)).filteredOn("tanh"::equals).hasSize(1);
    }

    @Test
    void aDeepGraphIsNoStackOverflow() {
        Node y = x;
        for (int i = 0; i < 20_000; i++) {
            y = ops.multiply(ops.sin(y), w);
        }
        Graph graph = GradientExpansion.expand(ops.build(List.of(gradient(y, w))), GradientPolicy.symbolic());
        assertThat(graph.nodes()).hasSizeGreaterThan(100_000);
    }
}
