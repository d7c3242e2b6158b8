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
 * Convolution of images with a few filters for each channel on its own: output channel c·multiplier + m is the convolution of
 * channel c with {@code kernel[:, :, c, m]}.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', channels·depthMultiplier]. Parameters: {@code kernel}
 * [kernelHeight, kernelWidth, channels, depthMultiplier], {@code bias} [channels·depthMultiplier]. Defaults of Keras 3: as
 * {@link Conv2D}, multiplier 1.
 *
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param depthMultiplier filters of each channel
 * @param spec strides, padding and dilation; groups must be 1
 * @param activation applied to each number
 * @param useBias whether a bias is added
 * @param kernel how the kernel starts and is held
 * @param bias how the bias starts and is held
 */
public record DepthwiseConv2D(
        int kernelHeight,
        int kernelWidth,
        int depthMultiplier,
        Conv2dSpec spec,
        Activation activation,
        boolean useBias,
        WeightConfig kernel,
        WeightConfig bias)
        implements UnaryLayer {
    /** Checks the numbers. */
    public DepthwiseConv2D {
        ConvolutionCheck.window("DepthwiseConv2D", kernelHeight, kernelWidth);
        LayerCheck.positive("DepthwiseConv2D", "depthMultiplier", depthMultiplier);
        ConvolutionCheck.spec("DepthwiseConv2D", spec);
        LayerCheck.require(
                spec.groups() == 1,
                "DepthwiseConv2D",
                "got " + spec.groups() + " groups; expected 1: each channel is a group already");
    }

    /** One filter a channel with a square kernel. */
    public static DepthwiseConv2D of(int kernelSize) {
        return of(kernelSize, kernelSize);
    }

    /** One filter a channel with a kernel of that size. */
    public static DepthwiseConv2D of(int kernelHeight, int kernelWidth) {
        return new DepthwiseConv2D(
                kernelHeight,
                kernelWidth,
                1,
                Conv2dSpec.DEFAULT,
                Activation.LINEAR,
                true,
                WeightConfig.of(Initializer.glorotUniform()),
                WeightConfig.of(Initializer.zeros()));
    }

    /** The same with that many filters a channel. */
    public DepthwiseConv2D depthMultiplier(int multiplier) {
        return new DepthwiseConv2D(kernelHeight, kernelWidth, multiplier, spec, activation, useBias, kernel, bias);
    }

    /** The same with another activation. */
    public DepthwiseConv2D activation(Activation other) {
        return new DepthwiseConv2D(kernelHeight, kernelWidth, depthMultiplier, spec, other, useBias, kernel, bias);
    }

    /** The same with windows that many cells apart both ways. */
    public DepthwiseConv2D strides(int stride) {
        return spec(spec.withStride(stride));
    }

    /** The same with windows that many rows and columns apart. */
    public DepthwiseConv2D strides(int height, int width) {
        return spec(new Conv2dSpec(
                height, width, spec.padding(), spec.dilationHeight(), spec.dilationWidth(), spec.groups()));
    }

    /** The same with another padding. */
    public DepthwiseConv2D padding(Padding padding) {
        return spec(spec.withPadding(padding));
    }

    /** The same with zeros around the image, so that each stride gives one output: {@link Padding#SAME}. */
    public DepthwiseConv2D same() {
        return padding(Padding.SAME);
    }

    /** The same with kernel cells that far apart. */
    public DepthwiseConv2D dilation(int dilation) {
        return spec(spec.withDilation(dilation));
    }

    private DepthwiseConv2D spec(Conv2dSpec other) {
        return new DepthwiseConv2D(
                kernelHeight, kernelWidth, depthMultiplier, other, activation, useBias, kernel, bias);
    }

    /** The same without a bias. */
    public DepthwiseConv2D withoutBias() {
        return new DepthwiseConv2D(kernelHeight, kernelWidth, depthMultiplier, spec, activation, false, kernel, bias);
    }

    /** The same with a changed kernel. */
    public DepthwiseConv2D kernel(UnaryOperator<WeightConfig> change) {
        return new DepthwiseConv2D(
                kernelHeight, kernelWidth, depthMultiplier, spec, activation, useBias, change.apply(kernel), bias);
    }

    /** The same with a changed bias. */
    public DepthwiseConv2D bias(UnaryOperator<WeightConfig> change) {
        return new DepthwiseConv2D(
                kernelHeight, kernelWidth, depthMultiplier, spec, activation, useBias, kernel, change.apply(bias));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
        builder.parameter("kernel", Shape.of(kernelHeight, kernelWidth, input.size(-1), depthMultiplier), kernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(input.size(-1) * depthMultiplier), bias);
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return ConvolutionCheck.finish(call, convolve(x, call.parameter("kernel"), spec), useBias, activation);
    }

    /** A convolution in as many groups as there are channels, which is what a depthwise one is. */
    static Tensor convolve(Tensor x, Tensor kernel, Conv2dSpec spec) {
        int channels = Math.toIntExact(x.size(-1));
        Tensor grouped = kernel.reshape(kernel.size(0), kernel.size(1), 1, channels * kernel.size(3));
        return x.conv2d(grouped, spec.withGroups(channels));
    }
}
