package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.AdamW;
import dev.tandem.optimizer.Nadam;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.optimizer.OptimizerOptions;
import dev.tandem.optimizer.OptimizerState;
import dev.tandem.optimizer.ParameterGroup;
import dev.tandem.optimizer.RmsProp;
import dev.tandem.optimizer.Sgd;
import dev.tandem.optimizer.SlotRule;
import dev.tandem.optimizer.StepScalars;
import dev.tandem.optimizer.WeightAverage;
import dev.tandem.optimizer.schedule.ExponentialDecay;
import dev.tandem.optimizer.schedule.PiecewiseConstantDecay;
import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What optimizers do besides their equations, and what they remember, on an engine. */
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

    @Test
    void namesWhatItRemembers() {
        Variable kernel = variable("dense/kernel", 1, 2);
        OptimizerState adam = Adam.of().withAmsgrad().bind(backend, List.of(kernel));
        assertThat(adam.variables().keySet())
                .containsExactly(
                        "adam/iterations",
                        "adam/learning_rate",
                        "adam/dense/kernel/momentum",
                        "adam/dense/kernel/velocity",
                        "adam/dense/kernel/velocity_hat");
        assertThat(adam.variables().get("adam/iterations").dtype()).isEqualTo(DType.INT64);
        assertThat(adam.variables().get("adam/dense/kernel/velocity").type()).isEqualTo(kernel.type());
        adam.variables().forEach((name, variable) -> assertThat(variable.name()).isEqualTo(name));
        OptimizerState nadam = Nadam.of(ExponentialDecay.of(0.1, 10, 0.5)).bind(backend, List.of(kernel));
        assertThat(nadam.variables().keySet())
                .containsExactly(
                        "nadam/iterations",
                        "nadam/u_product",
                        "nadam/dense/kernel/momentum",
                        "nadam/dense/kernel/velocity");
    }

    @Test
    void goesOnFromRestoredVariables() {
        Variable first = variable("w", 1, 2);
        OptimizerState before = Nadam.of(0.1).bind(backend, List.of(first));
        Tensor gradient = backend.tensor(new double[] {0.5, -1});
        before.apply(List.of(gradient));
        Variable second = backend.variable("w", first.tensor());
        OptimizerState after = Nadam.of(0.1).bind(backend, List.of(second));
        after.variables()
                .forEach((name, variable) -> variable.assign(before.variables().get(name)));
        TensorFunction step = stepOf(before);
        TensorFunction resumed = stepOf(after);
        for (int i = 0; i < 3; i++) {
            step.call(gradient);
            resumed.call(gradient);
        }
        assertThat(second.data()).isEqualTo(first.data());
        assertThat(after.iterations()).isEqualTo(4);
    }

    @Test
    void compilesNothingAfterTheFirstStep() {
        Variable w = variable("w", 1, 2);
        OptimizerState constant =
                Adam.of().options(o -> o.globalClipNorm(1).weightDecay(0.1)).bind(backend, List.of(w));
        OptimizerState scheduled = Adam.of(ExponentialDecay.of(0.1, 10, 0.5)).bind(backend, List.of(w));
        for (OptimizerState state : List.of(constant, scheduled)) {
            TensorFunction step = stepOf(state);
            Tensor gradient = backend.ones(2);
            step.call(gradient);
            long compiled = backend.compiledCount();
            for (int i = 0; i < 5; i++) {
                step.call(gradient);
                if (state == constant) {
                    state.setLearningRate(0.1 / (i + 1));
                }
            }
            assertThat(backend.compiledCount()).isEqualTo(compiled);
            assertThat(state.iterations()).isEqualTo(6);
        }
    }

    @Test
    void stepsByTheLearningRateInForce() {
        Variable w = variable("w", 0);
        OptimizerState state = Sgd.of(0.1).bind(backend, List.of(w));
        TensorFunction step = stepOf(state);
        assertThat(state.learningRate()).isEqualTo(0.1);
        step.call(backend.ones(1));
        state.setLearningRate(2);
        assertThat(state.learningRate()).isEqualTo(2);
        step.call(backend.ones(1));
        assertThat(w.data().getDouble(0)).isCloseTo(-2.1, within(1e-6));
        assertThatThrownBy(() -> state.setLearningRate(-1)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void followsASchedule() {
        Variable w = variable("w", 0);
        PiecewiseConstantDecay schedule = new PiecewiseConstantDecay(List.of(1L), List.of(1.0, 0.5));
        OptimizerState state = Sgd.of(schedule).bind(backend, List.of(w));
        TensorFunction step = stepOf(state);
        double[] expected = {-1, -2, -2.5, -3};
        for (int i = 0; i < 4; i++) {
            assertThat(state.learningRate()).isEqualTo(schedule.at(i));
            step.call(backend.ones(1));
            assertThat(w.data().getDouble(0)).isEqualTo(expected[i]);
        }
        assertThatThrownBy(() -> state.setLearningRate(0.1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("follows PiecewiseConstantDecay")
                .hasMessageContaining("expected a constant one");
    }

    @Test
    void takesGradientsByTheirParameters() {
        Variable w = variable("w", 1);
        Variable b = variable("b", 5);
        OptimizerState state = Sgd.of(1).bind(backend, List.of(w, b));
        TensorFunction step = backend.function(x -> {
            Tensor loss = x.multiply(w).add(b).sum();
            state.apply(loss.gradients(b, w));
            return loss;
        });
        step.call(backend.tensor(new double[] {3}));
        assertThat(w.data().getDouble(0)).isEqualTo(-2);
        assertThat(b.data().getDouble(0)).isEqualTo(4);
    }

    /** An optimizer of a user's own: w ← w − learningRate·sign(g)/t. */
    private record Signs(Schedule learningRate, OptimizerOptions options) implements Optimizer {
        @Override
        public String name() {
            return "signs";
        }

        @Override
        public Optimizer learningRate(Schedule other) {
            return new Signs(other, options);
        }

        @Override
        public Optimizer options(UnaryOperator<OptimizerOptions> change) {
            return new Signs(learningRate, change.apply(options));
        }

        @Override
        public SlotRule rule() {
            return new SlotRule() {
                @Override
                public List<Slot> slots(Shape shape) {
                    return List.of();
                }

                @Override
                public Formula formula(StepScalars step) {
                    Tensor rate = step.learningRate().divide(step.number());
                    return (gradient, value, slots) ->
                            new Update(value.subtract(gradient.sign().multiply(rate)), List.of());
                }
            };
        }
    }

    @Test
    void takesAnEquationOfTheUsersOwn() {
        Variable w = variable("w", 0, 0);
        Optimizer optimizer = new Signs(Schedule.constant(1), OptimizerOptions.none());
        OptimizerState state = optimizer.learningRate(4).bind(backend, List.of(w));
        TensorFunction step = stepOf(state);
        step.call(backend.tensor(new double[] {9, -3}));
        step.call(backend.tensor(new double[] {0.1, 0}));
        assertThat(w.data().toDoubles()).containsExactly(-6, 4);
        assertThat(state.variables()).containsOnlyKeys("signs/iterations", "signs/learning_rate");
    }

    @Test
    void freesItsVariables() {
        Variable w = variable("w", 1);
        long before = backend.liveBytes();
        OptimizerState state = Adam.of().bind(backend, List.of(w));
        assertThat(backend.liveBytes()).isGreaterThan(before);
        state.close();
        assertThat(backend.liveBytes()).isEqualTo(before);
        assertThat(w.data().getDouble(0)).isEqualTo(1);
    }

    @Test
    void rejectsParametersThatItCannotTake() {
        Variable w = variable("w", 1);
        assertThatThrownBy(() -> Adam.of().bind(backend, List.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("adam: there are no parameters; expected one or more to optimize");
        assertThatThrownBy(() -> Adam.of().bind(backend, List.of(w, variable("w", 2))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("two parameters 'w'");
        Variable whole = backend.variable("n", TensorData.filled(new TensorType(Shape.of(2), DType.INT32), 1));
        assertThatThrownBy(() -> Adam.of().bind(backend, List.of(w, whole)))
                .isInstanceOf(DTypeMismatchException.class)
                .hasMessageContaining("'n' is int32[2]; expected parameters of one floating dtype, here float32");
    }

    @Test
    void rejectsGradientsThatDoNotFit() {
        Variable w = variable("w", 1, 2);
        OptimizerState state = Adam.of().bind(backend, List.of(w));
        assertThatThrownBy(() -> state.apply(List.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("adam: got 0 gradients; expected 1, one for each parameter");
        assertThatThrownBy(() -> state.apply(List.of(backend.ones(3))))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("the gradient of 'w' is float32[3]; expected float32[2]");
        assertThatThrownBy(() -> state.apply(List.of(backend.ones(2).cast(DType.FLOAT64))))
                .isInstanceOf(DTypeMismatchException.class)
                .hasMessageContaining("cast it");
        assertThat(state.iterations()).isZero();
    }
}
