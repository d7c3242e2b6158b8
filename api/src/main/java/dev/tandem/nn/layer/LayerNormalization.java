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
 * Each example brought to mean 0 and variance 1 over its last axes, then scaled and shifted: y = gamma·(x − mean)/√(variance + epsilon) +
 * beta (Ba et al. 2016), with the biased variance.
 *
 * <p>Input and output [batch, ...]. Parameters: {@code gamma}, {@code beta} of the sizes of the last axes. Defaults of Keras 3: the last axis
 * alone, epsilon 0.001.
 *
 * @param lastAxes how many axes are normalized over, from the last one forward; at each time step for 1
 * @param epsilon added to the variance, above 0
 * @param center whether {@code beta} is added
 * @param scale whether it is multiplied by {@code gamma}
 * @param gamma how the scale starts and is held
 * @param beta how the shift starts and is held
 */
public record LayerNormalization(
        int lastAxes, double epsilon, boolean center, boolean scale, WeightConfig gamma, WeightConfig beta)
        implements UnaryLayer {
    /** Checks the numbers. */
    public LayerNormalization {
        LayerCheck.positive("LayerNormalization", "lastAxes", lastAxes);
        LayerCheck.epsilon("LayerNormalization", epsilon);
    }

    /** Over the last axis. */
    public static LayerNormalization of() {
        return new LayerNormalization(
                1, 1e-3, true, true, WeightConfig.of(Initializer.ones()), WeightConfig.of(Initializer.zeros()));
    }

    /** The same with another number that keeps the variance off 0. */
    public LayerNormalization epsilon(double other) {
        return new LayerNormalization(lastAxes, other, center, scale, gamma, beta);
    }

    /** The same without a shift. */
    public LayerNormalization withoutCenter() {
        return new LayerNormalization(lastAxes, epsilon, false, scale, gamma, beta);
    }

    /** The same without a scale. */
    public LayerNormalization withoutScale() {
        return new LayerNormalization(lastAxes, epsilon, center, false, gamma, beta);
    }

    /** The same over that many last axes. */
    public LayerNormalization lastAxes(int other) {
        return new LayerNormalization(other, epsilon, center, scale, gamma, beta);
    }

    /** The same with a changed gamma. */
    public LayerNormalization gamma(UnaryOperator<WeightConfig> change) {
        return new LayerNormalization(lastAxes, epsilon, center, scale, change.apply(gamma), beta);
    }

    /** The same with a changed beta. */
    public LayerNormalization beta(UnaryOperator<WeightConfig> change) {
        return new LayerNormalization(lastAxes, epsilon, center, scale, gamma, change.apply(beta));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.minRank(input, lastAxes);
        Normalization.build(builder, last(input), scale, gamma, center, beta);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Shape last = last(x.shape());
        return x.layerNorm(Normalization.gamma(call, scale, last), Normalization.beta(call, center, last), epsilon);
    }

    private Shape last(Shape shape) {
        return shape.range(shape.rank() - lastAxes, shape.rank());
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
