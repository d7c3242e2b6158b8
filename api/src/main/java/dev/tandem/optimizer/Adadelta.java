package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gradients in the unit of the parameter (Zeiler 2012; Keras 3, {@code Adadelta}).
 *
 * <p>a ← rho·a + (1 − rho)·g², d = −g·√(b + ε)/√(a + ε), b ← rho·b + (1 − rho)·d², w ← w + learningRate·d. The paper's learning rate
 * is 1.
 *
 * <p>Slots: {@code accumulated_grad} a, {@code accumulated_delta_var} b.
 *
 * @param learningRate at each step
 * @param rho how much of the means stays, from 0 to below 1
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param options what it does besides its equation
 */
public record Adadelta(Schedule learningRate, double rho, double epsilon, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Adadelta {
        OptimizerCheck.share("Adadelta", "rho", rho);
        OptimizerCheck.notNegative("Adadelta", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Adadelta of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Adadelta of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Adadelta of(Schedule learningRate) {
        return new Adadelta(learningRate, 0.95, 1e-7, OptimizerOptions.none());
    }

    /** The same with another rho. */
    public Adadelta rho(double other) {
        return new Adadelta(learningRate, other, epsilon, options);
    }

    /** The same with another epsilon. */
    public Adadelta epsilon(double other) {
        return new Adadelta(learningRate, rho, other, options);
    }

    @Override
    public Adadelta learningRate(Schedule other) {
        return new Adadelta(other, rho, epsilon, options);
    }

    @Override
    public Adadelta learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Adadelta options(UnaryOperator<OptimizerOptions> change) {
        return new Adadelta(learningRate, rho, epsilon, change.apply(options));
    }

    @Override
    public String name() {
        return "adadelta";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Adadelta adadelta) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return List.of(Slot.zeros("accumulated_grad", shape), Slot.zeros("accumulated_delta_var", shape));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate();
            return (gradient, value, slots) -> {
                Tensor gradients = Means.mixed(slots.get(0), gradient.square(), adadelta.rho);
                Tensor opposite = gradient.multiply(root(slots.get(1))).divide(root(gradients));
                Tensor changes = Means.mixed(slots.get(1), opposite.square(), adadelta.rho);
                return new Update(value.subtract(opposite.multiply(rate)), List.of(gradients, changes));
            };
        }

        private Tensor root(Tensor square) {
            return square.add(adadelta.epsilon).sqrt();
        }
    }
}
