package dev.tandem.optimizer;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;

/**
 * How one parameter is updated: what is remembered of it from step to step, its slots, and the equation.
 *
 * <p>An equation is written in two parts, so that what all parameters have in common is computed once a step:
 *
 * <pre>{@code
 * public Formula formula(StepScalars step) {
 *     Tensor rate = step.learningRate();                      // once
 *     return (gradient, value, slots) -> {                    // for each parameter
 *         Tensor accumulator = slots.get(0).add(gradient.square());
 *         return new Update(value.subtract(gradient.multiply(rate).divide(accumulator.sqrt())), List.of(accumulator));
 *     };
 * }
 * }</pre>
 *
 * <p>Values are assigned by {@link OptimizerState}: a rule computes and has no effects.
 */
public interface SlotRule {
    /**
     * What is remembered of a parameter.
     *
     * @param shape the parameter's
     */
    List<Slot> slots(Shape shape);

    /** Single numbers remembered for all parameters together; none, if not overridden. */
    default List<Slot> sharedSlots() {
        return List.of();
    }

    /** The new values of the shared slots, computed before any parameter is updated. */
    default List<Tensor> advance(StepScalars before) {
        return before.shared();
    }

    /** The equation of a step, given what all parameters of a group have in common. */
    Formula formula(StepScalars step);

    /**
     * A tensor that is remembered.
     *
     * @param name as checkpoints show it, after the parameter's name
     * @param shape mostly the parameter's own
     * @param initial its first value everywhere
     */
    record Slot(String name, Shape shape, double initial) {
        /** One that starts at 0. */
        public static Slot zeros(String name, Shape shape) {
            return new Slot(name, shape, 0);
        }
    }

    /** From a gradient, the parameter's value and its slots to new ones. */
    @FunctionalInterface
    interface Formula {
        /**
         * Computes an update.
         *
         * @param gradient of the parameter's shape, clipped if so configured
         * @param value of the parameter, after weight decay
         * @param slots in the order of {@link SlotRule#slots}
         */
        Update update(Tensor gradient, Tensor value, List<Tensor> slots);
    }

    /**
     * What a step makes of a parameter.
     *
     * @param value the parameter's new value
     * @param slots the slots' new values, in their order
     */
    record Update(Tensor value, List<Tensor> slots) {}
}
