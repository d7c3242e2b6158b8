package dev.tandem.nn.layer;

import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.function.UnaryOperator;

/**
 * Convolution of sequences: y[t, o] = activation(Σ x[t·stride + a·dilation, c]·kernel[a, c, o] + bias[o]).
 *
 * <p>Input [batch, steps, channels], output [batch, steps', filters]. Parameters: {@code kernel} [kernelSize, channels/groups,
 * filters], {@code bias} [filters]. Defaults of Keras 3: stride 1, no padding, Glorot-uniform kernel, bias of zeros, no activation.
 *
 * @param filters how many channels come out
 * @param kernelSize steps of the kernel
 * @param stride steps from one window to the next
 * @param padding what lies beyond the ends
 * @param dilation steps from one kernel cell to the next
 * @param groups into how many independent parts the channels are cut
 * @param activation applied to each number
 * @param useBias whether a bias is added
 * @param kernel how the kernel starts and is held
 * @param bias how the bias starts and is held
 */
public record Conv1D(
        int filters,
        int kernelSize,
        int stride,
        Padding1D padding,
        int dilation,
        int groups,
        Activation activation,
        boolean useBias,
        WeightConfig kernel,
        WeightConfig bias)
        implements UnaryLayer {
    /** Checks the numbers. */
    public Conv1D {
        LayerCheck.positive("Conv1D", "filters", filters);
        LayerCheck.positive("Conv1D", "kernelSize", kernelSize);
        LayerCheck.positive("Conv1D", "stride", stride);
        LayerCheck.positive("Conv1D", "dilation", dilation);
        ConvolutionCheck.groups("Conv1D", groups, filters);
    }

    /** So many filters with a kernel of that size. */
    public static Conv1D of(int filters, int kernelSize) {
        return new Conv1D(
                filters,
                kernelSize,
                1,
                Padding1D.VALID,
                1,
                1,
                Activation.LINEAR,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.zeros()));
    }

    /** The same with another activation. */
    public Conv1D activation(Activation other) {
        return new Conv1D(filters, kernelSize, stride, padding, dilation, groups, other, useBias, kernel, bias);
    }

    /** The same with windows that many steps apart. */
    public Conv1D strides(int other) {
        return new Conv1D(filters, kernelSize, other, padding, dilation, groups, activation, useBias, kernel, bias);
    }

    /** The same with another padding. */
    public Conv1D padding(Padding1D other) {
        return new Conv1D(filters, kernelSize, stride, other, dilation, groups, activation, useBias, kernel, bias);
    }

    /** The same with kernel cells that far apart. */
    public Conv1D dilation(int other) {
        return new Conv1D(filters, kernelSize, stride, padding, other, groups, activation, useBias, kernel, bias);
    }

    /** The same with channels cut into that many independent parts; it divides channels and filters. */
    public Conv1D groups(int other) {
        return new Conv1D(filters, kernelSize, stride, padding, dilation, other, activation, useBias, kernel, bias);
    }

    /** The same without a bias. */
    public Conv1D withoutBias() {
        return new Conv1D(filters, kernelSize, stride, padding, dilation, groups, activation, false, kernel, bias);
    }

    /** The same with a changed kernel. */
    public Conv1D kernel(UnaryOperator<WeightConfig> change) {
        return new Conv1D(
                filters,
                kernelSize,
                stride,
                padding,
                dilation,
                groups,
                activation,
                useBias,
                change.apply(kernel),
                bias);
    }

    /** The same with a changed bias. */
    public Conv1D bias(UnaryOperator<WeightConfig> change) {
        return new Conv1D(
                filters,
                kernelSize,
                stride,
                padding,
                dilation,
                groups,
                activation,
                useBias,
                kernel,
                change.apply(bias));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 2, "[steps, channels]");
        long channels = ConvolutionCheck.channels(input, groups);
        builder.parameter("kernel", Shape.of(kernelSize, channels, filters), kernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(filters), bias);
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Conv2dSpec spec = Conv2dSpec.along(stride, padding.ofRow(kernelSize, dilation), dilation, groups);
        return ConvolutionCheck.finish(call, x.conv1d(call.parameter("kernel"), spec), useBias, activation);
    }
}
