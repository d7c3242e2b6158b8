package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adam with Nesterov's look ahead (Dozat 2016; Keras 3, {@code Nadam}).
 *
 * <p>With uₜ = β₁·(1 − ½·0.96ᵗ) and Uₜ = u₁·…·uₜ, t being 1 at the first step: m ← m + (1 − β₁)·(g − m), v ← v + (1 − β₂)·(g² − v),
 * m̂ = uₜ₊₁·m/(1 − Uₜ₊₁) + (1 − uₜ)·g/(1 − Uₜ), v̂ = v/(1 − β₂ᵗ), w ← w − learningRate·m̂/(√v̂ + ε).
 *
 * <p>Slots: {@code momentum} m, {@code velocity} v; for all parameters together {@code u_product} U.
 *
 * @param learningRate at each step
 * @param beta1 how much of the mean of gradients stays, from 0 to below 1
 * @param beta2 how much of the mean of squares stays, from 0 to below 1
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param options what it does besides its equation
 */
public record Nadam(Schedule learningRate, double beta1, double beta2, double epsilon, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Nadam {
        OptimizerCheck.share("Nadam", "beta1", beta1);
        OptimizerCheck.share("Nadam", "beta2", beta2);
        OptimizerCheck.notNegative("Nadam", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Nadam of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Nadam of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Nadam of(Schedule learningRate) {
        return new Nadam(learningRate, 0.9, 0.999, 1e-7, OptimizerOptions.none());
    }

    /** The same with another beta1. */
    public Nadam beta1(double other) {
        return new Nadam(learningRate, other, beta2, epsilon, options);
    }

    /** The same with another beta2. */
    public Nadam beta2(double other) {
        return new Nadam(learningRate, beta1, other, epsilon, options);
    }

    /** The same with another epsilon. */
    public Nadam epsilon(double other) {
        return new Nadam(learningRate, beta1, beta2, other, options);
    }

    @Override
    public Nadam learningRate(Schedule other) {
        return new Nadam(other, beta1, beta2, epsilon, options);
    }

    @Override
    public Nadam learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Nadam options(UnaryOperator<OptimizerOptions> change) {
        return new Nadam(learningRate, beta1, beta2, epsilon, change.apply(options));
    }

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Nadam nadam) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return List.of(Slot.zeros("momentum", shape), Slot.zeros("velocity", shape));
        }

        @Override
        public List<Slot> sharedSlots() {
            return List.of(new Slot("u_product", Shape.scalar(), 1));
        }

        @Override
        public List<Tensor> advance(StepScalars before) {
            return List.of(before.shared().get(0).multiply(u(before.number())));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor u = u(step.number());
            Tensor uNext = u(step.number().add(1));
            Tensor product = step.shared().get(0);
            Tensor rate = step.learningRate();
            Tensor ofMomentum = rate.multiply(uNext).divide(oneMinus(product.multiply(uNext)));
            Tensor ofGradient = rate.multiply(oneMinus(u)).divide(oneMinus(product));
            Tensor ofVelocity = step.oneMinusPower(nadam.beta2).reciprocal();
            return (gradient, value, slots) -> {
                Tensor momentum = Means.towards(slots.get(0), gradient, nadam.beta1);
                Tensor velocity = Means.towards(slots.get(1), gradient.square(), nadam.beta2);
                Tensor ahead = momentum.multiply(ofMomentum).add(gradient.multiply(ofGradient));
                Tensor scale = velocity.multiply(ofVelocity).sqrt().add(nadam.epsilon);
                return new Update(value.subtract(ahead.divide(scale)), List.of(momentum, velocity));
            };
        }

        /** β₁·(1 − ½·0.96ᵗ). */
        private Tensor u(Tensor number) {
            Tensor power = number.multiply(Math.log(0.96)).exp();
            return oneMinus(power.multiply(0.5)).multiply(nadam.beta1);
        }

        private static Tensor oneMinus(Tensor x) {
            return x.negate().add(1);
        }
    }
}
