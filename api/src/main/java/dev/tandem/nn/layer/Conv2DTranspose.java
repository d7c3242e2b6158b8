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
 * Transposed convolution of images: the gradient of a {@link Conv2D} used as a layer, which makes images larger.
 *
 * <p>Input [batch, height, width, channels], output [batch, height', width', filters]; see {@link Conv2dSpec#transposedSize}.
 * Parameters: {@code kernel} [kernelHeight, kernelWidth, filters, channels], {@code bias} [filters]. Defaults of Keras 3: as
 * {@link Conv2D}.
 *
 * @param filters how many channels come out
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param spec strides, padding and dilation of the convolution that it turns round; groups must be 1
 * @param activation applied to each number
 * @param useBias whether a bias is added
 * @param kernel how the kernel starts and is held
 * @param bias how the bias starts and is held
 */
public record Conv2DTranspose(
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
    public Conv2DTranspose {
        LayerCheck.positive("Conv2DTranspose", "filters", filters);
        ConvolutionCheck.window("Conv2DTranspose", kernelHeight, kernelWidth);
        ConvolutionCheck.spec("Conv2DTranspose", spec);
        LayerCheck.require(spec.groups() == 1, "Conv2DTranspose", "got " + spec.groups() + " groups; expected 1");
    }

    /** So many filters with a square kernel. */
    public static Conv2DTranspose of(int filters, int kernelSize) {
        return of(filters, kernelSize, kernelSize);
    }

    /** So many filters with a kernel of that size. */
    public static Conv2DTranspose of(int filters, int kernelHeight, int kernelWidth) {
        return new Conv2DTranspose(
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
    public Conv2DTranspose activation(Activation other) {
        return new Conv2DTranspose(filters, kernelHeight, kernelWidth, spec, other, useBias, kernel, bias);
    }

    /** The same with windows that many cells apart both ways. */
    public Conv2DTranspose strides(int stride) {
        return spec(spec.withStride(stride));
    }

    /** The same with windows that many rows and columns apart. */
    public Conv2DTranspose strides(int height, int width) {
        return spec(new Conv2dSpec(
                height, width, spec.padding(), spec.dilationHeight(), spec.dilationWidth(), spec.groups()));
    }

    /** The same with another padding. */
    public Conv2DTranspose padding(Padding padding) {
        return spec(spec.withPadding(padding));
    }

    /** The same with zeros around the image, so that each stride gives one output: {@link Padding#SAME}. */
    public Conv2DTranspose same() {
        return padding(Padding.SAME);
    }

    /** The same with kernel cells that far apart. */
    public Conv2DTranspose dilation(int dilation) {
        return spec(spec.withDilation(dilation));
    }

    private Conv2DTranspose spec(Conv2dSpec other) {
        return new Conv2DTranspose(filters, kernelHeight, kernelWidth, other, activation, useBias, kernel, bias);
    }

    /** The same without a bias. */
    public Conv2DTranspose withoutBias() {
        return new Conv2DTranspose(filters, kernelHeight, kernelWidth, spec, activation, false, kernel, bias);
    }

    /** The same with a changed kernel. */
    public Conv2DTranspose kernel(UnaryOperator<WeightConfig> change) {
        return new Conv2DTranspose(
                filters, kernelHeight, kernelWidth, spec, activation, useBias, change.apply(kernel), bias);
    }

    /** The same with a changed bias. */
    public Conv2DTranspose bias(UnaryOperator<WeightConfig> change) {
        return new Conv2DTranspose(
                filters, kernelHeight, kernelWidth, spec, activation, useBias, kernel, change.apply(bias));
    }

    @Override
    public void build(LayerBuilder builder, Shape input) {
        LayerCheck.rank(input, 3, "[height, width, channels]");
        builder.parameter("kernel", Shape.of(kernelHeight, kernelWidth, filters, input.size(-1)), kernel);
        if (useBias) {
            builder.parameter("bias", Shape.of(filters), bias);
        }
    }

    @Override
    public Tensor call(LayerCall call, Tensor x) {
        return ConvolutionCheck.finish(call, x.conv2dTranspose(call.parameter("kernel"), spec), useBias, activation);
    }
}
