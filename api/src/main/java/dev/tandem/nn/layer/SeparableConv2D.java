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
 * A {@link DepthwiseConv2D depthwise convolution}, then one of size 1×1 that mixes the channels (Chollet 2017).
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', filters]. Parameters: {@code depthwise_kernel}
 * [kernelHeight, kernelWidth, channels, depthMultiplier], {@code pointwise_kernel} [1, 1, channels·depthMultiplier, filters],
 * {@code bias} [filters]. Defaults of Keras 3: as {@link Conv2D}, multiplier 1.
 *
 * @param filters how many channels come out
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param depthMultiplier filters of each channel in the first part
 * @param spec strides, padding and dilation of the first part; groups must be 1
 * @param activation applied to each number
 * @param useBias whether a bias is added
 * @param depthwiseKernel how the kernel of the first part starts and is held
 * @param pointwiseKernel how the kernel of the second part starts and is held
 * @param bias how the bias starts and is held
 */
public record SeparableConv2D(
        int filters,
        int kernelHeight,
        int kernelWidth,
        int depthMultiplier,
        Conv2dSpec spec,
        Activation activation,
        boolean useBias,
        WeightConfig depthwiseKernel,
        WeightConfig pointwiseKernel,
        WeightConfig bias)
        implements UnaryLayer {
    /** Checks the numbers. */
    public SeparableConv2D {
        LayerCheck.positive("SeparableConv2D", "filters", filters);
        ConvolutionCheck.window("SeparableConv2D", kernelHeight, kernelWidth);
        LayerCheck.positive("SeparableConv2D", "depthMultiplier", depthMultiplier);
        ConvolutionCheck.spec("SeparableConv2D", spec);
        LayerCheck.require(
                spec.groups() == 1,
                "SeparableConv2D",
                "got " + spec.groups() + " groups; expected 1: each channel is a group already");
    }

    /** So many filters with a square kernel. */
    public static SeparableConv2D of(int filters, int kernelSize) {
        return of(filters, kernelSize, kernelSize);
    }

    /** So many filters with a kernel of that size. */
    public static SeparableConv2D of(int filters, int kernelHeight, int kernelWidth) {
        WeightConfig glorot = WeightConfig.of(Initializer.glorotUniform());
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                1,
                Conv2dSpec.DEFAULT,
                Activation.LINEAR,
                true,
                glorot,
                glorot,
                WeightConfig.of(Initializer.zeros()));
    }

    /** The same with that many filters a channel in the first part. */
    public SeparableConv2D depthMultiplier(int multiplier) {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                multiplier,
                spec,
                activation,
                useBias,
                depthwiseKernel,
                pointwiseKernel,
                bias);
    }

    /** The same with another activation. */
    public SeparableConv2D activation(Activation other) {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                depthMultiplier,
                spec,
                other,
                useBias,
                depthwiseKernel,
                pointwiseKernel,
                bias);
    }

    /** The same with windows that many cells apart both ways. */
    public SeparableConv2D strides(int stride) {
        return spec(spec.withStride(stride));
    }

    /** The same with windows that many rows and columns apart. */
    public SeparableConv2D strides(int height, int width) {
        return spec(new Conv2dSpec(
                height, width, spec.padding(), spec.dilationHeight(), spec.dilationWidth(), spec.groups()));
    }

    /** The same with another padding. */
    public SeparableConv2D padding(Padding padding) {
        return spec(spec.withPadding(padding));
    }

    /** The same with zeros around the image, so that each stride gives one output: {@link Padding#SAME}. */
    public SeparableConv2D same() {
        return padding(Padding.SAME);
    }

    /** The same with kernel cells that far apart. */
    public SeparableConv2D dilation(int dilation) {
        return spec(spec.withDilation(dilation));
    }

    private SeparableConv2D spec(Conv2dSpec other) {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                depthMultiplier,
                other,
                activation,
                useBias,
                depthwiseKernel,
                pointwiseKernel,
                bias);
    }

    /** The same without a bias. */
    public SeparableConv2D withoutBias() {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                depthMultiplier,
                spec,
                activation,
                false,
                depthwiseKernel,
                pointwiseKernel,
                bias);
    }

    /** The same with a changed depthwise kernel. */
    public SeparableConv2D depthwiseKernel(UnaryOperator<WeightConfig> change) {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                depthMultiplier,
                spec,
                activation,
                useBias,
                change.apply(depthwiseKernel),
                pointwiseKernel,
                bias);
    }

    /** The same with a changed pointwise kernel. */
    public SeparableConv2D pointwiseKernel(UnaryOperator<WeightConfig> change) {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                depthMultiplier,
                spec,
                activation,
                useBias,
                depthwiseKernel,
                change.apply(pointwiseKernel),
                bias);
    }

    /** The same with a changed bias. */
    public SeparableConv2D bias(UnaryOperator<WeightConfig> change) {
        return new SeparableConv2D(
                filters,
                kernelHeight,
                kernelWidth,
                depthMultiplier,
                spec,
                activation,
                useBias,
                depthwiseKernel,
                pointwiseKernel,
                change.apply(bias));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
        long channels = input.size(-1);
        builder.parameter(
                "depthwise_kernel", Shape.of(kernelHeight, kernelWidth, channels, depthMultiplier), depthwiseKernel);
        builder.parameter("pointwise_kernel", Shape.of(1, 1, channels * depthMultiplier, filters), pointwiseKernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(filters), bias);
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        Tensor apart = DepthwiseConv2D.convolve(x, call.parameter("depthwise_kernel"), spec);
        Tensor mixed = apart.conv2d(call.parameter("pointwise_kernel"), Conv2dSpec.DEFAULT);
        return ConvolutionCheck.finish(call, mixed, useBias, activation);
    }
}
