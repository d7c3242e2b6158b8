package dev.tandem.conformance;

import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The oracle's idea of a tensor: a type and row-major elements, floating-point ones as doubles, all others as longs.
 *
 * <p>FLOAT32 elements are doubles too and are never rounded: an engine's rounding is what is measured against them.
 */
public final class ReferenceTensor {
    private final TensorType type;
    private final double[] reals;
    private final long[] wholes;

    private ReferenceTensor(TensorType type, double[] reals, long[] wholes) {
        int count = type.dtype().isFloating() ? reals.length : wholes.length;
        if (count != type.shape().elementCount()) {
            throw new IllegalArgumentException(count + " elements for " + type);
        }
        this.type = type;
        this.reals = reals;
        this.wholes = wholes;
    }

    /** Floating-point elements. */
    static ReferenceTensor ofReals(TensorType type, double[] elements) {
        return new ReferenceTensor(type, elements, new long[0]);
    }

    /** Whole numbers, wrapped around to what the dtype holds; or booleans, 1 and 0. */
    static ReferenceTensor ofWholes(TensorType type, long[] elements) {
        long[] wrapped = Arrays.stream(elements)
                .map(element -> wrap(type.dtype(), element))
                .toArray();
        return new ReferenceTensor(type, new double[0], wrapped);
    }

    /** The low bits of a number that a dtype holds: two's complement, or unsigned for UINT8. */
    static long wrap(DType dtype, long element) {
        return switch (dtype) {
            case INT32 -> (int) element;
            case UINT8 -> element & 0xff;
            default -> element;
        };
    }

    /** The oracle's copy of values. */
    public static ReferenceTensor of(TensorData data) {
        return data.dtype().isFloating()
                ? ofReals(data.type(), data.toDoubles())
                : ofWholes(data.type(), data.toLongs());
    }

    /** These values as an engine takes them; here alone FLOAT32 is rounded. */
    public TensorData toData() {
        return switch (type.dtype()) {
            case FLOAT32, FLOAT64 -> TensorData.of(type, reals);
            case INT32 ->
                TensorData.of(
                        shape(),
                        Arrays.stream(wholes).mapToInt(element -> (int) element).toArray());
            case INT64 -> TensorData.of(shape(), wholes.clone());
            case UINT8, BOOL ->
                TensorData.of(type, Arrays.stream(wholes).asDoubleStream().toArray());
        };
    }

    /** Shape and dtype. */
    public TensorType type() {
        return type;
    }

    /** The sizes along each axis. */
    public Shape shape() {
        return type.shape();
    }

    /** The number of elements. */
    public int count() {
        return Math.toIntExact(type.shape().elementCount());
    }

    /** Whether the elements are doubles. */
    boolean isReal() {
        return type.dtype().isFloating();
    }

    /** The element at a row-major position, of any dtype, as a double. */
    public double real(int position) {
        return isReal() ? reals[position] : wholes[position];
    }

    /** The element at a row-major position, of a dtype that is not floating. */
    public long whole(int position) {
        return wholes[position];
    }

    /** All elements, of any dtype, as doubles. */
    public double[] toReals() {
        return isReal() ? reals.clone() : Arrays.stream(wholes).asDoubleStream().toArray();
    }

    /** A tensor of this dtype whose element i is element {@code source(i)} of this one, or {@code fill} where that is negative. */
    ReferenceTensor pick(Shape shape, IntUnaryOperator source, double fill) {
        int count = Math.toIntExact(shape.elementCount());
        if (isReal()) {
            double[] result = new double[count];
            for (int i = 0; i < count; i++) {
                int from = source.applyAsInt(i);
                result[i] = from < 0 ? fill : reals[from];
            }
            return ofReals(type.withShape(shape), result);
        }
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            int from = source.applyAsInt(i);
            result[i] = from < 0 ? (long) fill : wholes[from];
        }
        return ofWholes(type.withShape(shape), result);
    }

    /** A tensor of this dtype whose elements are these, moved. */
    ReferenceTensor pick(Shape shape, IntUnaryOperator source) {
        return pick(shape, source, 0);
    }

    /** A tensor of this dtype to whose element {@code target(i)} element i of this one has been added, for every i. */
    ReferenceTensor addInto(Shape shape, IntUnaryOperator target) {
        int count = Math.toIntExact(shape.elementCount());
        if (isReal()) {
            double[] result = new double[count];
            for (int i = 0; i < reals.length; i++) {
                result[target.applyAsInt(i)] += reals[i];
            }
            return ofReals(type.withShape(shape), result);
        }
        long[] result = new long[count];
        for (int i = 0; i < wholes.length; i++) {
            result[target.applyAsInt(i)] += wholes[i];
        }
        return ofWholes(type.withShape(shape), result);
    }

    /** The elements of this tensor and then those of another of its dtype, in one row. */
    ReferenceTensor followedBy(ReferenceTensor other) {
        TensorType row = type.withShape(Shape.of(count() + other.count()));
        if (isReal()) {
            return ofReals(
                    row,
                    DoubleStream.concat(Arrays.stream(reals), Arrays.stream(other.reals))
                            .toArray());
        }
        return ofWholes(
                row,
                LongStream.concat(Arrays.stream(wholes), Arrays.stream(other.wholes))
                        .toArray());
    }

    @Override
    public String toString() {
        return type + (isReal() ? Arrays.toString(reals) : Arrays.toString(wholes));
    }
}
