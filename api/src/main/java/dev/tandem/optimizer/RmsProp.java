package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gradients over the root of their mean square (Tieleman &amp; Hinton 2012; Keras 3, {@code RMSprop}).
 *
 * <p>v ← rho·v + (1 − rho)·g², d = learningRate·g/√(v + ε), w ← w − d. Centered (Graves 2013), with a ← rho·a + (1 − rho)·g, the root
 * is that of v − a² + ε. With momentum, m ← momentum·m + d and w ← w − m.
 *
 * <p>Slots: {@code velocity} v; {@code momentum} m and {@code average_gradient} a, if wanted.
 *
 * @param learningRate at each step
 * @param rho how much of the means stays, from 0 to below 1
 * @param momentum from 0 to below 1; 0 for none
 * @param epsilon added to the denominator, so that it is not 0; 0 or more
 * @param centered whether the square of the mean gradient is taken off
 * @param options what it does besides its equation
 */
public record RmsProp(
        Schedule learningRate, double rho, double momentum, double epsilon, boolean centered, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public RmsProp {
        OptimizerCheck.share("RmsProp", "rho", rho);
        OptimizerCheck.share("RmsProp", "the momentum", momentum);
        OptimizerCheck.notNegative("RmsProp", "epsilon", epsilon);
    }

    /** With Keras' defaults: learning rate 0.001, no momentum, not centered. */
    public static RmsProp of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static RmsProp of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static RmsProp of(Schedule learningRate) {
        return new RmsProp(learningRate, 0.9, 0, 1e-7, false, OptimizerOptions.none());
    }

    /** The same with another rho. */
    public RmsProp rho(double other) {
        return new RmsProp(learningRate, other, momentum, epsilon, centered, options);
    }

    /** The same with another momentum. */
    public RmsProp momentum(double other) {
        return new RmsProp(learningRate, rho, other, epsilon, centered, options);
    }

    /** The same with another epsilon. */
    public RmsProp epsilon(double other) {
        return new RmsProp(learningRate, rho, momentum, other, centered, options);
    }

    /** The same with the square of the mean gradient taken off: by the variance. */
    public RmsProp withCentered() {
        return new RmsProp(learningRate, rho, momentum, epsilon, true, options);
    }

    @Override
    public RmsProp learningRate(Schedule other) {
        return new RmsProp(other, rho, momentum, epsilon, centered, options);
    }

    @Override
    public RmsProp learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public RmsProp options(UnaryOperator<OptimizerOptions> change) {
        return new RmsProp(learningRate, rho, momentum, epsilon, centered, change.apply(options));
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(RmsProp rmsProp) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            List<Slot> slots = new ArrayList<>(List.of(Slot.zeros("velocity", shape)));
            if (rmsProp.momentum > 0) {
                slots.add(Slot.zeros("momentum", shape));
            }
            if (rmsProp.centered) {
                slots.add(Slot.zeros("average_gradient", shape));
            }
            return slots;
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate();
            return (gradient, value, slots) -> {
                List<Tensor> next = new ArrayList<>();
                Tensor velocity = Means.mixed(slots.get(0), gradient.square(), rmsProp.rho);
                next.add(velocity);
                Tensor square = velocity;
                Tensor mean = gradient;
                if (rmsProp.centered) {
                    mean = Means.mixed(slots.get(slots.size() - 1), gradient, rmsProp.rho);
                    square = velocity.subtract(mean.square());
                }
                Tensor change = gradient.multiply(rate)
                        .divide(square.add(rmsProp.epsilon).sqrt());
                if (rmsProp.momentum > 0) {
                    change = slots.get(1).multiply(rmsProp.momentum).add(change);
                    next.add(change);
                }
                if (rmsProp.centered) {
                    next.add(mean);
                }
                return new Update(value.subtract(change), next);
            };
        }
    }
}
