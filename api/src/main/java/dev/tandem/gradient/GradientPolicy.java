package dev.tandem.gradient;

import java.util.List;
import java.util.function.ToIntFunction;

/** Which gradients are left to the engine's own autograd. */
@FunctionalInterface
public interface GradientPolicy {
    /**
     * Whether the engine is to differentiate along a path itself.
     *
     * @param path all calls on the way from sources to targets
     * @param times how many times in a row they are differentiated: 1, or more where a gradient is differentiated again
     */
    boolean leavesToEngine(List<GradientStep> path, int times);

    /** None: all become ordinary operations. */
    static GradientPolicy symbolic() {
        return (path, times) -> false;
    }

    /**
     * Those that the engine can answer.
     *
     * @param order how many times in a row the engine can differentiate a call with respect to those of its tensors
     */
    static GradientPolicy nativeWhere(ToIntFunction<GradientStep> order) {
        return (path, times) -> path.stream().allMatch(step -> order.applyAsInt(step) >= times);
    }
}
