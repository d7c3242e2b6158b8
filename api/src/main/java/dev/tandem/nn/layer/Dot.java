package dev.tandem.nn.layer;

import dev.tandem.error.ShapeMismatchException;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dot products of two tensors along an axis of each, example by example.
 *
 * <p>Inputs [batch, a..., n, b...] and [batch, c..., n, d...], output [batch, a..., b..., c..., d...]; of two vectors [batch, 1].
 * No parameters. Normalized, each vector along the axis is divided by its length first, which gives the cosine of the angle.
 *
 * @param firstAxis of the first input: 1 is the first after the batch, −1 the last
 * @param secondAxis of the second input
 * @param normalize whether vectors are divided by their length
 */
public record Dot(int firstAxis, int secondAxis, boolean normalize) implements Layer {
    /** The least square of a length that is divided by (Keras). */
    private static final double LEAST = 1e-12;

    /** Along the same axis of both. */
    public static Dot of(int axis) {
        return new Dot(axis, axis, false);
    }

    /** Along an axis of each. */
    public static Dot of(int firstAxis, int secondAxis) {
        return new Dot(firstAxis, secondAxis, false);
    }

    /** The same with vectors divided by their length. */
    public Dot normalized() {
        return new Dot(firstAxis, secondAxis, true);
    }

    @Override
    public void build(LayerBuilder builder, List<TensorType> inputs) {
        LayerCheck.require(inputs.size() == 2, "Dot", "got " + inputs.size() + " inputs; expected two");
        Shape first = inputs.get(0).shape();
        Shape second = inputs.get(1).shape();
        LayerCheck.axis(first, firstAxis);
        LayerCheck.axis(second, secondAxis);
        long a = first.size(firstAxis < 0 ? firstAxis : firstAxis - 1);
        long b = second.size(secondAxis < 0 ? secondAxis : secondAxis - 1);
        if (a != b) {
            throw new ShapeMismatchException("examples are " + first + " and " + second + ", of sizes " + a + " and "
                    + b + " along the axes " + firstAxis + " and " + secondAxis + "; expected equal sizes there");
        }
    }

    @Override
    public List<Tensor> call(LayerCall call, List<Tensor> inputs) {
        Tensor a = inputs.get(0);
        Tensor b = inputs.get(1);
        int axisA = a.shape().axis(firstAxis);
        int axisB = b.shape().axis(secondAxis);
        Shape kept = a.shape().reduce(List.of(axisA), false).concat(b.shape().reduce(List.of(0, axisB), false));
        Tensor product = rows(a, axisA).matmul(rows(b, axisB).transpose());
        return List.of(product.reshape((kept.rank() == 1 ? kept.insert(1, 1) : kept).toArray()));
    }

    /** [batch, product of the other axes, n]. */
    private Tensor rows(Tensor x, int axis) {
        Tensor vectors =
                normalize ? x.multiply(x.square().sum(true, axis).maximum(LEAST).rsqrt()) : x;
        int[] order = IntStream.concat(IntStream.range(0, x.rank()).filter(i -> i != axis), IntStream.of(axis))
                .toArray();
        long n = x.size(axis);
        long rest = x.shape().reduce(List.of(0, axis), false).elementCount();
        return vectors.permute(order).reshape(x.size(0), rest, n);
    }
}
