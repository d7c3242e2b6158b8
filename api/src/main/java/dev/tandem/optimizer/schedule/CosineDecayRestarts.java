package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import java.util.Arrays;

/**
 * Half a cosine again and again, each longer and lower than the one before (Loshchilov &amp; Hutter 2017, SGDR; Keras 3, {@code
 * CosineDecayRestarts}).
 *
 * <p>initial·((1 − alpha)·mMulⁱ·½(1 + cos(π·f)) + alpha), where run i takes firstDecaySteps·tMulⁱ steps and f is the share of
 * it that has been taken. Where a run starts is worked out beforehand, so that rounding cannot put a restart a step too late;
 * with tMul above 1, for 10 000 runs, after which the last one goes on at its end.
 *
 * @param initialLearningRate a finite number of 0 or more
 * @param firstDecaySteps how many steps the first run takes
 * @param tMul how much longer each run is than the one before; 1 or more
 * @param mMul how much higher each run starts than the one before; 0 or more
 * @param alpha where each run ends, as a share of the initial rate; 0 to 1
 */
public record CosineDecayRestarts(
        double initialLearningRate, long firstDecaySteps, double tMul, double mMul, double alpha) implements Schedule {
    private static final int RUNS = 10_000;
    /** No training comes this far. */
    private static final double STEPS = 1e15;

    /** Checks the numbers. */
    public CosineDecayRestarts {
        ScheduleCheck.rate("CosineDecayRestarts", "the initial learning rate", initialLearningRate);
        ScheduleCheck.steps("CosineDecayRestarts", "firstDecaySteps", firstDecaySteps);
        ScheduleCheck.require(
                tMul >= 1 && Double.isFinite(tMul),
                "CosineDecayRestarts",
                "tMul is " + tMul + "; expected a finite number of 1 or more");
        ScheduleCheck.rate("CosineDecayRestarts", "mMul", mMul);
        ScheduleCheck.require(
                alpha >= 0 && alpha <= 1,
                "CosineDecayRestarts",
                "alpha is " + alpha + "; expected a share from 0 to 1");
    }

    /** Each run twice as long as the one before, and as high; down to 0. */
    public static CosineDecayRestarts of(double initialLearningRate, long firstDecaySteps) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, 2, 1, 0);
    }

    /** The same with runs that grow by another factor. */
    public CosineDecayRestarts tMul(double other) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, other, mMul, alpha);
    }

    /** The same with starts that change by another factor. */
    public CosineDecayRestarts mMul(double other) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, other, alpha);
    }

    /** The same, down to that share of the initial rate. */
    public CosineDecayRestarts alpha(double other) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, other);
    }

    @Override
    public double at(long step) {
        double run;
        double fraction;
        if (tMul == 1) {
            run = (double) Math.floorDiv(step, firstDecaySteps);
            fraction = (double) Math.floorMod(step, firstDecaySteps) / firstDecaySteps;
        } else {
            double[] starts = starts();
            int index = 0;
            while (index + 1 < starts.length && starts[index + 1] <= step) {
                index++;
            }
            run = index;
            fraction = Math.min((step - starts[index]) / length(index), 1);
        }
        double height = Math.pow(mMul, run) * ScheduleMath.halfCosine(fraction);
        return initialLearningRate * ((1 - alpha) * height + alpha);
    }

    @Override
    public Tensor at(Tensor step) {
        Tensor height;
        Tensor fraction;
        if (tMul == 1) {
            Tensor run = step.floorDivide((double) firstDecaySteps);
            fraction = step.subtract(run.multiply((double) firstDecaySteps)).divide((double) firstDecaySteps);
            height = ScheduleMath.constants(step, mMul).reshape().power(run);
        } else {
            double[] starts = starts();
            double[] lengths = new double[starts.length];
            double[] heights = new double[starts.length];
            Arrays.setAll(lengths, this::length);
            Arrays.setAll(heights, i -> Math.pow(mMul, i));
            Tensor run = ScheduleMath.constants(step, starts)
                    .lessEqual(step)
                    .cast(DType.INT64)
                    .sum()
                    .subtract(1);
            fraction = step.subtract(ScheduleMath.lookUp(step, run, starts))
                    .divide(ScheduleMath.lookUp(step, run, lengths))
                    .minimum(1);
            height = ScheduleMath.lookUp(step, run, heights);
        }
        return height.multiply(ScheduleMath.halfCosine(fraction))
                .multiply(initialLearningRate * (1 - alpha))
                .add(initialLearningRate * alpha);
    }

    private double length(int run) {
        return firstDecaySteps * Math.pow(tMul, run);
    }

    /** The steps at which runs start: firstDecaySteps·(tMulⁱ − 1)/(tMul − 1). */
    private double[] starts() {
        double[] starts = new double[RUNS];
        int count = 0;
        double start = 0;
        while (count < RUNS && start < STEPS) {
            starts[count] = start;
            start += length(count);
            count++;
        }
        return Arrays.copyOf(starts, count);
    }
}
