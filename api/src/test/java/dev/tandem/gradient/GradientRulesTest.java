package dev.tandem.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.graph.Node;
import dev.tandem.ops.Ops;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against central differences in double precision, once and twice. */
class GradientRulesTest {
    /** Methods of {@code Ops} that ask for a type or make a constant. */
    private static final Set<String> NO_OPERATION =
            Set.of("typeOf", "shapeOf", "dtypeOf", "scalar", "fullLike", "eyeLike");

    @ParameterizedTest
    @MethodSource("dev.tandem.gradient.GradientCases#all")
    void firstGradientsAreThoseOfDifferences(GradientCase gradientCase) {
        GradientQuestion question = new GradientQuestion(gradientCase);
        expectDifferences(question.probe(), question.gradients(), question.number(), question.inputs());
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gradient.GradientCases#all")
    void secondGradientsAreThoseOfDifferences(GradientCase gradientCase) {
        GradientQuestion question = new GradientQuestion(gradientCase);
        expectDifferences(
                question.probe(), question.secondGradients(), question.secondNumber(), question.secondInputs());
    }

    private static void expectDifferences(GradientProbe probe, List<Node> gradients, Node number, List<Node> sources) {
        List<double[]> values = probe.values(gradients);
        for (int i = 0; i < sources.size(); i++) {
            double[] expected = probe.differences(number, sources.get(i));
            assertThat(values.get(i))
                    .as("gradient with respect to input %d", i)
                    .containsExactly(expected, within(1e-7 * GradientProbe.scale(expected)));
        }
    }

    @Test
    void everyOperationHasAGradientOrIsNamedAsHavingNone() {
        Set<String> operations = Arrays.stream(Ops.class.getMethods())
                .map(Method::getName)
                .filter(name -> !NO_OPERATION.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = new TreeSet<>(GradientRules.NOT_DIFFERENTIABLE);
        for (GradientCase gradientCase : GradientCases.all()) {
            GradientQuestion question = new GradientQuestion(gradientCase);
            GradientPath.steps(GradientPath.between(question.inputs(), List.of(question.value()))).stream()
                    .map(step -> step.call().name())
                    .forEach(covered::add);
        }
        assertThat(covered).isEqualTo(operations);
    }
}
