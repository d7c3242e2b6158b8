package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.contract.PlainSequences.Cell;
import dev.tandem.contract.PlainSequences.Weights;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.TensorFunction;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Embedding;
import dev.tandem.nn.layer.GRU;
import dev.tandem.nn.layer.LSTM;
import dev.tandem.nn.layer.Masking;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.RecurrentLayer;
import dev.tandem.nn.layer.SimpleRNN;
import dev.tandem.nn.layer.TimeDistributed;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Recurrent layers and attention, held against plain loops. */
public abstract class RecurrentContract extends OpenLayers {
    private static final int STEPS = 5;
    private static final int FEATURES = 3;
    private static final int UNITS = 2;
    private static final double[][] ZEROS = new double[2][UNITS];

    protected RecurrentContract(String name) {
        super(name);
    }

    private static Weights weights(Network network, String prefix) {
        return new Weights(
                parameter(network, prefix + "kernel"),
                parameter(network, prefix + "recurrent_kernel"),
                parameter(network, prefix + "bias"));
    }

    private static double[][] zeros(RecurrentLayer layer) {
        return Arrays.copyOf(ZEROS, layer.stateCount());
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-11));
    }

    /** All outputs and the last states, forward and backward, of two examples. */
    private void followsTheEquations(RecurrentLayer layer, Function<Weights, Cell> cell) {
        Tensor x = normal(2, STEPS, FEATURES);
        for (boolean backwards : new boolean[] {false, true}) {
            RecurrentLayer whole =
                    layer.recurrence(layer.recurrence().withSequences().withState());
            RecurrentLayer way = backwards ? whole.recurrence(whole.recurrence().reversed()) : whole;
            Network network = shaken(network(way, x));
            List<Tensor> outputs = network.forward(false, List.of(x)).outputs();
            for (int n = 0; n < 2; n++) {
                double[][] expected = PlainSequences.run(
                        PlainSequences.example(x.toDoubles(), n, STEPS, FEATURES),
                        cell.apply(weights(network, "")),
                        zeros(layer),
                        backwards,
                        time -> true);
                double[][] sequence = PlainSequences.example(outputs.get(0).toDoubles(), n, STEPS, UNITS);
                assertClose(PlainSequences.flat(sequence), PlainSequences.flat(Arrays.copyOf(expected, STEPS)));
                for (int s = 0; s < layer.stateCount(); s++) {
                    assertClose(outputs.get(1 + s).get(n).toDoubles(), expected[STEPS + s]);
                }
            }
        }
    }

    @Test
    void simpleRnnFollowsItsEquations() {
        followsTheEquations(SimpleRNN.of(UNITS), w -> PlainSequences.simple(w, UNITS));
    }

    @Test
    void lstmFollowsItsEquations() {
        followsTheEquations(LSTM.of(UNITS), w -> PlainSequences.lstm(w, UNITS));
    }

    @Test
    void gruFollowsItsEquations() {
        followsTheEquations(GRU.of(UNITS), w -> PlainSequences.gru(w, UNITS, true));
        followsTheEquations(GRU.of(UNITS).resetBefore(), w -> PlainSequences.gru(w, UNITS, false));
    }

    @Test
    void theForgetGateStartsOpen() {
        Network network = network(LSTM.of(UNITS), normal(1, STEPS, FEATURES));
        assertThat(parameter(network, "bias")).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void goesOnFromGivenStates() {
        Tensor x = normal(1, STEPS, FEATURES);
        Tensor h = normal(1, UNITS);
        Tensor c = normal(1, UNITS);
        Network network = shaken(network(LSTM.of(UNITS), x, h, c));
        double[][] expected = PlainSequences.run(
                PlainSequences.example(x.toDoubles(), 0, STEPS, FEATURES),
                PlainSequences.lstm(weights(network, ""), UNITS),
                new double[][] {h.toDoubles(), c.toDoubles()},
                false,
                time -> true);
        assertClose(values(network, x, h, c), expected[STEPS - 1]);
    }

    @Test
    void keepsItsStateAtMaskedSteps() {
        Tensor x = wide.tensor(new double[][][] {{{0, 0}, {1, 2}, {0, 0}, {3, 4}, {0, 0}}});
        for (boolean backwards : new boolean[] {false, true}) {
            GRU layer = GRU.of(UNITS).returnSequences();
            Network network = shaken(network(Sequential.of(Masking.of(), backwards ? layer.goBackwards() : layer), x));
            double[][] expected = PlainSequences.run(
                    PlainSequences.example(x.toDoubles(), 0, STEPS, 2),
                    PlainSequences.gru(weights(network, "gru/"), UNITS, true),
                    new double[1][UNITS],
                    backwards,
                    time -> time % 2 == 1);
            assertClose(values(network, x), PlainSequences.flat(Arrays.copyOf(expected, STEPS)));
        }
    }

    @Test
    void paddingAtTheEndChangesNothing() {
        Layer model = Sequential.of(
                Embedding.of(5, 3).maskingZero(),
                Bidirectional.of(LSTM.of(UNITS).returnSequences()),
                GRU.of(UNITS));
        Tensor ids = wide.tensor(new int[][] {{3, 1, 4}}, DType.INT32);
        Tensor padded = wide.tensor(new int[][] {{3, 1, 4, 0, 0}}, DType.INT32);
        Network shorter = shaken(network(model, ids));
        Network longer = network(model, padded);
        shorter.parameters()
                .forEach(parameter ->
                        longer.parameter(parameter.name()).variable().assign(parameter.variable()));
        assertClose(values(longer, padded), values(shorter, ids));
    }

    /** The engine's own gradients, and those of Tandem's rules, of a sequence that is longer than a node has inputs at hand. */
    @Test
    void gradientsOfLongSequencesAreRight() {
        try (Backend symbolic = open(Map.of("dtype", "float64", "gradients", "symbolic"))) {
            Tensor x = normal(2, 23, FEATURES);
            Tensor weights = normal(2, 23, 2 * UNITS);
            for (RecurrentLayer layer : List.of(SimpleRNN.of(UNITS), LSTM.of(UNITS), GRU.of(UNITS))) {
                Layer bothWays =
                        Bidirectional.of(layer.recurrence(layer.recurrence().withSequences()));
                Network network = shaken(network(bothWays, x));
                Network other = Network.build(symbolic, bothWays, Input.of(23, FEATURES));
                network.parameters()
                        .forEach(parameter -> other.parameter(parameter.name())
                                .variable()
                                .assign(parameter.variable().data()));
                List<double[]> gradients = gradients(wide, network, x, weights);
                List<double[]> expected =
                        gradients(symbolic, other, symbolic.tensor(x.data()), symbolic.tensor(weights.data()));
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(gradients.get(i)).containsExactly(expected.get(i), within(1e-9));
                }
                assertClose(expected.get(0), slopesByDifference(network, x, weights), 1e-6);
            }
        }
    }

    /** A kernel that takes units in blocks may be wrong in its last one; in float64 there is none. */
    @Test
    void anLstmInSinglePrecisionIsThatInDoubleForAnyNumberOfUnits() {
        try (Backend narrow = open(Map.of("dtype", "float32"))) {
            Tensor x = normal(3, 4, FEATURES);
            for (int units : new int[] {16, 32, 33, 64}) {
                for (LSTM layer : List.of(LSTM.of(units), LSTM.of(units).goBackwards())) {
                    LSTM whole = layer.returnSequences();
                    Tensor weights = normal(3, 4, units);
                    Network network = network(whole, x);
                    Network other = Network.build(narrow, whole, Input.of(4, FEATURES));
                    other.parameters()
                            .forEach(parameter -> parameter
                                    .variable()
                                    .assign(TensorData.of(
                                            parameter.variable().type(), parameter(network, parameter.name()))));
                    Tensor narrowX = narrow.tensor(x.data()).cast(DType.FLOAT32);
                    Tensor narrowWeights = narrow.tensor(weights.data()).cast(DType.FLOAT32);
                    assertClose(other.call(narrowX).toDoubles(), values(network, x), 1e-5);
                    List<double[]> slopes = gradients(narrow, other, narrowX, narrowWeights);
                    List<double[]> expected = gradients(wide, network, x, weights);
                    for (int i = 0; i < expected.size(); i++) {
                        assertClose(slopes.get(i), expected.get(i), 1e-4);
                    }
                }
            }
        }
    }

    /** Fused kernels know their first derivative only. */
    @Test
    void anLstmInSinglePrecisionIsDifferentiatedTwice() {
        try (Backend narrow = open(Map.of("dtype", "float32"))) {
            Network network = network(LSTM.of(32), normal(2, 3, FEATURES));
            Network other = Network.build(narrow, LSTM.of(32), Input.of(3, FEATURES));
            other.parameters()
                    .forEach(parameter -> parameter
                            .variable()
                            .assign(TensorData.of(parameter.variable().type(), parameter(network, parameter.name()))));
            Tensor x = normal(2, 3, FEATURES);
            Tensor narrowX = narrow.tensor(x.data()).cast(DType.FLOAT32);
            assertClose(curvature(narrow, other, narrowX), curvature(wide, network, x), 1e-4);
        }
    }

    /** The gradient, with respect to the sequence, of the squared gradient of the sum of all outputs. */
    private static double[] curvature(Backend backend, Network network, Tensor x) {
        TensorFunction function = backend.function((Tensor sequence) -> {
            Tensor slope = network.call(sequence).sum().gradients(sequence).of(sequence);
            return slope.square().sum().gradients(sequence).of(sequence);
        });
        return function.call(x).toDoubles();
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).containsExactly(expected, within(tolerance));
    }

    /** With respect to the sequence, then to each parameter. */
    private static List<double[]> gradients(Backend backend, Network network, Tensor x, Tensor weights) {
        TensorFunction function = backend.functionOfList(inputs -> {
            Tensor sum = network.call(inputs.get(0)).multiply(inputs.get(1)).sum();
            List<TensorLike> sources = new ArrayList<>(List.of(inputs.get(0)));
            network.parameters().forEach(parameter -> sources.add(parameter.variable()));
            Gradients gradients = sum.gradients(sources.toArray(TensorLike[]::new));
            return sources.stream().map(gradients::of).toList();
        });
        return function.callAll(x, weights).stream().map(Tensor::toDoubles).toList();
    }

    private double[] slopesByDifference(Network network, Tensor x, Tensor weights) {
        TensorFunction value = wide.function(
                (Tensor moved) -> network.call(moved).multiply(weights).sum());
        double[] start = x.toDoubles();
        double[] slopes = new double[start.length];
        double step = 1e-5;
        for (int i = 0; i < start.length; i++) {
            double[] moved = start.clone();
            moved[i] = start[i] + step;
            double above =
                    value.call(wide.tensor(TensorData.of(x.shape(), moved))).item();
            moved[i] = start[i] - step;
            double below =
                    value.call(wide.tensor(TensorData.of(x.shape(), moved))).item();
            slopes[i] = (above - below) / (2 * step);
        }
        return slopes;
    }

    @Test
    void bidirectionalMergesBothWays() {
        Tensor x = normal(1, STEPS, FEATURES);
        Network network = shaken(network(Bidirectional.of(SimpleRNN.of(UNITS).returnSequences()), x));
        double[][] sequence = PlainSequences.example(x.toDoubles(), 0, STEPS, FEATURES);
        double[][] there = PlainSequences.run(
                sequence,
                PlainSequences.simple(weights(network, "forward_simple_rnn/"), UNITS),
                new double[1][UNITS],
                false,
                time -> true);
        double[][] back = PlainSequences.run(
                sequence,
                PlainSequences.simple(weights(network, "backward_simple_rnn/"), UNITS),
                new double[1][UNITS],
                true,
                time -> true);
        double[][] expected = new double[STEPS][];
        Arrays.setAll(expected, t -> PlainSequences.flat(there[t], back[STEPS - 1 - t]));
        assertClose(values(network, x), PlainSequences.flat(expected));
    }

    @Test
    void bidirectionalMergesAreThoseOfTheirNames() {
        Tensor x = normal(1, STEPS, FEATURES);
        Bidirectional layer = Bidirectional.of(GRU.of(UNITS));
        Network sideBySide = shaken(network(layer, x));
        double[] both = values(sideBySide, x);
        for (Bidirectional.Merge merge : Bidirectional.Merge.values()) {
            double[] merged = sideBySide
                    .forward(layer.merge(merge), false, List.of(x))
                    .output()
                    .toDoubles();
            double[] expected = switch (merge) {
                case CONCAT -> both;
                case SUM -> new double[] {both[0] + both[2], both[1] + both[3]};
                case MUL -> new double[] {both[0] * both[2], both[1] * both[3]};
                case AVE -> new double[] {(both[0] + both[2]) / 2, (both[1] + both[3]) / 2};
            };
            assertClose(merged, expected);
        }
    }

    @Test
    void timeDistributedAppliesItsLayerToEachStep() {
        Tensor x = normal(2, STEPS, 4, FEATURES);
        LSTM layer = LSTM.of(UNITS);
        Network network = shaken(network(TimeDistributed.of(layer), x));
        Network inner = network(layer, normal(2, 4, FEATURES));
        inner.parameters()
                .forEach(parameter -> parameter
                        .variable()
                        .assign(network.parameter("lstm/" + parameter.name()).variable()));
        List<Tensor> steps = x.unstack(1).stream().map(inner::call).toList();
        assertClose(values(network, x), Tensor.stack(1, steps).toDoubles());
    }

    @Test
    void timeDistributedPassesTheMaskOfItsSteps() {
        Tensor x = wide.tensor(new double[][][] {{{1, 2}, {3, 4}, {0, 0}}});
        Layer model = Sequential.of(Masking.of(), TimeDistributed.of(Dense.of(2)), GRU.of(UNITS));
        Network network = shaken(network(model, x));
        Network shorter = network(model, x.slice(1, 0, 2));
        shorter.parameters()
                .forEach(parameter -> parameter
                        .variable()
                        .assign(network.parameter(parameter.name()).variable()));
        assertClose(values(network, x), values(shorter, x.slice(1, 0, 2)));
    }

    @Test
    void timeDistributedRejectsExamplesWithoutSteps() {
        assertThatThrownBy(() -> network(Sequential.of(TimeDistributed.of(Dense.of(2))), normal(2, 3)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("layer 'time_distributed' (TimeDistributed)");
        assertThatThrownBy(() -> network(TimeDistributed.of(LSTM.of(2)), normal(2, 3, 4, 5), normal(2, 4, 2)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("expected the same number of time steps, the first axis, in each");
    }

    private void attends(boolean causal) {
        Tensor query = normal(1, 4, 3);
        Tensor value = normal(1, 5, 2);
        Tensor key = normal(1, 5, 3);
        MultiHeadAttention layer = MultiHeadAttention.of(2, 3).valueDim(4).outputDim(5);
        Network network = shaken(network(causal ? layer.masksFuture() : layer, query, value, key));
        double[][] seen = PlainSequences.attend(
                projected(network, "query", query),
                projected(network, "key", key),
                projected(network, "value", value),
                2,
                (t, s) -> !causal || s <= t);
        double[][] expected = PlainSequences.project(
                seen, parameter(network, "attention_output/kernel"), parameter(network, "attention_output/bias"));
        assertClose(values(network, query, value, key), PlainSequences.flat(expected));
        assertThat(network.parameter("query/kernel").shape().toArray()).containsExactly(3, 2, 3);
        assertThat(network.parameter("attention_output/kernel").shape().toArray())
                .containsExactly(2, 4, 5);
    }

    private static double[][] projected(Network network, String name, Tensor x) {
        return PlainSequences.project(
                PlainSequences.example(x.toDoubles(), 0, Math.toIntExact(x.size(1)), Math.toIntExact(x.size(2))),
                parameter(network, name + "/kernel"),
                parameter(network, name + "/bias"));
    }

    @Test
    void attentionFollowsItsEquation() {
        attends(false);
        attends(true);
    }

    @Test
    void attentionLooksWhereItMay() {
        Tensor x = normal(1, 3, 4);
        Tensor mask = wide.tensor(new boolean[][][] {{{true, false, false}, {true, true, false}, {true, true, true}}});
        Network masked = shaken(network(MultiHeadAttention.of(2, 3), x, mask));
        double[] causal = masked.forward(MultiHeadAttention.of(2, 3).masksFuture(), false, List.of(x, mask))
                .output()
                .toDoubles();
        assertClose(values(masked, x, mask), causal);
        double[] weights = masked.forward(MultiHeadAttention.of(2, 3).returningScores(), false, List.of(x, mask))
                .outputs()
                .get(1)
                .toDoubles();
        assertThat(Arrays.copyOf(weights, 3)).containsExactly(1, 0, 0);
    }

    @Test
    void attentionPassesOverPadding() {
        Layer model = Sequential.of(Embedding.of(5, 4).maskingZero(), MultiHeadAttention.of(2, 3));
        Tensor ids = wide.tensor(new int[][] {{3, 1}}, DType.INT32);
        Tensor padded = wide.tensor(new int[][] {{3, 1, 0}}, DType.INT32);
        Network shorter = shaken(network(model, ids));
        Network longer = network(model, padded);
        shorter.parameters()
                .forEach(parameter ->
                        longer.parameter(parameter.name()).variable().assign(parameter.variable()));
        assertClose(Arrays.copyOf(values(longer, padded), 8), values(shorter, ids));
    }
}
