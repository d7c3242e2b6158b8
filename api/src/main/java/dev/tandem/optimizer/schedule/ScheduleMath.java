package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/** The arithmetic that schedules have in common, each piece as a number and in tensor operations. */
final class ScheduleMath {
    private ScheduleMath() {}

    /** A list of numbers known beforehand, of the dtype of another tensor and in the same function. */
    static Tensor constants(Tensor like, double... values) {
        TensorData data = TensorData.of(new TensorType(Shape.of(values.length), like.dtype()), values);
        return like.value().ops().constant(data);
    }

    /** How many of the bounds, which ascend, the step has passed: counted where bound &lt; step. */
    static int passed(double[] bounds, long step) {
        int count = 0;
        while (count < bounds.length && bounds[count] < step) {
            count++;
        }
        return count;
    }

    /** The entry of a table for the interval, between bounds that ascend, that the step is in. */
    static Tensor lookUp(Tensor step, Tensor interval, double[] table) {
        return constants(step, table).gather(interval, 0);
    }

    /** step/length, in whole numbers if it goes in stairs. */
    static double progress(long step, long length, boolean staircase) {
        return staircase ? (double) Math.floorDiv(step, length) : (double) step / length;
    }

    /** step/length, in whole numbers if it goes in stairs. */
    static Tensor progress(Tensor step, long length, boolean staircase) {
        // Not the floor of a quotient: an engine may divide by a constant by multiplying, and land just below a whole
        // number.
        return staircase ? step.floorDivide((double) length) : step.divide((double) length);
    }

    /** ½·(1 + cos(π·fraction)): from 1 at 0 down to 0 at 1. */
    static double halfCosine(double fraction) {
        return 0.5 * (1 + Math.cos(Math.PI * fraction));
    }

    /** ½·(1 + cos(π·fraction)): from 1 at 0 down to 0 at 1. */
    static Tensor halfCosine(Tensor fraction) {
        return fraction.multiply(Math.PI).cos().add(1).multiply(0.5);
    }
}
