package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.Activation;
import dev.tandem.nn.LayerCall;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;

/** What convolutions have in common. */
final class ConvolutionCheck {
    private ConvolutionCheck() {}

    static void window(String layer, int height, int width) {
        LayerCheck.require(
                height > 0 && width > 0,
                layer,
                "the kernel is " + height + "×" + width + "; expected a size of 1 or more each way");
    }

    static void spec(String layer, Conv2dSpec spec) {
        LayerCheck.require(
                spec.strideHeight() > 0
                        && spec.strideWidth() > 0
                        && spec.dilationHeight() > 0
                        && spec.dilationWidth() > 0
                        && spec.groups() > 0,
                layer,
                "got " + spec + "; expected strides, dilations and groups of 1 or more");
        padding(layer, spec.padding());
    }

    static void padding(String layer, Padding padding) {
        LayerCheck.require(
                padding.before().stream().allMatch(cells -> cells >= 0)
                        && padding.after().stream().allMatch(cells -> cells >= 0),
                layer,
                "got " + padding + "; expected padding of 0 or more");
    }

    static void groups(String layer, int groups, int filters) {
        LayerCheck.require(
                groups > 0 && filters % groups == 0,
                layer,
                groups + " groups for " + filters + " filters; expected a number that divides them");
    }

    /** The channels of each group. */
    static long channels(Shape example, int groups) {
        long channels = example.size(-1);
        if (channels % groups != 0) {
            throw new ShapeMismatchException("an example is " + example + ", of " + channels + " channels, for "
                    + groups + " groups; expected a number of groups that divides the channels");
        }
        return channels / groups;
    }

    /** With the bias, and through the activation. */
    static Tensor finish(LayerCall call, Tensor sum, boolean useBias, Activation activation) {
        return activation.apply(useBias ? sum.add(call.parameter("bias")) : sum);
    }
}
