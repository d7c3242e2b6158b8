package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sign of the momentum (Chen et al. 2023; Keras 3, {@code Lion}).
 *
 * <p>w ← w − learningRate·sign(β₁·m + (1 − β₁)·g), m ← β₂·m + (1 − β₂)·g. Its learning rate is best some three to ten times smaller, its
 * weight decay as much larger, than Adam's.
 *
 * <p>Slots: {@code momentum} m.
 *
 * @param learningRate at each step
 * @param beta1 how much of the momentum is in the sign, above 0 and below 1
 * @param beta2 how much of the momentum stays, from 0 to below 1
 * @param options what it does besides its equation
 */
public record Lion(Schedule learningRate, double beta1, double beta2, OptimizerOptions options) implements Optimizer {
    /** Checks the numbers. */
    public Lion {
        OptimizerCheck.require(
                beta1 > 0 && beta1 < 1, "Lion", "beta1 is " + beta1 + "; expected a number above 0 and below 1");
        OptimizerCheck.share("Lion", "beta2", beta2);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Lion of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Lion of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Lion of(Schedule learningRate) {
        return new Lion(learningRate, 0.9, 0.99, OptimizerOptions.none());
    }

    /** The same with another beta1. */
    public Lion beta1(double other) {
        return new Lion(learningRate, other, beta2, options);
    }

    /** The same with another beta2. */
    public Lion beta2(double other) {
        return new Lion(learningRate, beta1, other, options);
    }

    @Override
    public Lion learningRate(Schedule other) {
        return new Lion(other, beta1, beta2, options);
    }

    @Override
    public Lion learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Lion options(UnaryOperator<OptimizerOptions> change) {
        return new Lion(learningRate, beta1, beta2, change.apply(options));
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Lion lion) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return List.of(Slot.zeros("momentum", shape));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate();
            return (gradient, value, slots) -> {
                Tensor direction =
                        Means.mixed(slots.get(0), gradient, lion.beta1).sign();
                Tensor momentum = Means.mixed(slots.get(0), gradient, lion.beta2);
                return new Update(value.subtract(direction.multiply(rate)), List.of(momentum));
            };
        }
    }
}
