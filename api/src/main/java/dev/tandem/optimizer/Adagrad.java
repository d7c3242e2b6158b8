package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gradients over the root of the sum of their squares (Duchi et al. 2011; Keras 3, {@code Adagrad}).
 *
 * <p>a ← a + g², w ← w − learningRate·g/√(a + ε).
 *
 * <p>Slots: {@code accumulator} a.
 *
 * @param learningRate at each step
 * @param initialAccumulator where the sums start, 0 or more
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param options what it does besides its equation
 */
public record Adagrad(Schedule learningRate, double initialAccumulator, double epsilon, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Adagrad {
        OptimizerCheck.notNegative("Adagrad", "the initial accumulator", initialAccumulator);
        OptimizerCheck.notNegative("Adagrad", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Adagrad of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Adagrad of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Adagrad of(Schedule learningRate) {
        return new Adagrad(learningRate, 0.1, 1e-7, OptimizerOptions.none());
    }

    /** The same with another start of the sums. */
    public Adagrad initialAccumulator(double other) {
        return new Adagrad(learningRate, other, epsilon, options);
    }

    /** The same with another epsilon. */
    public Adagrad epsilon(double other) {
        return new Adagrad(learningRate, initialAccumulator, other, options);
    }

    @Override
    public Adagrad learningRate(Schedule other) {
        return new Adagrad(other, initialAccumulator, epsilon, options);
    }

    @Override
    public Adagrad learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Adagrad options(UnaryOperator<OptimizerOptions> change) {
        return new Adagrad(learningRate, initialAccumulator, epsilon, change.apply(options));
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Adagrad adagrad) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return List.of(new Slot("accumulator", shape, adagrad.initialAccumulator));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate();
            return (gradient, value, slots) -> {
                Tensor accumulator = slots.get(0).add(gradient.square());
                Tensor change = gradient.multiply(rate)
                        .divide(accumulator.add(adagrad.epsilon).sqrt());
                return new Update(value.subtract(change), List.of(accumulator));
            };
        }
    }
}
