package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * While training, multiplies by normally distributed numbers of mean 1 and variance rate/(1 − rate), that of dropout
 * (Srivastava et al. 2014, §10); otherwise leaves all as it is.
 *
 * <p>Any shape. No parameters. The numbers come from the engine-neutral generator.
 *
 * @param rate from 0 to below 1
 */
public record GaussianDropout(double rate) implements UnaryLayer {
    /** Checks the rate. */
    public GaussianDropout {
        LayerCheck.rate("GaussianDropout", rate);
    }

    /** Of that rate. */
    public static GaussianDropout of(double rate) {
        return new GaussianDropout(rate);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return call.training() && rate > 0
                ? x.multiply(call.random().normal(x.shape(), 1, Math.sqrt(rate / (1 - rate))))
                : x;
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
