package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * While training, adds normally distributed noise of mean 0; otherwise leaves all as it is.
 *
 * <p>Any shape. No parameters. The noise comes from the engine-neutral generator.
 *
 * @param standardDeviation of the noise, 0 or more
 */
public record GaussianNoise(double standardDeviation) implements UnaryLayer {
    /** Checks the deviation. */
    public GaussianNoise {
        LayerCheck.notNegative("GaussianNoise", "standard deviation", standardDeviation);
    }

    /** Of that standard deviation. */
    public static GaussianNoise of(double standardDeviation) {
        return new GaussianNoise(standardDeviation);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return call.training() && standardDeviation > 0
                ? x.add(call.random().normal(x.shape(), 0, standardDeviation))
                : x;
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
