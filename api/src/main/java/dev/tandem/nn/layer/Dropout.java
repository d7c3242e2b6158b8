package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/**
 * While training, sets a share of the numbers to 0 and scales the others by 1/(1 − rate), so that their mean stays (Srivastava
 * et al. 2014); otherwise leaves all as they are.
 *
 * <p>Any shape. No parameters. The masks come from the engine-neutral generator.
 *
 * @param rate the share, from 0 to below 1
 */
public record Dropout(double rate) implements UnaryLayer {
    /** Checks the rate. */
    public Dropout {
        LayerCheck.rate("Dropout", rate);
    }

    /** Drops that share. */
    public static Dropout of(double rate) {
        return new Dropout(rate);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return drop(call, x, x.shape(), rate);
    }

    /** Drops with a mask that broadcasts to the tensor. */
    static Tensor drop(LayerCall call, Tensor x, Shape maskShape, double rate) {
        if (!call.training() || rate == 0) {
            return x;
        }
        Tensor mask = call.random().bernoulli(maskShape, 1 - rate).cast(x.dtype());
        return x.multiply(mask.multiply(1 / (1 - rate)));
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
