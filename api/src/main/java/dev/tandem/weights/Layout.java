package dev.tandem.weights;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Puts the numbers of a tensor into another order, on the Java side. */
final class Layout {
    private Layout() {}

    /** The axes in another order: the first of the result is number {@code axes[0]} of the given ones. */
    static TensorData permute(TensorData data, int... axes) {
        long[] sizes = Arrays.stream(axes).mapToLong(data.shape()::size).toArray();
        TensorType type = new TensorType(Shape.of(sizes), data.dtype());
        long[] strides = Arrays.stream(axes)
                .mapToLong(axis ->
                        data.shape().range(axis + 1, data.shape().rank()).elementCount())
                .toArray();
        ByteBuffer target = TensorData.allocate(type);
        ByteBuffer source = data.bytes();
        int bytes = data.dtype().bytes();
        long[] at = new long[axes.length];
        long position = 0;
        for (int i = 0; i < data.count(); i++) {
            target.put(i * bytes, source, Math.toIntExact(position) * bytes, bytes);
            for (int axis = axes.length - 1; axis >= 0; axis--) {
                position += strides[axis];
                if (++at[axis] < sizes[axis]) {
                    break;
                }
                position -= strides[axis] * sizes[axis];
                at[axis] = 0;
            }
        }
        return TensorData.wrap(type, target);
    }

    /** The same numbers in another shape; as they are if that one has another number of elements. */
    static TensorData reshape(TensorData data, Shape shape) {
        return shape.elementCount() == data.shape().elementCount()
                ? TensorData.wrap(new TensorType(shape, data.dtype()), data.bytes())
                : data;
    }

    /**
     * Cuts the first axis into parts of one size, and puts some of them one after the other.
     *
     * @param parts divides the size of the axis
     * @param order numbers of parts
     */
    static TensorData parts(TensorData data, int parts, int... order) {
        Shape shape = data.shape();
        TensorType type = new TensorType(shape.with(0, shape.size(0) / parts * order.length), data.dtype());
        ByteBuffer target = TensorData.allocate(type);
        int size = data.bytes().limit() / parts;
        for (int part : order) {
            target.put(data.bytes().slice(part * size, size));
        }
        return TensorData.wrap(type, target.flip());
    }

    /** The sum of two tensors of one type. */
    static TensorData sum(TensorData a, TensorData b) {
        double[] values = a.toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] += b.getDouble(i);
        }
        return TensorData.of(a.type(), values);
    }

    /** Tensors of one type along a new first axis. */
    static TensorData stack(List<TensorData> all) {
        TensorType each = all.get(0).type();
        TensorType type = each.withShape(Shape.of(all.size()).concat(each.shape()));
        ByteBuffer target = TensorData.allocate(type);
        all.forEach(data -> target.put(data.bytes()));
        return TensorData.wrap(type, target.flip());
    }
}
