package dev.tandem.ops;

import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Neural networks: activations, losses and layers, each on the engine's own kernel where it has one.
 *
 * <p>All take floating dtypes unless they say otherwise. Images are NHWC, [batch, height, width, channels]; convolution
 * kernels are [height, width, in, out]; dense kernels [in, out].
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface NnOps<T> extends LinalgOps<T> {
    /** max(x, 0), NaN for NaN. Gradient: g where x &gt; 0, so 0 at 0. */
    default T relu(T x) {
        return where(lessEqual(x, scalar(x, 0)), scalar(x, 0), x);
    }

    /** x where x &gt; 0, else slope·x. Gradient at 0: slope. */
    default T leakyRelu(T x, double slope) {
        return where(less(scalar(x, 0), x), x, multiply(x, scalar(x, slope)));
    }

    /** x where x &gt; 0, else slope·x, with a learned slope that broadcasts to x. */
    default T prelu(T x, T slope) {
        return where(less(scalar(x, 0), x), x, multiply(x, slope));
    }

    /** x where x &gt; 0, else alpha·(eˣ − 1). Gradient at 0: alpha. */
    default T elu(T x, double alpha) {
        T positive = less(scalar(x, 0), x);
        T negative = where(positive, scalar(x, 0), x);
        return where(positive, x, multiply(expm1(negative), scalar(x, alpha)));
    }

    /** Scaled ELU: 1.0507009873554805·elu(x, 1.6732632423543772) (Klambauer et al. 2017). */
    default T selu(T x) {
        return multiply(elu(x, 1.6732632423543772), scalar(x, 1.0507009873554805));
    }

    /** x·Φ(x) = x/2·(1 + erf(x/√2)), exact; or, if approximate, x/2·(1 + tanh(√(2/π)·(x + 0.044715x³))). */
    default T gelu(T x, boolean approximate) {
        T half = multiply(x, scalar(x, 0.5));
        if (!approximate) {
            return multiply(half, add(erf(multiply(x, scalar(x, Math.sqrt(0.5)))), scalar(x, 1)));
        }
        T cubic = multiply(multiply(square(x), x), scalar(x, 0.044715));
        T inner = multiply(add(x, cubic), scalar(x, Math.sqrt(2 / Math.PI)));
        return multiply(half, add(tanh(inner), scalar(x, 1)));
    }

    /** x·sigmoid(x), also called swish. */
    default T silu(T x) {
        return multiply(x, sigmoid(x));
    }

    /** ln(1 + eˣ) without overflow. Gradient: g·sigmoid(x). */
    default T softplus(T x) {
        // Written so that automatic differentiation of this very formula gives 1/2 at 0.
        return negate(logSigmoid(negate(x)));
    }

    /** ln sigmoid(x) = −ln(1 + e⁻ˣ) without overflow. Gradient: g·sigmoid(−x). */
    default T logSigmoid(T x) {
        T negative = less(x, scalar(x, 0));
        // The smaller of x and 0, and −|x|, both with a one-sided derivative that adds up to 1/2 at 0.
        T floor = where(negative, x, scalar(x, 0));
        T magnitude = where(negative, x, negate(x));
        return subtract(floor, log1p(exp(magnitude)));
    }

    /** x / (1 + |x|). */
    default T softsign(T x) {
        return divide(x, add(abs(x), scalar(x, 1)));
    }

    /** 1 / (1 + e⁻ˣ) without overflow. Gradient: g·y·(1 − y). */
    T sigmoid(T x);

    /** relu6(x + 3) / 6 (Keras 3). Gradient: g/6 strictly between −3 and 3, else 0. */
    default T hardSigmoid(T x) {
        T line = add(multiply(x, scalar(x, 1.0 / 6)), scalar(x, 0.5));
        T above = lessEqual(scalar(x, 3), x);
        T below = lessEqual(x, scalar(x, -3));
        return where(above, scalar(x, 1), where(below, scalar(x, 0), line));
    }

    /** x·tanh(softplus(x)) (Misra 2019). */
    default T mish(T x) {
        return multiply(x, tanh(softplus(x)));
    }

    /** eˣ / Σeˣ along an axis, without overflow. Gradient: y·(g − Σ g·y). */
    default T softmax(T x, int axis) {
        T shifted = subtract(x, stopGradient(max(x, List.of(axis), true)));
        T exponents = exp(shifted);
        return divide(exponents, sum(exponents, List.of(axis), true));
    }

    /** ln softmax(x) along an axis, without overflow. Gradient: g − softmax(x)·Σg. */
    default T logSoftmax(T x, int axis) {
        T shifted = subtract(x, stopGradient(max(x, List.of(axis), true)));
        return subtract(shifted, log(sum(exp(shifted), List.of(axis), true)));
    }

    /**
     * Cross-entropy of class probabilities against logits, one number an example: −Σ p·ln softmax(x) along the last axis.
     *
     * @param labels [..., classes], each row summing to 1
     * @param logits [..., classes], the same dtype and shape
     * @return [...]
     */
    default T softmaxCrossEntropy(T labels, T logits) {
        int axis = shapeOf(logits).rank() - 1;
        return negate(sum(multiply(labels, logSoftmax(logits, axis)), List.of(axis), false));
    }

    /**
     * Cross-entropy of class numbers against logits, one number an example: −ln softmax(x)[class].
     *
     * @param classes INT32 or INT64 [...], each from 0 to classes−1
     * @param logits [..., classes]
     * @return [...]
     */
    default T sparseSoftmaxCrossEntropy(T classes, T logits) {
        int axis = shapeOf(logits).rank() - 1;
        T column = reshape(classes, shapeOf(classes).insert(-1, 1));
        T chosen = takeAlongAxis(logSoftmax(logits, axis), column, axis);
        return negate(reshape(chosen, shapeOf(classes)));
    }

    /** Cross-entropy of probabilities against logits, elementwise and stable: softplus(x) − x·p. Gradient: g·(sigmoid(x) − p). */
    default T sigmoidCrossEntropy(T labels, T logits) {
        return subtract(softplus(logits), multiply(logits, labels));
    }

    /**
     * x·kernel + bias.
     *
     * @param x [..., in]
     * @param kernel [in, out]
     * @param bias [out]
     * @return [..., out]
     */
    default T linear(T x, T kernel, T bias) {
        Shape shape = shapeOf(x);
        if (shape.rank() == 2) {
            return add(matmul(x, kernel), bias);
        }
        Shape rows = Shape.of(shape.range(0, shape.rank() - 1).elementCount(), shape.size(-1));
        Shape result = shape.with(-1, shapeOf(kernel).size(1));
        return reshape(add(matmul(reshape(x, rows), kernel), bias), result);
    }

    /**
     * Long short-term memory over whole sequences (Hochreiter and Schmidhuber 1997, with forget gate): with
     * z = xₜ·kernel + hₜ₋₁·recurrent + bias, cut into zᵢ, z_f, z_c, zₒ in this order,
     * cₜ = sigmoid(z_f)·cₜ₋₁ + sigmoid(zᵢ)·tanh(z_c) and hₜ = sigmoid(zₒ)·tanh(cₜ).
     *
     * @param x [batch, steps, features], one step or more
     * @param kernel [features, 4·units]
     * @param recurrent [units, 4·units]
     * @param bias [4·units]
     * @param h the output before the first step, [batch, units]
     * @param c the carry before the first step, [batch, units]
     * @return [batch, steps + 1, units]: the output hₜ of each step, and after them the carry of the last
     */
    default T lstm(T x, T kernel, T recurrent, T bias, T h, T c) {
        int steps = Math.toIntExact(shapeOf(x).size(1));
        Shape row = Shape.of(shapeOf(x).size(0), shapeOf(bias).size(0));
        T projected = linear(x, kernel, bias);
        List<T> result = new ArrayList<>();
        T output = h;
        T carry = c;
        for (int i = 0; i < steps; i++) {
            T z = add(reshape(part(projected, 1, steps, i), row), matmul(output, recurrent));
            T kept = multiply(sigmoid(part(z, 1, 4, 1)), carry);
            T taken = multiply(sigmoid(part(z, 1, 4, 0)), tanh(part(z, 1, 4, 2)));
            carry = add(kept, taken);
            output = multiply(sigmoid(part(z, 1, 4, 3)), tanh(carry));
            result.add(output);
        }
        result.add(carry);
        return stack(result, 1);
    }

    /**
     * Convolution (without flipping, as the field has it).
     *
     * @param x [batch, height, width, in]
     * @param kernel [height, width, in / groups, out]
     * @return [batch, out height, out width, out]
     */
    T conv2d(T x, T kernel, Conv2dSpec spec);

    /**
     * The gradient of {@link #conv2d} with respect to its input.
     *
     * @param g [batch, out height, out width, out]
     * @param kernel [height, width, in / groups, out]
     * @param inputShape the shape of the result
     */
    T conv2dInputGradient(T g, T kernel, Shape inputShape, Conv2dSpec spec);

    /**
     * The gradient of {@link #conv2d} with respect to its kernel.
     *
     * @param x [batch, height, width, in]
     * @param g [batch, out height, out width, out]
     * @param kernelShape the shape of the result
     */
    T conv2dKernelGradient(T x, T g, Shape kernelShape, Conv2dSpec spec);

    /**
     * Convolution along one axis.
     *
     * @param x [batch, width, in]
     * @param kernel [width, in / groups, out]
     * @param spec its height parts must be neutral, as {@link Conv2dSpec#along} makes them
     */
    default T conv1d(T x, T kernel, Conv2dSpec spec) {
        T result = conv2d(
                reshape(x, shapeOf(x).insert(1, 1)),
                reshape(kernel, shapeOf(kernel).insert(0, 1)),
                spec);
        return reshape(result, shapeOf(result).reduce(List.of(1), false));
    }

    /**
     * Transposed convolution: the gradient of a convolution used as a layer.
     *
     * @param x [batch, height, width, in]
     * @param kernel [height, width, out, in], as Keras has it
     * @param spec of the convolution that it turns round; groups must be 1
     * @return [batch, {@link Conv2dSpec#transposedSize}, …, out]
     */
    default T conv2dTranspose(T x, T kernel, Conv2dSpec spec) {
        Shape in = shapeOf(x);
        Shape window = shapeOf(kernel);
        Shape result = Shape.of(
                in.size(0),
                spec.transposedSize(0, in.size(1), window.size(0)),
                spec.transposedSize(1, in.size(2), window.size(1)),
                window.size(2));
        return conv2dInputGradient(x, kernel, result, spec);
    }

    /** The largest in each window, padding never winning. Gradient: to the first largest of each window, row by row. */
    default T maxPool2d(T x, Pool2dSpec spec) {
        T patches = patches(x, spec, Double.NEGATIVE_INFINITY);
        T first = argMax(patches, 0);
        T winner = takeAlongAxis(patches, reshape(first, shapeOf(first).insert(0, 1)), 0);
        return reshape(winner, shapeOf(first));
    }

    /** The mean of each window, over those of its cells that lie inside of the image. Gradient: g / count to each. */
    default T averagePool2d(T x, Pool2dSpec spec) {
        T total = sum(patches(x, spec, 0), List.of(0), false);
        Shape image = Shape.of(1, shapeOf(x).size(1), shapeOf(x).size(2), 1);
        T ones = broadcastTo(scalar(x, 1), image);
        return divide(total, sum(patches(ones, spec, 0), List.of(0), false));
    }

    /** The cells of every window, [window cells, batch, out height, out width, channels], the border filled with a value. */
    private T patches(T x, Pool2dSpec spec, double border) {
        Shape shape = shapeOf(x);
        long[] rows = spec.padding().amounts(0, shape.size(1), spec.height(), spec.strideHeight(), 1);
        long[] columns = spec.padding().amounts(1, shape.size(2), spec.width(), spec.strideWidth(), 1);
        T padded = pad(x, List.of(0L, rows[0], columns[0], 0L), List.of(0L, rows[1], columns[1], 0L), border);
        Shape result = spec.outputShape(shape);
        List<T> cells = new ArrayList<>();
        for (long row = 0; row < spec.height(); row++) {
            for (long column = 0; column < spec.width(); column++) {
                cells.add(slice(
                        padded,
                        new SliceSpec(
                                List.of(0L, row, column, 0L),
                                result.toList(),
                                List.of(1L, (long) spec.strideHeight(), (long) spec.strideWidth(), 1L))));
            }
        }
        return stack(cells, 0);
    }

    /**
     * Normalised, scaled and shifted by given statistics: scale·(x − mean)/√(variance + epsilon) + offset.
     *
     * @param x [..., channels]
     * @param mean [channels], as are variance, scale and offset
     */
    default T batchNorm(T x, T mean, T variance, T scale, T offset, double epsilon) {
        T factor = multiply(rsqrt(add(variance, scalar(x, epsilon))), scale);
        return add(multiply(subtract(x, mean), factor), offset);
    }

    /**
     * Each example normalised over its last axes: scale·(x − mean)/√(variance + epsilon) + offset.
     *
     * @param scale of the shape of the last axes of x; these are the ones normalised over
     * @param offset the same shape
     */
    default T layerNorm(T x, T scale, T offset, double epsilon) {
        int rank = shapeOf(x).rank();
        List<Integer> axes = new ArrayList<>();
        for (int axis = rank - shapeOf(scale).rank(); axis < rank; axis++) {
            axes.add(axis);
        }
        T centred = subtract(x, mean(x, axes, true));
        T factor = rsqrt(add(mean(square(centred), axes, true), scalar(x, epsilon)));
        return add(multiply(multiply(centred, factor), scale), offset);
    }

    /**
     * Each example normalised over groups of channels and all positions (Wu and He 2018).
     *
     * @param x [batch, ..., channels]
     * @param scale [channels]
     * @param offset [channels]
     * @param groups divides the number of channels
     */
    default T groupNorm(T x, T scale, T offset, int groups, double epsilon) {
        Shape shape = shapeOf(x);
        long channels = shape.size(-1);
        long positions = shape.range(1, shape.rank() - 1).elementCount();
        T grouped = reshape(x, Shape.of(shape.size(0), positions, groups, channels / groups));
        T centred = subtract(grouped, mean(grouped, List.of(1, 3), true));
        T factor = rsqrt(add(mean(square(centred), List.of(1, 3), true), scalar(x, epsilon)));
        return add(multiply(reshape(multiply(centred, factor), shape), scale), offset);
    }

    /**
     * Rows of a table by number.
     *
     * @param table [rows, size]
     * @param ids INT32 or INT64, any shape, each from 0 to rows−1
     * @return [shape of ids..., size]
     */
    default T embedding(T table, T ids) {
        return gather(table, ids, 0);
    }
}
