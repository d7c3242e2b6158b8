package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.backend.Backend;
import dev.tandem.error.BackendMismatchException;
import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.GradientException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.error.TracedValueException;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Functions: traced once, compiled once, run often. */
public abstract class FunctionContract extends OpenBackend {
    protected FunctionContract(String name) {
        super(name);
    }

    private Variable variable(double value) {
        return backend.variable("v", Shape.scalar(), value);
    }

    @Test
    void tracesOncePerInputType() {
        AtomicInteger traces = new AtomicInteger();
        TensorFunction twice = backend.function(x -> {
            traces.incrementAndGet();
            return x.add(x);
        });
        assertThat(twice.call(backend.scalar(1)).item()).isEqualTo(2);
        assertThat(twice.call(backend.scalar(4)).item()).isEqualTo(8);
        assertThat(traces).hasValue(1);
        assertThat(twice.call(backend.ones(3)).toDoubles()).containsExactly(2, 2, 2);
        assertThat(traces).hasValue(2);
    }

    @Test
    void compilesOnceWhenTheLambdaIsMadeAnewInALoop() {
        Variable w = variable(0);
        Tensor x = backend.tensor(new double[] {1, 2, 3});
        trainStep(w).call(x);
        long compiled = backend.compiledCount();
        for (int i = 0; i < 50; i++) {
            trainStep(w).call(x);
        }
        assertThat(backend.compiledCount()).isEqualTo(compiled);
    }

    @Test
    void compilesOnceForALoopOverTheRowsOfATensor() {
        Tensor x = backend.arange(0, 60, 1).reshape(20, 3);
        assertThat(x.get(0).toDoubles()).containsExactly(0, 1, 2);
        long compiled = backend.compiledCount();
        for (int row = 1; row < 20; row++) {
            assertThat(x.get(row).toDoubles()).containsExactly(3 * row, 3 * row + 1, 3 * row + 2);
        }
        assertThat(backend.compiledCount()).isEqualTo(compiled);
    }

    private TensorFunction trainStep(Variable w) {
        return backend.function(x -> {
            Tensor loss = x.multiply(w).subtract(1).square().mean();
            w.assignSub(loss.gradients(w).of(w).multiply(0.01));
            return loss;
        });
    }

    @Test
    void readsVariablesAtEachCallAndAssignsThem() {
        Variable count = variable(0);
        TensorFunction next = backend.function(() -> {
            count.assignAdd(backend.scalar(1));
            return count.tensor().multiply(10);
        });
        assertThat(next.call().item()).isEqualTo(10);
        assertThat(next.call().item()).isEqualTo(20);
        count.assign(backend.scalar(5));
        assertThat(next.call().item()).isEqualTo(60);
        assertThat(count.data().getDouble(0)).isEqualTo(6);
    }

    @Test
    void leavesVariablesAloneWhenTheBodyFails() {
        Variable v = variable(1);
        TensorFunction failing = backend.function(x -> {
            v.assign(x.sum());
            throw new IllegalStateException("on purpose");
        });
        assertThatThrownBy(() -> failing.call(backend.ones(2))).hasMessage("on purpose");
        assertThat(v.data().getDouble(0)).isEqualTo(1);
        assertThat(backend.scalar(2).add(v).item()).isEqualTo(3);
    }

    @Test
    void usesTensorsMadeOutside() {
        Tensor outside = backend.tensor(new double[] {1, 2});
        TensorFunction add = backend.function(x -> x.add(outside));
        assertThat(add.call(backend.ones(2)).toDoubles()).containsExactly(2, 3);
        outside.close();
        assertThat(add.call(backend.ones(2)).toDoubles()).containsExactly(2, 3);
    }

    @Test
    void givesBackAnInputAndTheSameResultTwice() {
        TensorFunction function = backend.functionOfList(in -> {
            Tensor sum = in.get(0).add(1);
            return List.of(in.get(0), sum, sum, in.get(0).reshape(2, 1));
        });
        Tensor input = backend.tensor(new double[] {1, 2});
        List<Tensor> results = function.callAll(input);
        input.close();
        results.get(1).close();
        assertThat(results.get(0).toDoubles()).containsExactly(1, 2);
        assertThat(results.get(2).toDoubles()).containsExactly(2, 3);
        assertThat(results.get(3).shape()).isEqualTo(Shape.of(2, 1));
        assertThat(results.get(3).toDoubles()).containsExactly(1, 2);
    }

    @Test
    void becomesPartOfAnotherFunction() {
        TensorFunction square = backend.function(x -> x.multiply(x));
        TensorFunction derivative =
                backend.function(x -> square.call(x).gradients(x).of(x));
        assertThat(derivative.call(backend.scalar(3)).item()).isEqualTo(6);
    }

    @Test
    void drawsOtherRandomNumbersAtEachCallWithoutCompiling() {
        TensorFunction noise = backend.function(
                () -> backend.random().uniform(Shape.of(4), 0, 1).multiply(1));
        double[] first = noise.call().toDoubles();
        long compiled = backend.compiledCount();
        assertThat(noise.call().toDoubles()).isNotEqualTo(first);
        assertThat(backend.compiledCount()).isEqualTo(compiled);
    }

    @Test
    void differentiatesByVariablesInputsAndIntermediateTensors() {
        Variable w = variable(2);
        TensorFunction function = backend.functionOfList(in -> {
            Tensor x = in.get(0);
            Tensor middle = x.multiply(w);
            Tensor y = middle.square();
            Gradients gradients = y.gradients(w, x, middle);
            return List.of(gradients.of(w), gradients.of(x), gradients.of(middle));
        });
        List<Tensor> results = function.callAll(backend.scalar(3));
        // y = (x·w)²: 2·x²·w, 2·x·w², 2·x·w
        assertThat(results.stream().map(Tensor::item).toList()).containsExactly(36.0, 24.0, 12.0);
    }

    @Test
    void differentiatesTwice() {
        TensorFunction second = backend.function(x -> {
            Tensor first = x.tanh().gradients(x).of(x);
            return first.gradients(x).of(x);
        });
        double t = Math.tanh(0.5);
        assertThat(second.call(backend.scalar(0.5)).item()).isCloseTo(-2 * t * (1 - t * t), within(1e-6));
    }

    @Test
    void givesTheVectorJacobianProduct() {
        TensorFunction product =
                backend.function((x, v) -> x.square().vectorJacobian(v, x).of(x));
        Tensor x = backend.tensor(new double[] {1, 2, 3});
        Tensor v = backend.tensor(new double[] {1, 10, 100});
        assertThat(product.call(x, v).toDoubles()).containsExactly(2, 40, 600);
    }

    @Test
    void runsOnTwentyThreadsWithTheResultsOfOne() throws Exception {
        TensorFunction function = backend.function((x, y) -> x.matmul(y).sin().sum());
        Tensor y = backend.random().normal(Shape.of(8, 8), 0, 1);
        List<Tensor> inputs = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            inputs.add(backend.random().normal(Shape.of(1 + i % 4, 8), 0, 1));
            expected.add(function.call(inputs.get(i), y).item());
        }
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<List<Double>>> answers = new ArrayList<>();
            for (Tensor input : inputs) {
                answers.add(threads.submit(() -> {
                    List<Double> results = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        try (Tensor result = function.call(input, y)) {
                            results.add(result.item());
                        }
                    }
                    return results;
                }));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).containsOnly(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void repeatsItselfBitForBit() {
        assertThat(smallTraining(Map.of("seed", "7"))).isEqualTo(smallTraining(Map.of("seed", "7")));
        assertThat(smallTraining(Map.of("seed", "7"))).isNotEqualTo(smallTraining(Map.of("seed", "8")));
    }

    private List<Double> smallTraining(Map<String, String> settings) {
        try (Backend own = open(settings)) {
            Variable w = own.variable("w", own.random().normal(Shape.of(4, 3), 0, 1));
            Tensor x = own.random().normal(Shape.of(16, 4), 0, 1);
            Tensor y = own.random().normal(Shape.of(16, 3), 0, 1);
            List<Double> losses = new ArrayList<>();
            TensorFunction step = own.function(() -> {
                Tensor loss = x.matmul(w).tanh().subtract(y).square().mean();
                w.assignSub(loss.gradients(w).of(w).multiply(0.1));
                return loss;
            });
            for (int i = 0; i < 20; i++) {
                losses.add(step.call().item());
            }
            return losses;
        }
    }

    @Test
    void rejectsAWrongNumberOfTensors() {
        TensorFunction function = backend.function((x, y) -> x.add(y));
        assertThatThrownBy(() -> function.call(backend.scalar(1)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("a function of 2 tensors was called with 1; expected 2");
    }

    @Test
    void rejectsAskingATracedTensorForItsValue() {
        TensorFunction function = backend.function(x -> x.multiply(x.item()));
        assertThatThrownBy(() -> function.call(backend.scalar(1)))
                .isInstanceOf(TracedValueException.class)
                .hasMessageContaining("the value of a traced tensor float32[] was asked for")
                .hasMessageContaining("return it from the function");
    }

    @Test
    void rejectsATracedTensorThatEscaped() {
        AtomicReference<Tensor> escaped = new AtomicReference<>();
        backend.function(x -> {
                    escaped.set(x);
                    return x.add(1);
                })
                .call(backend.scalar(1));
        assertThatThrownBy(() -> escaped.get().add(1))
                .isInstanceOf(TracedValueException.class)
                .hasMessageContaining("outside of the function");
        assertThatThrownBy(() -> backend.scalar(1).add(escaped.get())).isInstanceOf(TracedValueException.class);
    }

    @Test
    void rejectsGradientsOutsideOfAFunction() {
        Tensor x = backend.scalar(1);
        assertThatThrownBy(() -> x.square().gradients(x))
                .isInstanceOf(GradientException.class)
                .hasMessageContaining("backend.function");
    }

    @Test
    void rejectsGradientsThatDoNotExist() {
        Variable unused = variable(1);
        assertThatThrownBy(() -> backend.function(x -> x.sum().gradients(unused).of(unused))
                        .call(backend.ones(2)))
                .isInstanceOf(GradientException.class);
        assertThatThrownBy(() -> backend.function(x ->
                                x.argMax(0).cast(DType.FLOAT32).gradients(x).of(x))
                        .call(backend.ones(2)))
                .isInstanceOf(GradientException.class)
                .hasMessageContaining("argMax");
    }

    @Test
    void rejectsTensorsOfTwoBackends() {
        try (Backend other = open(Map.of())) {
            Tensor mine = backend.scalar(1);
            Tensor theirs = other.scalar(1);
            assertThatThrownBy(() -> mine.add(theirs))
                    .isInstanceOf(BackendMismatchException.class)
                    .hasMessageContaining("backend.tensor(other.data())");
            assertThat(mine.add(backend.carry(theirs)).item()).isEqualTo(2);
        }
    }

    @Test
    void rejectsAssigningAnotherShapeOrDType() {
        Variable v = variable(1);
        assertThatThrownBy(() -> v.assign(backend.ones(2)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("variable 'v' of float32[]");
        assertThatThrownBy(() -> v.assign(backend.scalar(1).cast(DType.INT32)))
                .isInstanceOf(DTypeMismatchException.class);
        assertThat(v.data().getDouble(0)).isEqualTo(1);
    }
}
