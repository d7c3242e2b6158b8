package dev.tandem.backend.tensorflow;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Ops;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.List;

/** Tandem's operations as operations of a TensorFlow graph. */
final class TfOps extends TfLinalgOps implements Ops<GraphValue> {

    TfOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public GraphValue relu(GraphValue x) {
        return apply("Relu", x);
    }

    @Override
    public GraphValue leakyRelu(GraphValue x, double slope) {
        // The kernel's slope is a float attribute.
        boolean exact = (float) slope == slope;
        return exact
                ? operation("LeakyRelu", x).attribute("alpha", (float) slope).build()
                : Ops.super.leakyRelu(x, slope);
    }

    @Override
    public GraphValue sigmoid(GraphValue x) {
        return apply("Sigmoid", x);
    }

    @Override
    public GraphValue softplus(GraphValue x) {
        return apply("Softplus", x);
    }

    @Override
    public GraphValue softmax(GraphValue x, int axis) {
        GraphValue result = alongLastAxis("Softmax", x, axis);
        if (dtypeOf(x) == DType.FLOAT64) {
            return result;
        }
        // A NaN spoils its whole row; the FLOAT32 kernel leaves the other elements at 0.
        GraphValue total = sum(result, List.of(axis), true);
        return add(result, stopGradient(subtract(total, total)));
    }

    @Override
    public GraphValue logSoftmax(GraphValue x, int axis) {
        return alongLastAxis("LogSoftmax", x, axis);
    }

    /** The gradients of these kernels are right for matrices only. */
    private GraphValue alongLastAxis(String type, GraphValue x, int axis) {
        Shape shape = shapeOf(x);
        List<Integer> order = axisLast(shape.rank(), axis);
        boolean last = axis == shape.rank() - 1;
        GraphValue turned = last ? x : permute(x, order);
        Shape turnedShape = shapeOf(turned);
        GraphValue result = shape.rank() == 2
                ? apply(type, turned)
                : reshape(apply(type, reshape(turned, rowsOf(turnedShape))), turnedShape);
        return last ? result : permute(result, inverse(order));
    }

    /** All axes but the last as one. */
    private static Shape rowsOf(Shape shape) {
        return Shape.of(shape.range(0, shape.rank() - 1).elementCount(), shape.size(-1));
    }

    @Override
    public GraphValue softmaxCrossEntropy(GraphValue labels, GraphValue logits) {
        if (dtypeOf(logits) == DType.FLOAT64) {
            // The gradient of the kernel is written for FLOAT32 only.
            return Ops.super.softmaxCrossEntropy(labels, logits);
        }
        Shape shape = shapeOf(logits);
        Shape examples = shape.range(0, shape.rank() - 1);
        Shape rows = rowsOf(shape);
        GraphValue losses = operation("SoftmaxCrossEntropyWithLogits", reshape(logits, rows), reshape(labels, rows))
                .build(2)
                .get(0);
        return reshape(losses, examples);
    }

    @Override
    public GraphValue sparseSoftmaxCrossEntropy(GraphValue classes, GraphValue logits) {
        // Its own kernel has no gradient; a class out of range must fail, not become a row of zeros.
        int count = Math.toIntExact(shapeOf(logits).size(-1));
        GraphValue checked = checkedIndices("sparseSoftmaxCrossEntropy", classes, count);
        return softmaxCrossEntropy(oneHot(checked, count, dtypeOf(logits)), logits);
    }

    @Override
    public GraphValue linear(GraphValue x, GraphValue kernel, GraphValue bias) {
        Shape shape = shapeOf(x);
        if (shape.rank() == 2) {
            return apply("BiasAdd", matmul(x, kernel), bias);
        }
        Shape result = shape.with(-1, shapeOf(kernel).size(1));
        return reshape(apply("BiasAdd", matmul(reshape(x, rowsOf(shape)), kernel), bias), result);
    }

    @Override
    public GraphValue conv2d(GraphValue x, GraphValue kernel, Conv2dSpec spec) {
        return new TfConvolution(this, spec.within(shapeOf(x), shapeOf(kernel))).forward(x, kernel);
    }

    @Override
    public GraphValue conv2dInputGradient(GraphValue g, GraphValue kernel, Shape inputShape, Conv2dSpec spec) {
        return new TfConvolution(this, spec.within(inputShape, shapeOf(kernel))).inputGradient(g, kernel, inputShape);
    }

    @Override
    public GraphValue conv2dKernelGradient(GraphValue x, GraphValue g, Shape kernelShape, Conv2dSpec spec) {
        return new TfConvolution(this, spec.within(shapeOf(x), kernelShape)).kernelGradient(x, g, kernelShape);
    }

    @Override
    public GraphValue maxPool2d(GraphValue x, Pool2dSpec given) {
        Pool2dSpec spec = given.within(shapeOf(x));
        if (shapeOf(x).elementCount() == 0) {
            // The kernel refuses images without channels.
            return zeros(x, spec.outputShape(shapeOf(x)));
        }
        if (spec.padding().mode() == Padding.Mode.EXPLICIT) {
            // The gradient of the kernel forgets explicit padding.
            GraphValue padded = padImage(x, spec.padding(), Double.NEGATIVE_INFINITY);
            return maxPool2d(padded, spec.withPadding(Padding.VALID));
        }
        GraphValue result = pool("MaxPool", x, spec);
        return add(result, stopGradient(maxPoolCorrection(x, result, spec)));
    }

    /** The kernel passes over NaN, and starts from the least finite number: what to add where that shows. */
    private GraphValue maxPoolCorrection(GraphValue x, GraphValue result, Pool2dSpec spec) {
        GraphValue zero = scalar(x, 0);
        // Clipped, so that no sum of infinities can be NaN; all that is left is zeros and NaN.
        GraphValue spoilt = pool("AvgPool", apply("ClipByValue", x, zero, zero), spec);
        double least = dtypeOf(x) == DType.FLOAT32 ? -Float.MAX_VALUE : -Double.MAX_VALUE;
        GraphValue untouched = equal(result, scalar(x, least));
        return where(untouched, add(scalar(x, Double.NEGATIVE_INFINITY), spoilt), spoilt);
    }

    @Override
    public GraphValue averagePool2d(GraphValue x, Pool2dSpec given) {
        Pool2dSpec spec = given.within(shapeOf(x));
        if (shapeOf(x).elementCount() == 0) {
            // The kernel refuses images without channels. Windows over an image without rows or columns hold padding
            // only, and the
            // mean of nothing is not a number.
            return broadcastTo(scalar(x, Double.NaN), spec.outputShape(shapeOf(x)));
        }
        // The kernel knows no explicit padding.
        return spec.padding().mode() == Padding.Mode.EXPLICIT
                ? Ops.super.averagePool2d(x, spec)
                : pool("AvgPool", x, spec);
    }

    /** Zeros of that shape, of the dtype of another value: what comes of nothing, where a kernel would not have it. */
    GraphValue zeros(GraphValue like, Shape shape) {
        return broadcastTo(scalar(like, 0), shape);
    }

    /** An image with its explicit padding around it. */
    GraphValue padImage(GraphValue x, Padding padding, double value) {
        List<Long> before =
                List.of(0L, padding.before().get(0), padding.before().get(1), 0L);
        List<Long> after = List.of(0L, padding.after().get(0), padding.after().get(1), 0L);
        return pad(x, before, after, value);
    }

    private GraphValue pool(String type, GraphValue x, Pool2dSpec spec) {
        NativeOperation pool = operation(type, x)
                .attribute("ksize", new long[] {1, spec.height(), spec.width(), 1})
                .attribute("strides", new long[] {1, spec.strideHeight(), spec.strideWidth(), 1});
        return pool.attribute("padding", spec.padding().mode().name()).build();
    }

    @Override
    public GraphValue embedding(GraphValue table, GraphValue ids) {
        return gathered("embedding", table, ids, 0);
    }
}
