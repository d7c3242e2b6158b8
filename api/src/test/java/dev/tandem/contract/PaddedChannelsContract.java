package dev.tandem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.DType;
import org.junit.jupiter.api.Test;

/** A convolution of what was padded along other axes than rows and columns, which an optimizer may not take for a border. */
public abstract class PaddedChannelsContract extends OpenBackend {
    protected PaddedChannelsContract(String backend) {
        super(backend);
    }

    @Test
    void channelsAndImagesPaddedBeforeAConvolutionAreZeros() {
        Tensor x = backend.arange(2 * 5 * 5 * 2).cast(DType.FLOAT32).reshape(2, 5, 5, 2);
        Tensor kernel = backend.arange(3 * 3 * 3 * 4).cast(DType.FLOAT32).reshape(3, 3, 3, 4);

        // Long enough for the engine's optimizer to look at it.
        Tensor result = backend.function((image, window) -> {
                    Tensor sum = image;
                    for (int i = 0; i < 40; i++) {
                        sum = sum.add(i % 2 == 0 ? 1 : -1);
                    }
                    Tensor wider = sum.pad(new long[][] {{0, 1}, {0, 0}, {0, 0}, {0, 1}}, 0);
                    Tensor y = wider.conv2d(window, Conv2dSpec.DEFAULT);
                    return y.square().sum().gradients(window).of(window);
                })
                .call(x, kernel);

        Tensor plain =
                x.conv2d(kernel.slice(2, 0, 2), Conv2dSpec.DEFAULT).square().sum();
        assertThat(result.shape()).isEqualTo(kernel.shape());
        assertThat(result.multiply(kernel).sum().item() / plain.item()).isCloseTo(2, within(1e-3));
    }
}
