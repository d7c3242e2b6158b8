package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.WeightConfig;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Optional;
import java.util.stream.IntStream;

/** What normalizations have in common: a scale and a shift, either of which may be left out. */
final class Normalization {
    /** What keeps a batch in which everything is masked from dividing by 0 (Keras' fuzz factor). */
    private static final double EPSILON = 1e-7;

    private Normalization() {}

    static void build(
            LayerBuilder builder, Shape shape, boolean scale, WeightConfig gamma, boolean center, WeightConfig beta) {
        if (scale) {
            builder.parameter("gamma", shape, gamma);
        }
        if (center) {
            builder.parameter("beta", shape, beta);
        }
    }

    static Tensor gamma(LayerCall call, boolean scale, Shape shape) {
        return scale ? call.parameter("gamma") : filled(call, shape, 1);
    }

    static Tensor beta(LayerCall call, boolean center, Shape shape) {
        return center ? call.parameter("beta") : filled(call, shape, 0);
    }

    private static Tensor filled(LayerCall call, Shape shape, double value) {
        return call.constant(TensorData.filled(new TensorType(shape, call.dtype()), value));
    }

    /** Mean and biased variance of each channel, [channels]. */
    record Moments(Tensor mean, Tensor variance) {}

    static Moments moments(LayerCall call, Tensor x) {
        int[] axes = IntStream.range(0, x.rank() - 1).toArray();
        Optional<Tensor> mask = call.mask(x).filter(bool -> bool.rank() < x.rank());
        if (mask.isEmpty()) {
            Tensor mean = x.mean(axes);
            return new Moments(mean, x.subtract(mean).square().mean(axes));
        }
        Tensor weights = Masks.over(mask.get(), x)
                .cast(x.dtype())
                .broadcastTo(x.shape().with(-1, 1).toArray());
        Tensor total = weights.sum().add(EPSILON);
        Tensor mean = Masks.zeroWhereMasked(call, x, mask.get()).sum(axes).divide(total);
        Tensor centred = Masks.zeroWhereMasked(call, x.subtract(mean), mask.get());
        return new Moments(mean, centred.square().sum(axes).divide(total));
    }
}
