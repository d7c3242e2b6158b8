package dev.tandem.export.onnx;

import dev.tandem.export.onnx.schema.Onnx.AttributeProto;
import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Interprets operations as nodes of an ONNX graph. Where an operator has its numbers as single-precision attributes, or is known
 * to runtimes in float32 only, float64 keeps the definition in plain operators.
 */
final class OnnxOps extends OnnxReduceOps implements Ops<OnnxValue> {
    private static final List<Integer> CHANNELS_FIRST = List.of(0, 3, 1, 2);
    private static final List<Integer> CHANNELS_LAST = List.of(0, 2, 3, 1);

    /** [height, width, in, out] to [out, in, height, width]. */
    private static final List<Integer> KERNEL_FIRST = List.of(3, 2, 0, 1);

    OnnxOps(OnnxGraph graph) {
        super(graph);
    }

    private static boolean isSingle(OnnxValue x) {
        return x.dtype() == DType.FLOAT32;
    }

    @Override
    public OnnxValue relu(OnnxValue x) {
        return same("Relu", x);
    }

    @Override
    public OnnxValue leakyRelu(OnnxValue x, double slope) {
        return isSingle(x)
                ? same("LeakyRelu", x, OnnxGraph.attribute("alpha", (float) slope))
                : Ops.super.leakyRelu(x, slope);
    }

    @Override
    public OnnxValue elu(OnnxValue x, double alpha) {
        return isSingle(x) ? same("Elu", x, OnnxGraph.attribute("alpha", (float) alpha)) : Ops.super.elu(x, alpha);
    }

    @Override
    public OnnxValue softplus(OnnxValue x) {
        return same("Softplus", x);
    }

    @Override
    public OnnxValue logSigmoid(OnnxValue x) {
        return negate(softplus(negate(x)));
    }

    @Override
    public OnnxValue sigmoid(OnnxValue x) {
        return same("Sigmoid", x);
    }

    @Override
    public OnnxValue softmax(OnnxValue x, int axis) {
        return same("Softmax", x, OnnxGraph.attribute("axis", axis));
    }

    @Override
    public OnnxValue logSoftmax(OnnxValue x, int axis) {
        return same("LogSoftmax", x, OnnxGraph.attribute("axis", axis));
    }

    @Override
    public OnnxValue linear(OnnxValue x, OnnxValue kernel, OnnxValue bias) {
        if (x.rank() < 2) {
            return Ops.super.linear(x, kernel, bias);
        }
        return x.rank() == 2
                ? graph.add("Gemm", types.linear(x.type(), kernel.type(), bias.type()), List.of(x, kernel, bias))
                : add(matmul(x, kernel), bias);
    }

    @Override
    public OnnxValue layerNorm(OnnxValue x, OnnxValue scale, OnnxValue offset, double epsilon) {
        if (scale.rank() == 0 || !isSingle(x)) {
            return Ops.super.layerNorm(x, scale, offset, epsilon);
        }
        return graph.add(
                "LayerNormalization",
                x.type(),
                List.of(x, scale, offset),
                OnnxGraph.attribute("axis", x.rank() - scale.rank()),
                OnnxGraph.attribute("epsilon", (float) epsilon));
    }

    private static TensorType channelsFirst(TensorType type) {
        Shape last = type.shape();
        return type.withShape(Shape.of(last.size(0), last.size(3), last.size(1), last.size(2)));
    }

    /** {@code strides}, {@code dilations}, {@code pads}, {@code group}. */
    private static AttributeProto[] movement(Conv2dSpec spec, long[] rows, long[] columns, AttributeProto... more) {
        AttributeProto[] result = new AttributeProto[4 + more.length];
        result[0] = OnnxGraph.attribute("strides", List.of(spec.strideHeight(), spec.strideWidth()));
        result[1] = OnnxGraph.attribute("dilations", List.of(spec.dilationHeight(), spec.dilationWidth()));
        result[2] = OnnxGraph.attribute("pads", List.of(rows[0], columns[0], rows[1], columns[1]));
        result[3] = OnnxGraph.attribute("group", spec.groups());
        System.arraycopy(more, 0, result, 4, more.length);
        return result;
    }

    private static long[] rows(Conv2dSpec spec, Shape image, Shape kernel) {
        return spec.padding().amounts(0, image.size(1), kernel.size(0), spec.strideHeight(), spec.dilationHeight());
    }

    private static long[] columns(Conv2dSpec spec, Shape image, Shape kernel) {
        return spec.padding().amounts(1, image.size(2), kernel.size(1), spec.strideWidth(), spec.dilationWidth());
    }

    @Override
    public OnnxValue conv2d(OnnxValue x, OnnxValue kernel, Conv2dSpec spec) {
        TensorType type = types.conv2d(x.type(), kernel.type(), spec);
        long[] rows = rows(spec, x.shape(), kernel.shape());
        long[] columns = columns(spec, x.shape(), kernel.shape());
        OnnxValue result = graph.add(
                "Conv",
                channelsFirst(type),
                List.of(permute(x, CHANNELS_FIRST), permute(kernel, KERNEL_FIRST)),
                movement(spec, rows, columns));
        return permute(result, CHANNELS_LAST);
    }

    /** A transposed convolution; the rows and columns that no window reached are what ONNX calls output padding. */
    @Override
    public OnnxValue conv2dInputGradient(OnnxValue g, OnnxValue kernel, Shape inputShape, Conv2dSpec spec) {
        long[] rows = rows(spec, inputShape, kernel.shape());
        long[] columns = columns(spec, inputShape, kernel.shape());
        long reachedRows =
                reached(g.shape().size(1), kernel.shape().size(0), spec.strideHeight(), spec.dilationHeight());
        long reachedColumns =
                reached(g.shape().size(2), kernel.shape().size(1), spec.strideWidth(), spec.dilationWidth());
        List<Long> rest = List.of(
                inputShape.size(1) + rows[0] + rows[1] - reachedRows,
                inputShape.size(2) + columns[0] + columns[1] - reachedColumns);
        OnnxValue result = graph.add(
                "ConvTranspose",
                channelsFirst(g.type().withShape(inputShape)),
                List.of(permute(g, CHANNELS_FIRST), permute(kernel, KERNEL_FIRST)),
                movement(spec, rows, columns, OnnxGraph.attribute("output_padding", rest)));
        return permute(result, CHANNELS_LAST);
    }

    /** How many cells the windows cover, padding included. */
    private static long reached(long windows, long kernel, long stride, long dilation) {
        return (windows - 1) * stride + (kernel - 1) * dilation + 1;
    }

    @Override
    public OnnxValue conv2dKernelGradient(OnnxValue x, OnnxValue g, Shape kernelShape, Conv2dSpec spec) {
        throw missing("conv2dKernelGradient");
    }

    @Override
    public OnnxValue maxPool2d(OnnxValue x, Pool2dSpec spec) {
        return pool("MaxPool", x, spec);
    }

    @Override
    public OnnxValue averagePool2d(OnnxValue x, Pool2dSpec spec) {
        return pool("AveragePool", x, spec);
    }

    private OnnxValue pool(String operator, OnnxValue x, Pool2dSpec spec) {
        Shape image = x.shape();
        long[] rows = spec.padding().amounts(0, image.size(1), spec.height(), spec.strideHeight(), 1);
        long[] columns = spec.padding().amounts(1, image.size(2), spec.width(), spec.strideWidth(), 1);
        OnnxValue result = graph.add(
                operator,
                channelsFirst(types.maxPool2d(x.type(), spec)),
                List.of(permute(x, CHANNELS_FIRST)),
                OnnxGraph.attribute("kernel_shape", List.of(spec.height(), spec.width())),
                OnnxGraph.attribute("strides", List.of(spec.strideHeight(), spec.strideWidth())),
                OnnxGraph.attribute("pads", List.of(rows[0], columns[0], rows[1], columns[1])));
        return permute(result, CHANNELS_LAST);
    }
}
