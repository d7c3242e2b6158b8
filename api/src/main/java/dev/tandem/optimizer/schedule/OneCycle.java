package dev.tandem.optimizer.schedule;

import dev.tandem.tensor.Tensor;

/**
 * Up to a largest rate and down to almost nothing, along half cosines (Smith &amp; Topin 2019, super-convergence; as PyTorch's
 * {@code OneCycleLR} with two phases and cosine annealing).
 *
 * <p>From maxLearningRate/divFactor at step 0 up to maxLearningRate at step riseShare·totalSteps − 1, and from there down to
 * maxLearningRate/(divFactor·finalDivFactor) at step totalSteps − 1, where it stays. Momentum is left alone.
 *
 * @param maxLearningRate a finite number of 0 or more
 * @param totalSteps the length of the cycle
 * @param riseShare the share of the steps that goes up; more than one step, and less than all
 * @param divFactor how many times smaller the start is than the largest rate; above 0
 * @param finalDivFactor how many times smaller the end is than the start; above 0
 */
public record OneCycle(
        double maxLearningRate, long totalSteps, double riseShare, double divFactor, double finalDivFactor)
        implements Schedule {
    /** Checks the numbers. */
    public OneCycle {
        ScheduleCheck.rate("OneCycle", "the largest learning rate", maxLearningRate);
        ScheduleCheck.steps("OneCycle", "totalSteps", totalSteps);
        ScheduleCheck.require(
                riseShare < 1 && riseShare * totalSteps > 1,
                "OneCycle",
                "the rise is " + riseShare + " of " + totalSteps
                        + " steps; expected a share below 1 that is more than one step");
        ScheduleCheck.above("OneCycle", "divFactor", divFactor, 0);
        ScheduleCheck.above("OneCycle", "finalDivFactor", finalDivFactor, 0);
    }

    /** With PyTorch's defaults: 0.3 of the steps up, from 1/25 of the largest rate, down to 1/10 000 of that. */
    public static OneCycle of(double maxLearningRate, long totalSteps) {
        return new OneCycle(maxLearningRate, totalSteps, 0.3, 25, 1e4);
    }

    /** The same with another share of the steps going up. */
    public OneCycle riseShare(double other) {
        return new OneCycle(maxLearningRate, totalSteps, other, divFactor, finalDivFactor);
    }

    /** The same with another start. */
    public OneCycle divFactor(double other) {
        return new OneCycle(maxLearningRate, totalSteps, riseShare, other, finalDivFactor);
    }

    /** The same with another end. */
    public OneCycle finalDivFactor(double other) {
        return new OneCycle(maxLearningRate, totalSteps, riseShare, divFactor, other);
    }

    @Override
    public double at(long step) {
        double start = maxLearningRate / divFactor;
        double end = start / finalDivFactor;
        double top = top();
        if (step <= top) {
            return maxLearningRate + (start - maxLearningRate) * ScheduleMath.halfCosine(step / top);
        }
        double fraction = Math.min((step - top) / (totalSteps - 1 - top), 1);
        return end + (maxLearningRate - end) * ScheduleMath.halfCosine(fraction);
    }

    @Override
    public Tensor at(Tensor step) {
        double start = maxLearningRate / divFactor;
        double end = start / finalDivFactor;
        double top = top();
        Tensor rise = ScheduleMath.halfCosine(step.divide(top))
                .multiply(start - maxLearningRate)
                .add(maxLearningRate);
        Tensor fraction = step.subtract(top).divide(totalSteps - 1 - top).minimum(1);
        Tensor fall = ScheduleMath.halfCosine(fraction)
                .multiply(maxLearningRate - end)
                .add(end);
        return rise.where(step.lessEqual(top), fall);
    }

    /** The step, not always a whole one, of the largest rate. */
    private double top() {
        return riseShare * totalSteps - 1;
    }
}
