package dev.tandem.optimizer;

import dev.tandem.error.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every optimizer can do besides its own equation; the order is that of Keras 3.
 *
 * <ol>
 *   <li>clip the gradients;
 *   <li>decay the weights, apart from the gradient (Loshchilov &amp; Hutter 2019): w ← w − w·learningRate·weightDecay;
 *   <li>update by the optimizer's equation;
 *   <li>average the weights.
 * </ol>
 *
 * <pre>{@code
 * Adam.of(0.001).options(o -> o.globalClipNorm(1).weightDecay(0.004).excludeFromWeightDecay(n -> n.endsWith("/bias")))
 * }</pre>
 *
 * @param clipping of the gradients
 * @param weightDecay 0 for none
 * @param average of the weights; empty for none
 * @param groups of parameters that are treated apart; a parameter belongs to the first that takes its name
 */
public record OptimizerOptions(
        GradientClipping clipping, double weightDecay, Optional<WeightAverage> average, List<ParameterGroup> groups) {
    /** Checks the weight decay. */
    public OptimizerOptions {
        OptimizerCheck.notNegative("options", "the weight decay", weightDecay);
        groups = List.copyOf(groups);
    }

    /** Nothing but the equation. */
    public static OptimizerOptions none() {
        return new OptimizerOptions(new GradientClipping.None(), 0, Optional.empty(), List.of());
    }

    /**
     * The same with each element of a gradient held within ±limit.
     *
     * @throws InvalidArgumentException if gradients are clipped in another way already
     */
    public OptimizerOptions clipValue(double limit) {
        return clipping(new GradientClipping.ByValue(limit));
    }

    /**
     * The same with the norm of each gradient held within a limit.
     *
     * @throws InvalidArgumentException if gradients are clipped in another way already
     */
    public OptimizerOptions clipNorm(double limit) {
        return clipping(new GradientClipping.ByNorm(limit));
    }

    /**
     * The same with the norm of all gradients together held within a limit.
     *
     * @throws InvalidArgumentException if gradients are clipped in another way already
     */
    public OptimizerOptions globalClipNorm(double limit) {
        return clipping(new GradientClipping.ByGlobalNorm(limit));
    }

    private OptimizerOptions clipping(GradientClipping other) {
        if (!(clipping instanceof GradientClipping.None) && clipping.getClass() != other.getClass()) {
            throw new InvalidArgumentException("options: got " + other + " besides " + clipping
                    + "; expected one way of clipping: choose clipValue, clipNorm or globalClipNorm");
        }
        return new OptimizerOptions(other, weightDecay, average, groups);
    }

    /** The same with another weight decay; 0 for none. */
    public OptimizerOptions weightDecay(double other) {
        return new OptimizerOptions(clipping, other, average, groups);
    }

    /** The same without weight decay of parameters of certain names, unless an earlier group takes them. */
    public OptimizerOptions excludeFromWeightDecay(Predicate<String> names) {
        return group(ParameterGroup.of(names).weightDecay(0));
    }

    /** The same with an average of the weights. */
    public OptimizerOptions average(WeightAverage other) {
        return new OptimizerOptions(clipping, weightDecay, Optional.of(other), groups);
    }

    /** The same with one group more, for parameters that no earlier group takes. */
    public OptimizerOptions group(ParameterGroup group) {
        List<ParameterGroup> all = new ArrayList<>(groups);
        all.add(group);
        return new OptimizerOptions(clipping, weightDecay, average, all);
    }

    /** The group of a parameter; one that is treated like all others, if none takes its name. */
    ParameterGroup groupOf(String name) {
        return groups.stream()
                .filter(group -> group.names().test(name))
                .findFirst()
                .orElseGet(() -> ParameterGroup.of(any -> true));
    }
}
