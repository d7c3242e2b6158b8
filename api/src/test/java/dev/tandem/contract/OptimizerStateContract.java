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
import dev.tandem.optimizer.Nadam;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.optimizer.OptimizerOptions;
import dev.tandem.optimizer.OptimizerState;
import dev.tandem.optimizer.Sgd;
import dev.tandem.optimizer.SlotRule;
import dev.tandem.optimizer.StepScalars;
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

/** Optimizers at work: what they remember, by which learning rate they go, what they reject; on an engine. */
public abstract class OptimizerStateContract extends OpenBackend {
    protected OptimizerStateContract(String name) {
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
