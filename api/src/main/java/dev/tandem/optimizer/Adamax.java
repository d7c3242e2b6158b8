package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adam by the largest gradient (Kingma &amp; Ba 2015, section 7.1; Keras 3, {@code Adamax}).
 *
 * <p>m ← m + (1 − β₁)·(g − m), u ← max(β₂·u, |g|), w ← w − learningRate/(1 − β₁ᵗ)·m/(u + ε), t being 1 at the first step.
 *
 * <p>Slots: {@code momentum} m, {@code norm} u.
 *
 * @param learningRate at each step
 * @param beta1 how much of the mean of gradients stays, from 0 to below 1
 * @param beta2 how much of the largest gradient stays, from 0 to below 1
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param options what it does besides its equation
 */
public record Adamax(Schedule learningRate, double beta1, double beta2, double epsilon, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Adamax {
        OptimizerCheck.share("Adamax", "beta1", beta1);
        OptimizerCheck.share("Adamax", "beta2", beta2);
        OptimizerCheck.notNegative("Adamax", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Adamax of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Adamax of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Adamax of(Schedule learningRate) {
        return new Adamax(learningRate, 0.9, 0.999, 1e-7, OptimizerOptions.none());
    }

    /** The same with another beta1. */
    public Adamax beta1(double other) {
        return new Adamax(learningRate, other, beta2, epsilon, options);
    }

    /** The same with another beta2. */
    public Adamax beta2(double other) {
        return new Adamax(learningRate, beta1, other, epsilon, options);
    }

    /** The same with another epsilon. */
    public Adamax epsilon(double other) {
        return new Adamax(learningRate, beta1, beta2, other, options);
    }

    @Override
    public Adamax learningRate(Schedule other) {
        return new Adamax(other, beta1, beta2, epsilon, options);
    }

    @Override
    public Adamax learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Adamax options(UnaryOperator<OptimizerOptions> change) {
        return new Adamax(learningRate, beta1, beta2, epsilon, change.apply(options));
    }

    @Override
    public String name() {
        return "adamax";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Adamax adamax) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return List.of(Slot.zeros("momentum", shape), Slot.zeros("norm", shape));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor alpha = step.learningRate().divide(step.oneMinusPower(adamax.beta1));
            return (gradient, value, slots) -> {
                Tensor momentum = Means.towards(slots.get(0), gradient, adamax.beta1);
                Tensor norm = slots.get(1).multiply(adamax.beta2).maximum(gradient.abs());
                Tensor change = momentum.multiply(alpha).divide(norm.add(adamax.epsilon));
                return new Update(value.subtract(change), List.of(momentum, norm));
            };
        }
    }
}
