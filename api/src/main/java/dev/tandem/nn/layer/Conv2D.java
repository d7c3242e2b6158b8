package dev.tandem.nn.layer;

import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.WeightConfig;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.function.UnaryOperator;

/**
 * Convolution of images: y[i, j, o] = activation(Σ x[i·stride + a·dilation, j·stride + b·dilation, c]·kernel[a, b, c, o] + bias[o]),
 * without flipping the kernel, as the field has it.
 *
 * <pre>{@code
 * Conv2D.of(32, 3).same().activation(Activation.RELU)
 * }</pre>
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', filters]; see {@link Padding#outputSize}.
 * Parameters: {@code kernel} [kernelHeight, kernelWidth, channels/groups, filters], {@code bias} [filters]. Defaults of Keras 3: stride 1,
 * no padding, Glorot-uniform kernel, bias of zeros, no activation.
 *
 * @param filters how many channels come out
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param spec strides, padding, dilation and groups
 * @param activation applied to each number
 * @param useBias whether a bias is added
 * @param kernel how the kernel starts and is held
 * @param bias how the bias starts and is held
 */
public record Conv2D(
        int filters,
        int kernelHeight,
        int kernelWidth,
        Conv2dSpec spec,
        Activation activation,
        boolean useBias,
        WeightConfig kernel,
        WeightConfig bias)
        implements UnaryLayer {
    /** Checks the numbers. */
    public Conv2D {
        LayerCheck.positive("Conv2D", "filters", filters);
        ConvolutionCheck.window("Conv2D", kernelHeight, kernelWidth);
        ConvolutionCheck.spec("Conv2D", spec);
        ConvolutionCheck.groups("Conv2D", spec.groups(), filters);
    }

    /** So many filters with a square kernel. */
    public static Conv2D of(int filters, int kernelSize) {
        return of(filters, kernelSize, kernelSize);
    }

    /** So many filters with a kernel of that size. */
    public static Conv2D of(int filters, int kernelHeight, int kernelWidth) {
        return new Conv2D(
                filters,
                kernelHeight,
                kernelWidth,
                Conv2dSpec.DEFAULT,
                Activation.LINEAR,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.zeros()));
    }

    /** The same with another activation. */
    public Conv2D activation(Activation other) {
        return new Conv2D(filters, kernelHeight, kernelWidth, spec, other, useBias, kernel, bias);
    }

    /** The same with windows that many cells apart both ways. */
    public Conv2D strides(int stride) {
        return spec(spec.withStride(stride));
    }

    /** The same with windows that many rows and columns apart. */
    public Conv2D strides(int height, int width) {
        return spec(new Conv2dSpec(
                height, width, spec.padding(), spec.dilationHeight(), spec.dilationWidth(), spec.groups()));
    }

    /** The same with another padding. */
    public Conv2D padding(Padding padding) {
        return spec(spec.withPadding(padding));
    }

    /** The same with zeros around the image, so that each stride gives one output: {@link Padding#SAME}. */
    public Conv2D same() {
        return padding(Padding.SAME);
    }

    /** The same with kernel cells that far apart. */
    public Conv2D dilation(int dilation) {
        return spec(spec.withDilation(dilation));
    }

    /** The same with channels cut into that many independent parts; it divides channels and filters. */
    public Conv2D groups(int groups) {
        return spec(spec.withGroups(groups));
    }

    private Conv2D spec(Conv2dSpec other) {
        return new Conv2D(filters, kernelHeight, kernelWidth, other, activation, useBias, kernel, bias);
    }

    /** The same without a bias. */
    public Conv2D withoutBias() {
        return new Conv2D(filters, kernelHeight, kernelWidth, spec, activation, false, kernel, bias);
    }

    /** The same with a changed kernel. */
    public Conv2D kernel(UnaryOperator<WeightConfig> change) {
        return new Conv2D(filters, kernelHeight, kernelWidth, spec, activation, useBias, change.apply(kernel), bias);
    }

    /** The same with a changed bias. */
    public Conv2D bias(UnaryOperator<WeightConfig> change) {
        return new Conv2D(filters, kernelHeight, kernelWidth, spec, activation, useBias, kernel, change.apply(bias));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
        long channels = ConvolutionCheck.channels(input, spec.groups());
        builder.parameter("kernel", Shape.of(kernelHeight, kernelWidth, channels, filters), kernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(filters), bias);
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return ConvolutionCheck.finish(call, x.conv2d(call.parameter("kernel"), spec), useBias, activation);
    }
}
