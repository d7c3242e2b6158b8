package dev.tandem.optimizer;

import dev.tandem.optimizer.schedule.Schedule;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adam in little memory (Shazeer &amp; Stern 2018; Keras 3, {@code Adafactor}): of a matrix, the squares of the gradients are remembered
 * by row and by column only.
 *
 * <p>With t being 1 at the first step, β = 1 − t^beta2Decay, s = g² + epsilon1 and RMS(x) = √mean(x²):
 *
 * <ul>
 *   <li>of two axes or more, the last two being rows and columns: r ← β·r + (1 − β)·mean(s over columns), c ← β·c + (1 − β)·mean(s
 *       over rows), v = r·c/mean(r);
 *   <li>of fewer axes: v ← β·v + (1 − β)·s;
 *   <li>u = g/√v, w ← w − max(epsilon2, RMS(w))·min(learningRate, 1/√t)·u/max(1, RMS(u)/clipThreshold).
 * </ul>
 *
 * <p>Slots: {@code row} r and {@code column} c, or {@code velocity} v. Keras' {@code relative_step} makes no difference to its
 * equation, which takes min(learningRate, 1/√t) with it and without, so there is no such option.
 *
 * @param learningRate at each step
 * @param beta2Decay the exponent of the decay, below 0
 * @param epsilon1 added to squares, so that none is 0; 0 or more
 * @param epsilon2 the least size that a parameter is taken to have, 0 or more
 * @param clipThreshold of the root mean square of u, above 0
 * @param options what it does besides its equation
 */
public record Adafactor(
        Schedule learningRate,
        double beta2Decay,
        double epsilon1,
        double epsilon2,
        double clipThreshold,
        OptimizerOptions options)
        implements Optimizer {
    /** Checks the numbers. */
    public Adafactor {
        OptimizerCheck.require(
                beta2Decay < 0 && Double.isFinite(beta2Decay),
                "Adafactor",
                "beta2Decay is " + beta2Decay + "; expected a finite number below 0");
        OptimizerCheck.notNegative("Adafactor", "epsilon1", epsilon1);
        OptimizerCheck.notNegative("Adafactor", "epsilon2", epsilon2);
        OptimizerCheck.positive("Adafactor", "clipThreshold", clipThreshold);
    }

    /** With Keras' defaults: learning rate 0.001. */
    public static Adafactor of() {
        return of(0.001);
    }

    /** With a constant learning rate. */
    public static Adafactor of(double learningRate) {
        return of(Schedule.constant(learningRate));
    }

    /** With a learning rate that changes with the step. */
    public static Adafactor of(Schedule learningRate) {
        return new Adafactor(learningRate, -0.8, 1e-30, 1e-3, 1, OptimizerOptions.none());
    }

    /** The same with another exponent of the decay. */
    public Adafactor beta2Decay(double other) {
        return new Adafactor(learningRate, other, epsilon1, epsilon2, clipThreshold, options);
    }

    /** The same with another epsilon1. */
    public Adafactor epsilon1(double other) {
        return new Adafactor(learningRate, beta2Decay, other, epsilon2, clipThreshold, options);
    }

    /** The same with another epsilon2. */
    public Adafactor epsilon2(double other) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, other, clipThreshold, options);
    }

    /** The same with another threshold. */
    public Adafactor clipThreshold(double other) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, other, options);
    }

    @Override
    public Adafactor learningRate(Schedule other) {
        return new Adafactor(other, beta2Decay, epsilon1, epsilon2, clipThreshold, options);
    }

    @Override
    public Adafactor learningRate(double other) {
        return learningRate(Schedule.constant(other));
    }

    @Override
    public Adafactor options(UnaryOperator<OptimizerOptions> change) {
        return new Adafactor(learningRate, beta2Decay, epsilon1, epsilon2, clipThreshold, change.apply(options));
    }

    @Override
    public String name() {
        return "adafactor";
    }

    @Override
    public SlotRule rule() {
        return new Rule(this);
    }

    private record Rule(Adafactor adafactor) implements SlotRule {
        @Override
        public List<Slot> slots(Shape shape) {
            int rank = shape.rank();
            if (rank < 2) {
                return List.of(Slot.zeros("velocity", shape));
            }
            long[] column = new long[rank - 1];
            for (int axis = 0; axis < rank - 1; axis++) {
                column[axis] = shape.size(axis < rank - 2 ? axis : rank - 1);
            }
            return List.of(Slot.zeros("row", shape.range(0, rank - 1)), Slot.zeros("column", Shape.of(column)));
        }

        @Override
        public Formula formula(StepScalars step) {
            Tensor rate = step.learningRate().minimum(step.number().rsqrt());
            // 1 − β.
            Tensor fresh = step.number().power(adafactor.beta2Decay);
            return (gradient, value, slots) -> {
                Tensor square = gradient.square().add(adafactor.epsilon1);
                List<Tensor> next;
                Tensor velocity;
                if (gradient.rank() < 2) {
                    velocity = towards(slots.get(0), square, fresh);
                    next = List.of(velocity);
                } else {
                    Tensor row = towards(slots.get(0), square.mean(-1), fresh);
                    Tensor column = towards(slots.get(1), square.mean(-2), fresh);
                    Tensor share = row.divide(row.mean(true, -1));
                    velocity = share.expandDims(-1).multiply(column.expandDims(-2));
                    next = List.of(row, column);
                }
                Tensor update = gradient.divide(velocity.sqrt());
                Tensor size = rootMeanSquare(value).maximum(adafactor.epsilon2).multiply(rate);
                Tensor bound =
                        rootMeanSquare(update).divide(adafactor.clipThreshold).maximum(1);
                return new Update(value.subtract(update.multiply(size.divide(bound))), next);
            };
        }

        private static Tensor towards(Tensor mean, Tensor next, Tensor share) {
            return mean.add(next.subtract(mean).multiply(share));
        }

        private static Tensor rootMeanSquare(Tensor x) {
            return x.square().mean().sqrt();
        }
    }
}
