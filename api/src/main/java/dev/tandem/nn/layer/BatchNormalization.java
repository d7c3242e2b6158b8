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
 * Each channel brought to mean 0 and variance 1, then scaled and shifted: y = gamma·(x − mean)/√(variance + epsilon) + beta (Ioffe and
 * Szegedy 2015).
 *
 * <p>While training, mean and (biased) variance are those of the batch over all axes but the last, masked time steps left out; and the
 * moving ones go a little towards them: moving ← momentum·moving + (1 − momentum)·batch. Otherwise, and where the layer is frozen, the
 * moving ones are used.
 *
 * <p>Input and output [batch, ..., channels]. Parameters: {@code gamma}, {@code beta}, and as state {@code moving_mean}, {@code
 * moving_variance}, each [channels]. Defaults of Keras 3: momentum 0.99, epsilon 0.001.
 *
 * @param momentum share of the moving statistics that stays at each step, from 0 to 1
 * @param epsilon added to the variance, above 0
 * @param center whether {@code beta} is added
 * @param scale whether it is multiplied by {@code gamma}
 * @param gamma how the scale starts and is held
 * @param beta how the shift starts and is held
 * @param movingMean first values of the moving mean
 * @param movingVariance first values of the moving variance
 */
public record BatchNormalization(
        double momentum,
        double epsilon,
        boolean center,
        boolean scale,
        WeightConfig gamma,
        WeightConfig beta,
        Initializer movingMean,
        Initializer movingVariance)
        implements UnaryLayer {
    /** Checks the numbers. */
    public BatchNormalization {
        LayerCheck.require(
                momentum >= 0 && momentum <= 1,
                "BatchNormalization",
                "the momentum is " + momentum + "; expected a share from 0 to 1");
        LayerCheck.epsilon("BatchNormalization", epsilon);
    }

    /** With Keras' defaults. */
    public static BatchNormalization of() {
        return new BatchNormalization(
                0.99,
                1e-3,
                true,
                true,
                WeightConfig.of(Initializer.ones()),
                WeightConfig.of(Initializer.zeros()),
                Initializer.zeros(),
                Initializer.ones());
    }

    /** The same with another number that keeps the variance off 0. */
    public BatchNormalization epsilon(double other) {
        return new BatchNormalization(momentum, other, center, scale, gamma, beta, movingMean, movingVariance);
    }

    /** The same without a shift. */
    public BatchNormalization withoutCenter() {
        return new BatchNormalization(momentum, epsilon, false, scale, gamma, beta, movingMean, movingVariance);
    }

    /** The same without a scale. */
    public BatchNormalization withoutScale() {
        return new BatchNormalization(momentum, epsilon, center, false, gamma, beta, movingMean, movingVariance);
    }

    /** The same with another share of the moving statistics that stays at each step. */
    public BatchNormalization momentum(double other) {
        return new BatchNormalization(other, epsilon, center, scale, gamma, beta, movingMean, movingVariance);
    }

    /** The same with other first values of the moving mean. */
    public BatchNormalization movingMean(Initializer other) {
        return new BatchNormalization(momentum, epsilon, center, scale, gamma, beta, other, movingVariance);
    }

    /** The same with other first values of the moving variance. */
    public BatchNormalization movingVariance(Initializer other) {
        return new BatchNormalization(momentum, epsilon, center, scale, gamma, beta, movingMean, other);
    }

    /** The same with a changed gamma. */
    public BatchNormalization gamma(UnaryOperator<WeightConfig> change) {
        return new BatchNormalization(
                momentum, epsilon, center, scale, change.apply(gamma), beta, movingMean, movingVariance);
    }

    /** The same with a changed beta. */
    public BatchNormalization beta(UnaryOperator<WeightConfig> change) {
        return new BatchNormalization(
                momentum, epsilon, center, scale, gamma, change.apply(beta), movingMean, movingVariance);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.minRank(input, 1);
        Shape channels = Shape.of(input.size(-1));
        Normalization.build(builder, channels, scale, gamma, center, beta);
        builder.state("moving_mean", channels, movingMean);
        builder.state("moving_variance", channels, movingVariance);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Shape channels = Shape.of(x.size(-1));
        Tensor mean = call.parameter("moving_mean");
        Tensor variance = call.parameter("moving_variance");
        if (call.training() && !call.frozen("moving_mean")) {
            Normalization.Moments batch = Normalization.moments(call, x);
            call.assign("moving_mean", moved(mean, batch.mean()));
            call.assign("moving_variance", moved(variance, batch.variance()));
            mean = batch.mean();
            variance = batch.variance();
        }
        return x.batchNorm(
                mean,
                variance,
                Normalization.gamma(call, scale, channels),
                Normalization.beta(call, center, channels),
                epsilon);
    }

    private Tensor moved(Tensor moving, Tensor batch) {
        return moving.multiply(momentum).add(batch.multiply(1 - momentum));
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
