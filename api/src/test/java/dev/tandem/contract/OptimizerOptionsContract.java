package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.AdamW;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.optimizer.OptimizerOptions;
import dev.tandem.optimizer.OptimizerState;
import dev.tandem.optimizer.ParameterGroup;
import dev.tandem.optimizer.RmsProp;
import dev.tandem.optimizer.Sgd;
import dev.tandem.optimizer.WeightAverage;
import dev.tandem.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What optimizers do besides their equations, on an engine. */
public abstract class OptimizerOptionsContract extends OpenBackend {
    protected OptimizerOptionsContract(String name) {
        super(name);
    }

    private Variable variable(String name, double... values) {
        return backend.variable(name, backend.tensor(values));
    }

    private TensorFunction stepOf(OptimizerState state) {
        return backend.functionOfList(gradients -> {
            state.apply(gradients);
            return List.of(gradients.get(0).sum());
        });
    }

    /** A step from 0 at a learning rate of 1 gives the gradients as they were used, with the sign turned. */
    private List<double[]> clipped(Optimizer optimizer, double[]... gradients) {
        Variable[] parameters = new Variable[gradients.length];
        Tensor[] tensors = new Tensor[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            parameters[i] = variable("w" + i, new double[gradients[i].length]);
            tensors[i] = backend.tensor(gradients[i]);
        }
        OptimizerState state = optimizer.bind(backend, List.of(parameters));
        stepOf(state).callAll(tensors);
        return List.of(parameters).stream()
                .map(parameter -> backend.scalar(0).subtract(parameter).toDoubles())
                .toList();
    }

    @Test
    void clipsByValue() {
        Optimizer optimizer = Sgd.of(1).options(o -> o.clipValue(1));
        assertThat(clipped(optimizer, new double[] {100, -3, 0.5}).get(0)).containsExactly(1, -1, 0.5);
    }

    @Test
    void clipsEachGradientByItsNorm() {
        Optimizer optimizer = Sgd.of(1).options(o -> o.clipNorm(1));
        List<double[]> used = clipped(optimizer, new double[] {100, 100}, new double[] {0.3, 0.4}, new double[] {0, 0});
        double half = Math.sqrt(2) / 2;
        assertThat(used.get(0)).containsExactly(new double[] {half, half}, within(1e-6));
        assertThat(used.get(1)).containsExactly(new double[] {0.3, 0.4}, within(1e-6));
        assertThat(used.get(2)).containsExactly(0, 0);
    }

    @Test
    void clipsAllGradientsByTheirNormTogether() {
        Optimizer optimizer = Sgd.of(1).options(o -> o.globalClipNorm(2.5));
        List<double[]> used = clipped(optimizer, new double[] {3}, new double[] {0, 4});
        assertThat(used.get(0)).containsExactly(new double[] {1.5}, within(1e-6));
        assertThat(used.get(1)).containsExactly(new double[] {0, 2}, within(1e-6));
        used = clipped(optimizer, new double[] {1}, new double[] {1, 0});
        assertThat(used.get(0)).containsExactly(new double[] {1}, within(1e-6));
        used = clipped(optimizer, new double[] {1}, new double[] {Double.POSITIVE_INFINITY, 0});
        assertThat(used.get(0)).containsExactly(Double.NaN);
    }

    @Test
    void letsNanThrough() {
        List<UnaryOperator<OptimizerOptions>> ways =
                List.of(o -> o, o -> o.clipValue(1), o -> o.clipNorm(1), o -> o.globalClipNorm(1));
        for (UnaryOperator<OptimizerOptions> way : ways) {
            assertThat(clipped(Adam.of().options(way), new double[] {Double.NaN, 1})
                            .get(0)[0])
                    .isNaN();
        }
    }

    /** 2·(1 − 0.004·1): {@code test_weight_decay} of Keras' tests has 1.9760959 after three such steps. */
    @Test
    void decaysWeightsButThoseExcluded() {
        for (Optimizer optimizer : List.of(Sgd.of(1), Adam.of(1), AdamW.of(1), RmsProp.of(1))) {
            Variable kernel = variable("dense/kernel", 2);
            Variable bias = variable("dense/bias", 2);
            OptimizerState state = optimizer
                    .options(o -> o.weightDecay(0.004).excludeFromWeightDecay(name -> name.endsWith("/bias")))
                    .bind(backend, List.of(kernel, bias));
            for (int i = 0; i < 3; i++) {
                state.apply(List.of(backend.zeros(1), backend.zeros(1)));
            }
            assertThat(kernel.data().getDouble(0)).isCloseTo(1.9760959, within(1e-6));
            assertThat(bias.data().getDouble(0)).isEqualTo(2);
        }
    }

    @Test
    void treatsGroupsApart() {
        Variable a = variable("a/kernel", 1);
        Variable b = variable("b/kernel", 1);
        Variable c = variable("c/kernel", 1);
        OptimizerState state = Sgd.of(0.1)
                .options(o -> o.weightDecay(1)
                        .group(ParameterGroup.of(name -> name.startsWith("a/")).learningRateMultiplier(0.5))
                        .group(ParameterGroup.of(name -> name.startsWith("b/"))
                                .learningRateMultiplier(2)
                                .weightDecay(0.5))
                        .group(ParameterGroup.of(name -> name.contains("kernel"))
                                .learningRateMultiplier(0)))
                .bind(backend, List.of(a, b, c));
        stepOf(state).callAll(backend.ones(1), backend.ones(1), backend.ones(1));
        assertThat(a.data().getDouble(0)).isCloseTo(1 - 0.05 - 0.05, within(1e-6));
        assertThat(b.data().getDouble(0)).isCloseTo(1 - 0.2 * 0.5 - 0.2, within(1e-6));
        assertThat(c.data().getDouble(0)).isEqualTo(1);
    }

    /** {@code test_ema} of keras/src/optimizers/optimizer_test.py. */
    @Test
    void averagesTheWeightsAndOverwritesThem() {
        Variable w = variable("w", 3, 4);
        OptimizerState state = Sgd.of(1)
                .options(o -> o.average(WeightAverage.of(0.9).overwriteEvery(3)))
                .bind(backend, List.of(w));
        TensorFunction step = stepOf(state);
        Variable average = state.variables().get("sgd/w/average");
        step.call(backend.ones(2));
        assertThat(w.data().toDoubles()).containsExactly(2, 3);
        assertThat(average.data().toDoubles()).containsExactly(2, 3);
        step.call(backend.ones(2));
        assertThat(w.data().toDoubles()).containsExactly(1, 2);
        assertThat(average.data().toDoubles()).containsExactly(new double[] {1.9, 2.9}, within(1e-6));
        step.call(backend.ones(2));
        assertThat(w.data().toDoubles()).containsExactly(new double[] {1.71, 2.71}, within(1e-6));
        assertThat(average.data().toDoubles()).containsExactly(new double[] {1.71, 2.71}, within(1e-6));
    }

    @Test
    void givesTheAveragesAtTheEnd() {
        Variable w = variable("w", 3);
        OptimizerState state =
                Sgd.of(1).options(o -> o.average(WeightAverage.of(0.5))).bind(backend, List.of(w));
        state.finish();
        assertThat(w.data().getDouble(0)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            state.apply(List.of(backend.ones(1)));
        }
        assertThat(w.data().getDouble(0)).isEqualTo(0);
        state.finish();
        assertThat(w.data().getDouble(0)).isEqualTo(0.75);
    }
}
