package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.function.UnaryOperator;

/**
 * Each example brought to mean 0 and variance 1 over groups of channels and all positions, then scaled and shifted by channel (Wu and He
 * 2018), with the biased variance.
 *
 * <p>Input and output [batch, ..., channels]. Parameters: {@code gamma}, {@code beta} [channels]. Defaults of Keras 3: 32 groups, epsilon
 * 0.001.
 *
 * @param groups how many; it divides the channels; −1 for one a channel (instance normalization)
 * @param epsilon added to the variance, above 0
 * @param center whether {@code beta} is added
 * @param scale whether it is multiplied by {@code gamma}
 * @param gamma how the scale starts and is held
 * @param beta how the shift starts and is held
 */
public record GroupNormalization(
        int groups, double epsilon, boolean center, boolean scale, WeightConfig gamma, WeightConfig beta)
        implements UnaryLayer {
    /** Checks the numbers. */
    public GroupNormalization {
        LayerCheck.require(
                groups > 0 || groups == -1,
                "GroupNormalization",
                "groups is " + groups + "; expected 1 or more, or −1 for one a channel");
        LayerCheck.epsilon("GroupNormalization", epsilon);
    }

    /** Of 32 groups. */
    public static GroupNormalization of() {
        return of(32);
    }

    /** Of so many groups. */
    public static GroupNormalization of(int groups) {
        return new GroupNormalization(
                groups, 1e-3, true, true, WeightConfig.of(Initializer.ones()), WeightConfig.of(Initializer.zeros()));
    }

    /** The same with another number that keeps the variance off 0. */
    public GroupNormalization epsilon(double other) {
        return new GroupNormalization(groups, other, center, scale, gamma, beta);
    }

    /** The same without a shift. */
    public GroupNormalization withoutCenter() {
        return new GroupNormalization(groups, epsilon, false, scale, gamma, beta);
    }

    /** The same without a scale. */
    public GroupNormalization withoutScale() {
        return new GroupNormalization(groups, epsilon, center, false, gamma, beta);
    }

    /** The same with a changed gamma. */
    public GroupNormalization gamma(UnaryOperator<WeightConfig> change) {
        return new GroupNormalization(groups, epsilon, center, scale, change.apply(gamma), beta);
    }

    /** The same with a changed beta. */
    public GroupNormalization beta(UnaryOperator<WeightConfig> change) {
        return new GroupNormalization(groups, epsilon, center, scale, gamma, change.apply(beta));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.minRank(input, 1);
        ConvolutionCheck.channels(input, count(input));
        Normalization.build(builder, Shape.of(input.size(-1)), scale, gamma, center, beta);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Shape channels = Shape.of(x.size(-1));
        return x.groupNorm(
                Normalization.gamma(call, scale, channels),
                Normalization.beta(call, center, channels),
                count(x.shape()),
                epsilon);
    }

    private int count(Shape shape) {
        return groups == -1 ? Math.toIntExact(shape.size(-1)) : groups;
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
