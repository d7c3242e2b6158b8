package dev.tandem.ops;

import static dev.tandem.error.InvalidArgumentException.requireGiven;
import static dev.tandem.ops.TypeCheck.argument;
import static dev.tandem.ops.TypeCheck.floating;
import static dev.tandem.ops.TypeCheck.sameDType;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.Collections;
import java.util.List;

/** Types of activations, losses and layers. */
interface TypeNnOps extends NnOps<TensorType> {
    /** Engines differ in what they make of a number that is finite, but not in the dtype that they compute in. */
    private static TensorType holds(String operation, String name, TensorType x, double number) {
        boolean held = floating(operation, x).dtype() == DType.FLOAT64
                || !Double.isFinite(number)
                || Float.isFinite((float) number);
        argument(held, operation + ": " + name + " is " + number + "; expected a number that " + x.dtype() + " holds");
        return x;
    }

    @Override
    default TensorType leakyRelu(TensorType x, double slope) {
        return holds("leakyRelu", "slope", x, slope);
    }

    @Override
    default TensorType prelu(TensorType x, TensorType slope) {
        sameDType("prelu", floating("prelu", x), slope);
        if (!slope.shape().broadcastsTo(x.shape())) {
            throw new ShapeMismatchException(
                    "prelu: slope is " + slope + "; expected a shape that broadcasts to " + x.shape());
        }
        return x;
    }

    @Override
    default TensorType elu(TensorType x, double alpha) {
        return holds("elu", "alpha", x, alpha);
    }

    @Override
    default TensorType gelu(TensorType x, boolean approximate) {
        return floating("gelu", x);
    }

    @Override
    default TensorType softmax(TensorType x, int axis) {
        TypeCheck.axis("softmax", x, axis);
        return floating("softmax", x);
    }

    @Override
    default TensorType logSoftmax(TensorType x, int axis) {
        TypeCheck.axis("logSoftmax", x, axis);
        return floating("logSoftmax", x);
    }

    @Override
    default TensorType softmaxCrossEntropy(TensorType labels, TensorType logits) {
        TypeCheck.minRank("softmaxCrossEntropy", floating("softmaxCrossEntropy", logits), 1);
        sameDType("softmaxCrossEntropy", labels, logits);
        TypeCheck.shape("softmaxCrossEntropy", "labels", labels, logits.shape(), "that of the logits");
        return logits.withShape(logits.shape().range(0, logits.rank() - 1));
    }

    @Override
    default TensorType sparseSoftmaxCrossEntropy(TensorType classes, TensorType logits) {
        TypeCheck.minRank("sparseSoftmaxCrossEntropy", floating("sparseSoftmaxCrossEntropy", logits), 1);
        TypeCheck.index("sparseSoftmaxCrossEntropy", classes);
        Shape expected = logits.shape().range(0, logits.rank() - 1);
        TypeCheck.shape("sparseSoftmaxCrossEntropy", "classes", classes, expected, "one class for each row of logits");
        return logits.withShape(expected);
    }

    @Override
    default TensorType sigmoidCrossEntropy(TensorType labels, TensorType logits) {
        sameDType("sigmoidCrossEntropy", labels, floating("sigmoidCrossEntropy", logits));
        TypeCheck.shape("sigmoidCrossEntropy", "labels", labels, logits.shape(), "that of the logits");
        return logits;
    }

    @Override
    default TensorType linear(TensorType x, TensorType kernel, TensorType bias) {
        TypeCheck.minRank("linear", floating("linear", x), 1);
        sameDType("linear", x, kernel);
        sameDType("linear", x, bias);
        TypeCheck.rank("linear", "the kernel", kernel, 2, "([in, out])");
        if (x.shape().size(-1) != kernel.shape().size(0)) {
            throw new ShapeMismatchException("linear: got " + x + " and a kernel " + kernel
                    + "; expected the last size of the input (" + x.shape().size(-1)
                    + ") to equal the first of the kernel (" + kernel.shape().size(0) + ")");
        }
        TypeCheck.shape(
                "linear", "the bias", bias, Shape.of(kernel.shape().size(1)), "one for each column of the kernel");
        return x.withShape(x.shape().with(-1, kernel.shape().size(1)));
    }

    @Override
    default TensorType lstm(
            TensorType x, TensorType kernel, TensorType recurrent, TensorType bias, TensorType h, TensorType c) {
        for (TensorType other : List.of(kernel, recurrent, bias, h, c)) {
            sameDType("lstm", floating("lstm", x), other);
        }
        TypeCheck.rank("lstm", "the sequence", x, 3, "([batch, steps, features])");
        TypeCheck.rank("lstm", "the first output", h, 2, "([batch, units])");
        argument(x.shape().size(1) > 0, "lstm: got " + x + "; expected one step or more");
        long units = h.shape().size(1);
        long gates = TypeCheck.size("lstm", h, () -> Math.multiplyExact(4, units));
        Shape state = Shape.of(x.shape().size(0), units);
        TypeCheck.shape("lstm", "the kernel", kernel, Shape.of(x.shape().size(2), gates), "[features, 4·units]");
        TypeCheck.shape("lstm", "the recurrent kernel", recurrent, Shape.of(units, gates), "[units, 4·units]");
        TypeCheck.shape("lstm", "the bias", bias, Shape.of(gates), "[4·units]");
        TypeCheck.shape("lstm", "the first output", h, state, "[batch, units]");
        TypeCheck.shape("lstm", "the first carry", c, state, "[batch, units]");
        return x.withShape(Shape.of(x.shape().size(0), x.shape().size(1) + 1, units));
    }

    private static void padding(String operation, Padding padding) {
        long least = Math.min(Collections.min(padding.before()), Collections.min(padding.after()));
        long most = Math.max(Collections.max(padding.before()), Collections.max(padding.after()));
        argument(
                least >= 0 && most <= Integer.MAX_VALUE,
                operation + ": got " + padding + "; expected padding of 0 to " + Integer.MAX_VALUE
                        + ": slice the image instead of padding it with less than nothing");
    }

    /** Whether an engine can write out what it may have to: the image with its padding, and the kernel with its gaps. */
    private static void extent(TensorType x, Shape kernel, Conv2dSpec spec) {
        Shape image = x.shape();
        Shape.of(image.size(0), spec.paddedSize(0, image, kernel), spec.paddedSize(1, image, kernel), image.size(3));
        Shape.of(spec.reach(0, kernel), spec.reach(1, kernel), kernel.size(2), kernel.size(3));
    }

    private static void convolution(String operation, TensorType x, TensorType kernel, Conv2dSpec spec) {
        requireGiven(operation, spec, "how it moves; expected a Conv2dSpec, such as Conv2dSpec.DEFAULT");
        sameDType(operation, floating(operation, x), kernel);
        TypeCheck.rank(operation, "the input", x, 4, "([batch, height, width, channels])");
        TypeCheck.rank(operation, "the kernel", kernel, 4, "([height, width, in / groups, out])");
        argument(
                spec.strideHeight() > 0
                        && spec.strideWidth() > 0
                        && spec.dilationHeight() > 0
                        && spec.dilationWidth() > 0
                        && spec.groups() > 0,
                operation + ": got " + spec + "; expected strides, dilations and groups of 1 or more");
        padding(operation, spec.padding());
        argument(
                kernel.shape().elementCount() > 0,
                operation + ": the kernel is " + kernel + "; expected at least one element");
    }

    @Override
    default TensorType conv2d(TensorType x, TensorType kernel, Conv2dSpec spec) {
        convolution("conv2d", x, kernel, spec);
        long in = x.shape().size(3);
        if (in != kernel.shape().size(2) * spec.groups() || kernel.shape().size(3) % spec.groups() != 0) {
            throw new ShapeMismatchException("conv2d: got " + x + ", a kernel " + kernel + " and " + spec.groups()
                    + " groups; expected channels of the input = kernel's third size · groups, and its fourth"
                    + " divisible by groups");
        }
        extent(x, kernel.shape(), spec);
        Shape result = spec.outputShape(x.shape(), kernel.shape());
        argument(
                result.size(1) > 0 && result.size(2) > 0,
                "conv2d: a kernel " + kernel + " does not fit into " + x + " with "
                        + spec.padding().mode() + " padding; expected a smaller kernel, or padding");
        return x.withShape(result);
    }

    @Override
    default TensorType conv2dInputGradient(TensorType g, TensorType kernel, Shape inputShape, Conv2dSpec spec) {
        convolution("conv2dInputGradient", g, kernel, spec);
        TensorType result = g.withShape(inputShape);
        TypeCheck.shape(
                "conv2dInputGradient", "g", g, conv2d(result, kernel, spec).shape(), "that of the convolution");
        return result;
    }

    @Override
    default TensorType conv2dKernelGradient(TensorType x, TensorType g, Shape kernelShape, Conv2dSpec spec) {
        TensorType result = x.withShape(kernelShape);
        convolution("conv2dKernelGradient", x, result, spec);
        sameDType("conv2dKernelGradient", x, g);
        TypeCheck.shape("conv2dKernelGradient", "g", g, conv2d(x, result, spec).shape(), "that of the convolution");
        return result;
    }

    @Override
    default TensorType conv1d(TensorType x, TensorType kernel, Conv2dSpec spec) {
        TypeCheck.rank("conv1d", "the input", x, 3, "([batch, width, channels])");
        TypeCheck.rank("conv1d", "the kernel", kernel, 3, "([width, in / groups, out])");
        Shape result = conv2d(
                        x.withShape(x.shape().insert(1, 1)),
                        kernel.withShape(kernel.shape().insert(0, 1)),
                        spec)
                .shape();
        return x.withShape(Shape.of(result.size(0), result.size(2), result.size(3)));
    }

    @Override
    default TensorType conv2dTranspose(TensorType x, TensorType kernel, Conv2dSpec spec) {
        convolution("conv2dTranspose", x, kernel, spec);
        argument(spec.groups() == 1, "conv2dTranspose: got " + spec.groups() + " groups; expected 1");
        if (x.shape().size(3) != kernel.shape().size(3)) {
            throw new ShapeMismatchException("conv2dTranspose: got " + x + " and a kernel " + kernel
                    + "; expected the kernel's last size to equal the input's channels ([height, width, out, in])");
        }
        return NnOps.super.conv2dTranspose(x, kernel, spec);
    }

    private static TensorType pool(String operation, TensorType x, Pool2dSpec spec) {
        requireGiven(operation, spec, "how it moves; expected a Pool2dSpec, such as Pool2dSpec.of(2)");
        floating(operation, x);
        TypeCheck.rank(operation, "the input", x, 4, "([batch, height, width, channels])");
        argument(
                spec.height() > 0 && spec.width() > 0 && spec.strideHeight() > 0 && spec.strideWidth() > 0,
                operation + ": got " + spec + "; expected sizes and strides of 1 or more");
        padding(operation, spec.padding());
        Padding padding = spec.padding();
        argument(
                Math.max(padding.before().get(0), padding.after().get(0)) < spec.height()
                        && Math.max(padding.before().get(1), padding.after().get(1)) < spec.width(),
                operation + ": got " + padding + " for a window of " + spec.height() + "×" + spec.width()
                        + "; expected padding smaller than the window");
        extent(x, spec.window(), spec.asConvolution());
        Shape result = spec.outputShape(x.shape());
        argument(
                result.size(1) > 0 && result.size(2) > 0,
                operation + ": a window of " + spec.height() + "×" + spec.width() + " does not fit into " + x + " with "
                        + padding.mode() + " padding; expected a smaller window, or padding");
        return x.withShape(result);
    }

    @Override
    default TensorType maxPool2d(TensorType x, Pool2dSpec spec) {
        return pool("maxPool2d", x, spec);
    }

    @Override
    default TensorType averagePool2d(TensorType x, Pool2dSpec spec) {
        return pool("averagePool2d", x, spec);
    }

    private static void channels(String operation, TensorType x, TensorType parameter, String name) {
        sameDType(operation, x, parameter);
        TypeCheck.shape(operation, name, parameter, Shape.of(x.shape().size(-1)), "one for each channel");
    }

    @Override
    default TensorType batchNorm(
            TensorType x, TensorType mean, TensorType variance, TensorType scale, TensorType offset, double epsilon) {
        TypeCheck.minRank("batchNorm", holds("batchNorm", "epsilon", x, epsilon), 1);
        channels("batchNorm", x, mean, "mean");
        channels("batchNorm", x, variance, "variance");
        channels("batchNorm", x, scale, "scale");
        channels("batchNorm", x, offset, "offset");
        return x;
    }

    @Override
    default TensorType layerNorm(TensorType x, TensorType scale, TensorType offset, double epsilon) {
        sameDType("layerNorm", holds("layerNorm", "epsilon", x, epsilon), scale);
        sameDType("layerNorm", x, offset);
        int first = x.rank() - scale.rank();
        if (first < 0 || scale.rank() == 0 || !x.shape().range(first, x.rank()).equals(scale.shape())) {
            throw new ShapeMismatchException("layerNorm: scale is " + scale + " for " + x
                    + "; expected the sizes of the last axes of the input");
        }
        TypeCheck.shape("layerNorm", "offset", offset, scale.shape(), "that of scale");
        return x;
    }

    @Override
    default TensorType groupNorm(TensorType x, TensorType scale, TensorType offset, int groups, double epsilon) {
        TypeCheck.minRank("groupNorm", holds("groupNorm", "epsilon", x, epsilon), 2);
        channels("groupNorm", x, scale, "scale");
        channels("groupNorm", x, offset, "offset");
        argument(
                groups > 0 && x.shape().size(-1) % groups == 0,
                "groupNorm: " + groups + " groups for " + x.shape().size(-1)
                        + " channels; expected a number that divides them");
        return x;
    }

    @Override
    default TensorType embedding(TensorType table, TensorType ids) {
        TypeCheck.rank("embedding", "the table", table, 2, "([rows, size])");
        TypeCheck.index("embedding", ids);
        return table.withShape(ids.shape().concat(Shape.of(table.shape().size(1))));
    }

    @Override
    default TensorType relu(TensorType x) {
        return floating("relu", x);
    }

    @Override
    default TensorType selu(TensorType x) {
        return floating("selu", x);
    }

    @Override
    default TensorType silu(TensorType x) {
        return floating("silu", x);
    }

    @Override
    default TensorType softplus(TensorType x) {
        return floating("softplus", x);
    }

    @Override
    default TensorType logSigmoid(TensorType x) {
        return floating("logSigmoid", x);
    }

    @Override
    default TensorType softsign(TensorType x) {
        return floating("softsign", x);
    }

    @Override
    default TensorType sigmoid(TensorType x) {
        return floating("sigmoid", x);
    }

    @Override
    default TensorType hardSigmoid(TensorType x) {
        return floating("hardSigmoid", x);
    }

    @Override
    default TensorType mish(TensorType x) {
        return floating("mish", x);
    }
}
