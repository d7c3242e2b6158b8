package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adam (Kingma &amp; Ba 2015; Keras 3, {@code Adam}).
 *
 * <p>m ← m + (1 − β₁)·(g − m), v ← v + (1 − β₂)·(g² − v), w ← w − α·m/(√v + ε) with α = learningRate·√(1 − β₂ᵗ)/(1 − β₁ᵗ),
 * t being 1 at the first step. With AMSGrad (Reddi et al. 2018) v̂ ← max(v̂, v) takes the place of v in the denominator.
 *
 * <p>Slots: {@code momentum} m, {@code velocity} v, and with AMSGrad {@code velocity_hat} v̂.
 *
 * @param learningRate at each step
 * @param beta1 how much of the mean of gradients stays, from 0 to below 1
 * @param beta2 how much of the mean of squares stays, from 0 to below 1
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param amsgrad whether the denominator never shrinks (Reddi et al. 2018)
 * @param options what it does besides its equation
 */
public record Adam(
        Schedule learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Adam {
        OptimizerCheck.share("Adam", "beta1", beta1);
        OptimizerCheck.share("Adam", "beta2", beta2);
        OptimizerCheck.notNegative("Adam", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Adam of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Adam of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Adam of(Schedule learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-7, false, OptimizerOptions.none());
    }

    /** The same with another beta1. */
    public Adam beta1(double other) {
        return new Adam(learningRate, other, beta2, epsilon, amsgrad, options);
    }

    /** The same with another beta2. */
    public Adam beta2(double other) {
        return new Adam(learningRate, beta1, other, epsilon, amsgrad, options);
    }

    /** The same with another epsilon. */
    public Adam epsilon(double other) {
        return new Adam(learningRate, beta1, beta2, other, amsgrad, options);
    }

    /** The same with a denominator that never shrinks: in place of v stands the largest v so far. */
    public Adam withAmsgrad() {
        return new Adam(learningRate, beta1, beta2, epsilon, true, options);
    }

    @Override
    public Adam learningRate(Schedule other) {
        return new Adam(other, beta1, beta2, epsilon, amsgrad, options);
    }

    @Override
    public Adam learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Adam options(UnaryOperator<OptimizerOptions> change) {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, change.apply(options));
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Adam adam) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            Slot momentum = Slot.zeros("momentum", shape);
            Slot velocity = Slot.zeros("velocity", shape);
            return adam.amsgrad
                    ? List.of(momentum, velocity, Slot.zeros("velocity_hat", shape))
                    : List.of(momentum, velocity);
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor alpha = step.learningRate()
                    .multiply(step.oneMinusPower(adam.beta2).sqrt())
                    .divide(step.oneMinusPower(adam.beta1));
            return (gradient, value, slots) -> {
                Tensor momentum = Means.towards(slots.get(0), gradient, adam.beta1);
                Tensor velocity = Means.towards(slots.get(1), gradient.square(), adam.beta2);
                if (!adam.amsgrad) {
                    return new Update(next(value, momentum, velocity, alpha), List.of(momentum, velocity));
                }
                Tensor largest = slots.get(2).maximum(velocity);
                return new Update(next(value, momentum, largest, alpha), List.of(momentum, velocity, largest));
            };
        }

        private Tensor next(Tensor value, Tensor momentum, Tensor velocity, Tensor alpha) {
            return value.subtract(
                    momentum.multiply(alpha).divide(velocity.sqrt().add(adam.epsilon)));
        }
    }
}
