package dev.tandem.conformance;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.NnOps;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;

/** Windows that move over images. */
interface ReferenceConvolutionOps extends ReferenceBase, NnOps<ReferenceTensor> {
    /** One product of a convolution: an element of the image, one of the kernel, and the element of the result it belongs to. */
    interface Product {
        void at(int x, int kernel, int result);
    }

    /** Names all the products that a convolution of images of shape x with a kernel is the sum of. */
    private static void products(Shape x, Shape kernel, Shape result, Conv2dSpec spec, Product product) {
        long top = spec.padding().amounts(0, x.size(1), kernel.size(0), spec.strideHeight(), spec.dilationHeight())[0];
        long left = spec.padding().amounts(1, x.size(2), kernel.size(1), spec.strideWidth(), spec.dilationWidth())[0];
        long outOfGroup = kernel.size(3) / spec.groups();
        Coordinates inX = Coordinates.of(x);
        Coordinates inKernel = Coordinates.of(kernel);
        Coordinates inResult = Coordinates.of(result);
        for (int position = 0; position < result.elementCount(); position++) {
            long[] at = inResult.at(position);
            for (int cell = 0; cell < kernel.size(0) * kernel.size(1) * kernel.size(2); cell++) {
                long[] tap = inKernel.at((int) (cell * kernel.size(3) + at[3]));
                long row = at[1] * spec.strideHeight() + tap[0] * spec.dilationHeight() - top;
                long column = at[2] * spec.strideWidth() + tap[1] * spec.dilationWidth() - left;
                if (row >= 0 && row < x.size(1) && column >= 0 && column < x.size(2)) {
                    long channel = at[3] / outOfGroup * kernel.size(2) + tap[2];
                    product.at(inX.position(at[0], row, column, channel), inKernel.position(tap), position);
                }
            }
        }
    }

    @Override
    default ReferenceTensor conv2d(ReferenceTensor x, ReferenceTensor kernel, Conv2dSpec spec) {
        TensorType type = TYPES.conv2d(x.type(), kernel.type(), spec);
        double[] result = new double[(int) type.shape().elementCount()];
        products(x.shape(), kernel.shape(), type.shape(), spec, (i, k, o) -> result[o] += x.real(i) * kernel.real(k));
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor conv2dInputGradient(
            ReferenceTensor g, ReferenceTensor kernel, Shape inputShape, Conv2dSpec spec) {
        TensorType type = TYPES.conv2dInputGradient(g.type(), kernel.type(), inputShape, spec);
        double[] result = new double[(int) inputShape.elementCount()];
        products(inputShape, kernel.shape(), g.shape(), spec, (i, k, o) -> result[i] += g.real(o) * kernel.real(k));
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor conv2dKernelGradient(
            ReferenceTensor x, ReferenceTensor g, Shape kernelShape, Conv2dSpec spec) {
        TensorType type = TYPES.conv2dKernelGradient(x.type(), g.type(), kernelShape, spec);
        double[] result = new double[(int) kernelShape.elementCount()];
        products(x.shape(), kernelShape, g.shape(), spec, (i, k, o) -> result[k] += g.real(o) * x.real(i));
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor conv1d(ReferenceTensor x, ReferenceTensor kernel, Conv2dSpec spec) {
        TensorType type = TYPES.conv1d(x.type(), kernel.type(), spec);
        double[] result = new double[(int) type.shape().elementCount()];
        products(
                x.shape().insert(1, 1),
                kernel.shape().insert(0, 1),
                type.shape().insert(1, 1),
                spec,
                (i, k, o) -> result[o] += x.real(i) * kernel.real(k));
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor conv2dTranspose(ReferenceTensor x, ReferenceTensor kernel, Conv2dSpec spec) {
        TensorType type = TYPES.conv2dTranspose(x.type(), kernel.type(), spec);
        Shape shape = type.shape();
        Shape window = kernel.shape();
        long top =
                spec.padding().amounts(0, shape.size(1), window.size(0), spec.strideHeight(), spec.dilationHeight())[0];
        long left =
                spec.padding().amounts(1, shape.size(2), window.size(1), spec.strideWidth(), spec.dilationWidth())[0];
        Coordinates inX = Coordinates.of(x.shape());
        Coordinates inKernel = Coordinates.of(window);
        Coordinates inResult = Coordinates.of(shape);
        double[] result = new double[(int) shape.elementCount()];
        // Every element of the image paints a copy of the kernel, [height, width, out], onto the result.
        for (int i = 0; i < x.count(); i++) {
            long[] at = inX.at(i);
            for (int cell = 0; cell < window.elementCount() / window.size(3); cell++) {
                long[] tap = inKernel.at((int) (cell * window.size(3) + at[3]));
                long row = at[1] * spec.strideHeight() + tap[0] * spec.dilationHeight() - top;
                long column = at[2] * spec.strideWidth() + tap[1] * spec.dilationWidth() - left;
                if (row >= 0 && row < shape.size(1) && column >= 0 && column < shape.size(2)) {
                    result[inResult.position(at[0], row, column, tap[2])] +=
                            x.real(i) * kernel.real(inKernel.position(tap));
                }
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    private static ReferenceTensor pool(TensorType type, ReferenceTensor x, Pool2dSpec spec, boolean largest) {
        Shape shape = x.shape();
        long top = spec.padding().amounts(0, shape.size(1), spec.height(), spec.strideHeight(), 1)[0];
        long left = spec.padding().amounts(1, shape.size(2), spec.width(), spec.strideWidth(), 1)[0];
        Coordinates in = Coordinates.of(shape);
        Coordinates out = Coordinates.of(type.shape());
        double[] result = new double[(int) type.shape().elementCount()];
        for (int i = 0; i < result.length; i++) {
            long[] at = out.at(i);
            double best = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int count = 0;
            for (int cell = 0; cell < spec.height() * spec.width(); cell++) {
                long row = at[1] * spec.strideHeight() - top + cell / spec.width();
                long column = at[2] * spec.strideWidth() - left + cell % spec.width();
                if (row >= 0 && row < shape.size(1) && column >= 0 && column < shape.size(2)) {
                    double value = x.real(in.position(at[0], row, column, at[3]));
                    best = Math.max(best, value);
                    sum += value;
                    count++;
                }
            }
            result[i] = largest ? best : sum / count;
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor maxPool2d(ReferenceTensor x, Pool2dSpec spec) {
        return pool(TYPES.maxPool2d(x.type(), spec), x, spec, true);
    }

    @Override
    default ReferenceTensor averagePool2d(ReferenceTensor x, Pool2dSpec spec) {
        return pool(TYPES.averagePool2d(x.type(), spec), x, spec, false);
    }
}
