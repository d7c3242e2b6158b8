package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * x where x &gt; 0, else alpha·(eˣ − 1) (Clevert et al. 2016).
 *
 * <p>Any shape. No parameters. Default of Keras 3: alpha 1.
 *
 * @param alpha what y tends to, negated, as x tends to −∞; finite
 */
public record Elu(double alpha) implements UnaryLayer {
    /** Checks alpha. */
    public Elu {
        LayerCheck.finite("Elu", "alpha", alpha);
    }

    /** Of alpha 1. */
    public static Elu of() {
        return new Elu(1);
    }

    /** Of that alpha. */
    public static Elu of(double alpha) {
        return new Elu(alpha);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.elu(alpha);
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
