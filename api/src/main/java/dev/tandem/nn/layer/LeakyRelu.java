package dev.tandem.nn.layer;

import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.tensor.Tensor;

/**
 * x where x &gt; 0, else slope·x (Maas et al. 2013).
 *
 * <p>Any shape. No parameters. Default of Keras 3: slope 0.3.
 *
 * @param slope for negative numbers, 0 or more
 */
public record LeakyRelu(double slope) implements UnaryLayer {
    /** Checks the slope. */
    public LeakyRelu {
        LayerCheck.notNegative("LeakyRelu", "slope", slope);
    }

    /** Of slope 0.3. */
    public static LeakyRelu of() {
        return new LeakyRelu(0.3);
    }

    /** Of that slope. */
    public static LeakyRelu of(double slope) {
        return new LeakyRelu(slope);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.leakyRelu(slope);
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
