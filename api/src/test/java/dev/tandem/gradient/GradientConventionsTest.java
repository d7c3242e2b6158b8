package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.gradient.GradientCase.Function;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gradient is where differences cannot say it: at kinks, at ties, of nothing, of several. */
class GradientConventionsTest {
    private static final TensorData AROUND_ZERO = vector(-1, 0, 2);

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

    private static double[] gradient(Function function, TensorData input) {
        return gradients(function, input).get(0);
    }

    @Test
    void kinksOfActivationsBelongToTheFlatSide() {
        assertThat(gradient((ops, x) -> ops.relu(x.get(0)), AROUND_ZERO)).containsExactly(0, 0, 1);
        assertThat(gradient((ops, x) -> ops.leakyRelu(x.get(0), 0.3), AROUND_ZERO))
                .containsExactly(0.3, 0.3, 1);
        assertThat(gradient((ops, x) -> ops.elu(x.get(0), 2), vector(0, 1))).containsExactly(2, 1);
        assertThat(gradient((ops, x) -> ops.hardSigmoid(x.get(0)), vector(-3, 0, 3)))
                .containsExactly(0, 1.0 / 6, 0);
        assertThat(gradients((ops, x) -> ops.prelu(x.get(0), x.get(1)), AROUND_ZERO, vector(0.3)))
                .containsExactly(new double[] {0.3, 0.3, 1}, new double[] {-1});
    }

    @Test
    void smoothActivationsAreSmoothAtZero() {
        assertThat(gradient((ops, x) -> ops.softplus(x.get(0)), vector(0, 800, -800)))
                .containsExactly(0.5, 1, 0);
        assertThat(gradient((ops, x) -> ops.logSigmoid(x.get(0)), vector(0, 800, -800)))
                .containsExactly(0.5, 0, 1);
        assertThat(gradient((ops, x) -> ops.abs(x.get(0)), AROUND_ZERO)).containsExactly(-1, 0, 1);
    }

    @Test
    void tiesOfTwoGoToTheFirst() {
        TensorData a = vector(1, 2, 3);
        TensorData b = vector(1, 3, 2);
        assertThat(gradients((ops, x) -> ops.maximum(x.get(0), x.get(1)), a, b))
                .containsExactly(new double[] {1, 0, 1}, new double[] {0, 1, 0});
        assertThat(gradients((ops, x) -> ops.minimum(x.get(0), x.get(1)), a, b))
                .containsExactly(new double[] {1, 1, 0}, new double[] {0, 0, 1});
    }

    @Test
    void tiesOfManyAreShared() {
        TensorData tied = vector(2, -1, 2, -1);
        assertThat(gradient((ops, x) -> ops.max(x.get(0), List.of(0), false), tied))
                .containsExactly(0.5, 0, 0.5, 0);
        assertThat(gradient((ops, x) -> ops.min(x.get(0), List.of(0), false), tied))
                .containsExactly(0, 0.5, 0, 0.5);
    }

    @Test
    void boundsOfClipAreInside() {
        Function clip = (ops, x) -> ops.clip(x.get(0), ops.scalar(x.get(0), -1), ops.scalar(x.get(0), 2));
        assertThat(gradient(clip, vector(-1.5, -1, 0, 2, 2.5))).containsExactly(0, 1, 1, 1, 0);
    }

    @Test
    void powerHasNoGradientForTheExponentOfZeroOrLess() {
        List<double[]> gradients =
                gradients((ops, x) -> ops.power(x.get(0), x.get(1)), vector(0, 0, 0, -2), vector(0, 1, 2, 2));
        assertThat(gradients).containsExactly(new double[] {0, 1, 0, -4}, new double[] {0, 0, 0, 0});
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
    void normOfZeroHasGradientZero() {
        Function norm = (ops, x) -> ops.norm(x.get(0), List.of(1), false);
        assertThat(gradient(norm, given(Shape.of(2, 2), 0, 0, -7, 0))).containsExactly(0, 0, -1, 0);
    }

    @Test
    void maxPoolGivesAllToTheFirstLargest() {
        TensorData image = given(Shape.of(1, 2, 4, 1), 1, 5, 2, 2, 5, 5, 0, 2);
        assertThat(gradient((ops, x) -> ops.maxPool2d(x.get(0), Pool2dSpec.of(2)), image))
                .containsExactly(0, 1, 1, 0, 0, 0, 0, 0);
        Pool2dSpec padded = Pool2dSpec.of(2).withPadding(Padding.explicit(1, 1, 1, 1));
        assertThat(gradient((ops, x) -> ops.maxPool2d(x.get(0), padded), given(Shape.of(1, 2, 2, 1), -1, -2, -3, -4)))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void stepsHaveGradientZero() {
        Function steps = (ops, x) -> ops.add(ops.floor(x.get(0)), ops.add(ops.round(x.get(0)), ops.sign(x.get(0))));
        assertThat(gradient(steps, vector(0.3, 1.7))).containsExactly(0, 0);
        assertThat(gradients((ops, x) -> ops.floorDivide(x.get(0), x.get(1)), vector(7, 8), vector(2)))
                .containsExactly(new double[] {0, 0}, new double[] {0});
    }

    @Test
    void stopGradientHoldsItsPartBack() {
        Function held = (ops, x) -> ops.multiply(ops.stopGradient(x.get(0)), x.get(0));
        assertThat(gradient(held, vector(3, 5))).containsExactly(3, 5);
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
        assertThat(gradient((ops, x) -> ops.prod(x.get(0), List.of(0), false), nothing))
                .isEmpty();
        assertThat(gradients(
                                (ops, x) -> ops.matmul(x.get(0), x.get(1)),
                                nothing,
                                given(Shape.of(3, 2), 1, 2, 3, 4, 5, 6))
                        .get(1))
                .containsExactly(0, 0, 0, 0, 0, 0);
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
