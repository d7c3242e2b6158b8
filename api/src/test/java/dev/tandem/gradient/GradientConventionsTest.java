package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.gradient.GradientCase.Function;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gradient is where differences cannot say it: at kinks, at ties, of nothing, of several. */
class GradientConventionsTest {
    private static TensorData vector(double... values) {
        return given(Shape.of(values.length), values);
    }

    /** The gradients, for an upstream value of 1, with respect to each input. */
    private static List<double[]> gradients(Function function, TensorData... inputs) {
        GradientProbe probe = new GradientProbe();
        List<Node> x = Arrays.stream(inputs).map(probe::input).toList();
        Node y = function.apply(probe.ops(), x);
        return probe.values(
                probe.ops().gradients(List.of(y), List.of(probe.ops().fullLike(y, 1)), x));
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gradient.GradientConvention#all")
    void holdsByTheRules(GradientConvention convention) {
        GradientCase at = convention.at();
        List<double[]> gradients = gradients(at.function(), at.inputs().toArray(TensorData[]::new));
        assertThat(gradients).hasSameSizeAs(convention.expected());
        for (int i = 0; i < gradients.size(); i++) {
            assertThat(gradients.get(i)).containsExactly(convention.expected().get(i));
        }
    }

    @Test
    void squareByPowerHasItsSecondDerivativeAtZero() {
        GradientProbe probe = new GradientProbe();
        GraphOps ops = probe.ops();
        Node x = probe.input(vector(0, 3));
        Node one = ops.fullLike(x, 1);
        Node first = ops.gradients(List.of(ops.power(x, ops.scalar(x, 2))), List.of(one), List.of(x))
                .get(0);
        Node second = ops.gradients(List.of(first), List.of(one), List.of(x)).get(0);
        assertThat(probe.values(List.of(second)).get(0)).containsExactly(2, 2);
    }

    @Test
    void castIsCastBack() {
        GradientProbe probe = new GradientProbe();
        GraphOps ops = probe.ops();
        Node x = probe.input(vector(3, 5));
        Node y = ops.square(ops.cast(x, DType.FLOAT32));
        Node gradient = ops.gradients(List.of(y), List.of(ops.fullLike(y, 1)), List.of(x))
                .get(0);
        assertThat(gradient.type()).isEqualTo(new TensorType(Shape.of(2), DType.FLOAT64));
        assertThat(probe.values(List.of(gradient)).get(0)).containsExactly(6, 10);
    }

    @Test
    void nothingHasAGradientOfNothing() {
        TensorData nothing = given(Shape.of(0, 3));
        TensorData matrix = given(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
        assertThat(gradients((ops, x) -> ops.prod(x.get(0), List.of(0), false), nothing)
                        .get(0))
                .isEmpty();
        assertThat(gradients((ops, x) -> ops.matmul(x.get(0), x.get(1)), nothing, matrix))
                .containsExactly(new double[0], new double[6]);
    }

    @Test
    void severalTargetsAddUp() {
        GradientProbe probe = new GradientProbe();
        GraphOps ops = probe.ops();
        Node x = probe.input(vector(3, 5));
        List<Node> targets = List.of(ops.square(x), x, ops.square(x));
        List<Node> upstream = List.of(ops.fullLike(x, 1), ops.fullLike(x, 10), ops.fullLike(x, 100));
        Node gradient = ops.gradients(targets, upstream, List.of(x)).get(0);
        assertThat(probe.values(List.of(gradient)).get(0)).containsExactly(616, 1020);
    }

    @Test
    void sourcesMayLieBehindEachOther() {
        GradientProbe probe = new GradientProbe();
        GraphOps ops = probe.ops();
        Node x = probe.input(vector(3, 5));
        Node y = ops.square(x);
        Node z = ops.square(y);
        List<Node> gradients = ops.gradients(List.of(z), List.of(ops.fullLike(z, 1)), List.of(y, x, y));
        assertThat(probe.values(gradients))
                .containsExactly(new double[] {18, 50}, new double[] {108, 500}, new double[] {18, 50});
    }
}
