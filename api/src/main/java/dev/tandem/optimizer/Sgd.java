package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gradient descent, with momentum if wanted (Keras 3, {@code SGD}).
 *
 * <p>Without momentum: w ← w − learningRate·g. With momentum: m ← momentum·m − learningRate·g; then w ← w + m, or with Nesterov's
 * look ahead (Sutskever et al. 2013) w ← w + momentum·m − learningRate·g.
 *
 * <p>Slots: {@code momentum}, if there is one.
 *
 * @param learningRate at each step
 * @param momentum from 0 to below 1; 0 for none
 * @param nesterov whether it looks ahead
 * @param options what it does besides its equation
 */
public record Sgd(Schedule learningRate, double momentum, boolean nesterov, OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Sgd {
        OptimizerCheck.share("Sgd", "the momentum", momentum);
    }

    /** With Keras' defaults: learning rate 0.01, no momentum. */
    public static Sgd of() {
        return of(0.01);
    }

    /** With a constant learning rate. */
    public static Sgd of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Sgd of(Schedule learningRate) {
        return new Sgd(learningRate, 0, false, OptimizerOptions.none());
    }

    /** The same with another momentum. */
    public Sgd momentum(double other) {
        return new Sgd(learningRate, other, nesterov, options);
    }

    /** The same looking ahead, as Nesterov does. */
    public Sgd withNesterov() {
        return new Sgd(learningRate, momentum, true, options);
    }

    @Override
    public Sgd learningRate(Schedule other) {
        return new Sgd(other, momentum, nesterov, options);
    }

    @Override
    public Sgd learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Sgd options(UnaryOperator<OptimizerOptions> change) {
        return new Sgd(learningRate, momentum, nesterov, change.apply(options));
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Sgd sgd) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            return sgd.momentum == 0 ? List.of() : List.of(Slot.zeros("momentum", shape));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate();
            if (sgd.momentum == 0) {
                return (gradient, value, slots) -> new Update(value.subtract(gradient.multiply(rate)), List.of());
            }
            return (gradient, value, slots) -> {
                Tensor scaled = gradient.multiply(rate);
                Tensor momentum = slots.get(0).multiply(sgd.momentum).subtract(scaled);
                Tensor change = sgd.nesterov ? momentum.multiply(sgd.momentum).subtract(scaled) : momentum;
                return new Update(value.add(change), List.of(momentum));
            };
        }
    }
}
