package dev.tandem.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.graph.Call;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import dev.tandem.type.TensorData;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against central differences in double precision, once and twice. */
class GradientRulesTest {
    /** Methods of {@code Ops} that ask for a type or make a constant. */
    private static final Set<String> NO_OPERATION =
            Set.of("typeOf", "shapeOf", "dtypeOf", "scalar", "fullLike", "eyeLike");

    static List<GradientCase> all() {
        return GradientCases.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void firstGradientsAreThoseOfDifferences(GradientCase gradientCase) {
        Question question = new Question(gradientCase);
        Node number = question.weighted(question.y, question.upstream);
        question.expectDifferences(question.gradients, number, question.x);
    }

    @ParameterizedTest
    @MethodSource("all")
    void secondGradientsAreThoseOfDifferences(GradientCase gradientCase) {
        Question question = new Question(gradientCase);
        GraphOps ops = question.probe.ops();
        Node number = IntStream.range(0, question.x.size())
                .mapToObj(i -> question.weighted(
                        question.gradients.get(i),
                        ops.constant(GradientCase.values(0.6, 1.9, sizes(question.x.get(i))))))
                .reduce(ops::add)
                .orElseThrow();
        List<Node> sources = new ArrayList<>(question.x);
        sources.add(question.upstream);
        List<Node> gradients = ops.gradients(List.of(number), List.of(ops.scalar(number, 1)), sources);
        question.expectDifferences(gradients, number, sources);
    }

    @Test
    void everyOperationHasAGradientOrIsNamedAsHavingNone() {
        Set<String> operations = Arrays.stream(Ops.class.getMethods())
                .map(Method::getName)
                .filter(name -> !NO_OPERATION.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = new TreeSet<>(GradientRules.NOT_DIFFERENTIABLE);
        for (GradientCase gradientCase : GradientCases.all()) {
            Question question = new Question(gradientCase);
            GradientPath.calls(GradientPath.between(question.x, List.of(question.y))).stream()
                    .map(Call::name)
                    .forEach(covered::add);
        }
        assertThat(covered).isEqualTo(operations);
    }

    private static long[] sizes(Node node) {
        return node.type().shape().toArray();
    }

    /** The gradients of a case's function, for an upstream value that is an input too. */
    private static final class Question {
        private final GradientProbe probe = new GradientProbe();
        private final List<Node> x;
        private final Node y;
        private final Node upstream;
        private final List<Node> gradients;

        Question(GradientCase gradientCase) {
            x = gradientCase.inputs().stream().map(probe::input).toList();
            y = gradientCase.function().apply(probe.ops(), x);
            TensorData weights = GradientCase.values(-1.2, 1.7, sizes(y));
            upstream = probe.input(weights);
            gradients = probe.ops().gradients(List.of(y), List.of(upstream), x);
        }

        Node weighted(Node node, Node weights) {
            GraphOps ops = probe.ops();
            return ops.sum(ops.multiply(node, weights), node.type().shape().axes(), false);
        }

        void expectDifferences(List<Node> answers, Node number, List<Node> sources) {
            List<double[]> values = probe.values(answers);
            for (int i = 0; i < sources.size(); i++) {
                double[] expected = probe.differences(number, sources.get(i));
                double scale =
                        Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
                assertThat(values.get(i))
                        .as("gradient with respect to input %d", i)
                        .containsExactly(expected, within(1e-7 * scale));
            }
        }
    }
}
