package dev.tandem.nn.layer;

import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * x where x &gt; 0, else alpha·x with a learned alpha (He et al. 2015).
 *
 * <p>Any shape. Parameter: {@code alpha}, of an example's shape with size 1 along the shared axes. Defaults of Keras 3: alpha
 * starts at 0, no axis is shared.
 *
 * @param alpha how it starts and is held
 * @param sharedAxes along which one alpha serves all: 1 is the first axis after the batch
 */
public record PRelu(WeightConfig alpha, List<Integer> sharedAxes) implements UnaryLayer {
    /** Copies and checks the axes. */
    public PRelu {
        sharedAxes = List.copyOf(sharedAxes);
        LayerCheck.require(
                sharedAxes.stream().allMatch(axis -> axis > 0),
                "PRelu",
                "the shared axes are " + sharedAxes + "; expected numbers from 1, the first axis after the batch");
    }

    /** An alpha of its own for each number of an example. */
    public static PRelu of() {
        return new PRelu(WeightConfig.of(Initializer.zeros()), List.of());
    }

    /** The same with one alpha along these axes: of images, {@code sharing(1, 2)} leaves one a channel. */
    public PRelu sharing(int... axes) {
        return new PRelu(alpha, Arrays.stream(axes).boxed().toList());
    }

    /** The same with a changed alpha. */
    public PRelu alpha(UnaryOperator<WeightConfig> change) {
        return new PRelu(change.apply(alpha), sharedAxes);
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        Shape shape = input;
        for (int axis : sharedAxes) {
            LayerCheck.axis(input, axis);
            shape = shape.with(axis - 1, 1);
        }
        builder.parameter("alpha", shape, alpha);
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return x.prelu(call.parameter("alpha"));
    }

    @Override
    public boolean passesMask() {
        return true;
    }
}
