package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Follow the regularized leader, per coordinate (McMahan et al. 2013; Keras 3, {@code Ftrl}).
 *
 * <p>With p = −learningRatePower and shrunk gradient h = g + 2·l2Shrinkage·w: a′ = a + g², z ← z + h − (a′ᵖ − aᵖ)/learningRate·w,
 * q = a′ᵖ/learningRate + 2·l2 + beta/learningRate, w ← (min(max(z, −l1), l1) − z)/q, a ← a′.
 *
 * <p>Slots: {@code accumulator} a, {@code linear} z.
 *
 * @param learningRate at each step
 * @param learningRatePower how fast the learning rate falls with the squares, 0 or less
 * @param initialAccumulator where the sums of squares start, 0 or more
 * @param l1 the pull to exactly 0, 0 or more
 * @param l2 the pull towards 0, 0 or more
 * @param l2Shrinkage a penalty on the size, which the gradient is shrunk by; 0 or more
 * @param beta added to the sums, after the paper; 0 or more
 * @param options what it does besides its equation
 */
public record Ftrl(
        Schedule learningRate,
        double learningRatePower,
        double initialAccumulator,
        double l1,
        double l2,
        double l2Shrinkage,
        double beta,
        OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Ftrl {
        OptimizerCheck.notNegative("Ftrl", "minus the power of the learning rate", -learningRatePower);
        OptimizerCheck.notNegative("Ftrl", "the initial accumulator", initialAccumulator);
        OptimizerCheck.notNegative("Ftrl", "l1", l1);
        OptimizerCheck.notNegative("Ftrl", "l2", l2);
        OptimizerCheck.notNegative("Ftrl", "l2Shrinkage", l2Shrinkage);
        OptimizerCheck.notNegative("Ftrl", "beta", beta);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Ftrl of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Ftrl of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Ftrl of(Schedule learningRate) {
        return new Ftrl(learningRate, -0.5, 0.1, 0, 0, 0, 0, OptimizerOptions.none());
    }

    /** The same with another power. */
    public Ftrl learningRatePower(double other) {
        return new Ftrl(learningRate, other, initialAccumulator, l1, l2, l2Shrinkage, beta, options);
    }

    /** The same with another start of the sums. */
    public Ftrl initialAccumulator(double other) {
        return new Ftrl(learningRate, learningRatePower, other, l1, l2, l2Shrinkage, beta, options);
    }

    /** The same with another pull to exactly 0. */
    public Ftrl l1(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, other, l2, l2Shrinkage, beta, options);
    }

    /** The same with another pull towards 0. */
    public Ftrl l2(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, other, l2Shrinkage, beta, options);
    }

    /** The same with another penalty on the size. */
    public Ftrl l2Shrinkage(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, l2, other, beta, options);
    }

    /** The same with another beta. */
    public Ftrl beta(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, other, options);
    }

    @Override
    public Ftrl learningRate(Schedule other) {
        return new Ftrl(other, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta, options);
    }

    @Override
    public Ftrl learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Ftrl options(UnaryOperator<OptimizerOptions> change) {
        return new Ftrl(
                learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta, change.apply(options));
    }

    @Override
    public String name() {
        return "ftrl";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Ftrl ftrl) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return List.of(new Slot("accumulator", shape, ftrl.initialAccumulator), Slot.zeros("linear", shape));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate();
            Tensor pull = rate.reciprocal().multiply(ftrl.beta).add(2 * ftrl.l2);
            double power = -ftrl.learningRatePower;
            return (gradient, value, slots) -> {
                Tensor accumulator = slots.get(0).add(gradient.square());
                Tensor raised = accumulator.power(power);
                Tensor shrunk = ftrl.l2Shrinkage == 0 ? gradient : gradient.add(value.multiply(2 * ftrl.l2Shrinkage));
                Tensor moved =
                        raised.subtract(slots.get(0).power(power)).divide(rate).multiply(value);
                Tensor linear = slots.get(1).add(shrunk.subtract(moved));
                Tensor bounded = linear.maximum(-ftrl.l1).minimum(ftrl.l1);
                Tensor next =
                        bounded.subtract(linear).divide(raised.divide(rate).add(pull));
                return new Update(next, List.of(accumulator, linear));
            };
        }
    }
}
