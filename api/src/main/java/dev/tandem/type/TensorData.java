package dev.tandem.type;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A tensor's values on the Java side: immutable, row-major, in a buffer of native byte order that engines copy from.
 *
 * <p>{@code double} reads any dtype exactly but INT64 beyond 2⁵³, for which there is {@link #toLongs()}.
 */
public final class TensorData {
    private final TensorType type;

    /** Writes the bytes where they are wanted; empty if they have been in memory from the beginning. */
    private final Optional<Consumer<ByteBuffer>> writer;

    /** The bytes in memory; null as long as nobody has looked at them. */
    private volatile ByteBuffer bytes;

    private TensorData(TensorType type, ByteBuffer bytes) {
        this.type = type;
        this.writer = Optional.empty();
        this.bytes = bytes;
    }

    private TensorData(TensorType type, Consumer<ByteBuffer> writer) {
        this.type = type;
        this.writer = Optional.of(writer);
    }

    /**
     * Values that are not put together before they are looked at, such as chosen rows of a large tensor: an engine has them
     * written into its own memory by {@link #writeTo}, and nothing is copied twice.
     *
     * @param writer puts exactly the type's bytes, in native order, at a buffer's position, the same ones each time; it may be
     *     called by any thread, more than once
     * @throws InvalidArgumentException if they take more than 2³¹−1 bytes
     */
    public static TensorData deferred(TensorType type, Consumer<ByteBuffer> writer) {
        requireHoldable(type);
        InvalidArgumentException.requireGiven("a tensor", writer, "a writer; expected one that puts its bytes");
        return new TensorData(type, writer);
    }

    /**
     * Takes over a buffer of native order, from its position to its limit, without a copy: the caller must not write to it
     * afterwards. It may be direct, such as a part of a mapped file.
     *
     * @throws ShapeMismatchException if the buffer does not hold exactly the type's bytes
     * @throws InvalidArgumentException if the buffer is not of native order
     */
    public static TensorData wrap(TensorType type, ByteBuffer bytes) {
        InvalidArgumentException.requireGiven("a tensor", bytes, "a buffer; expected one of native byte order");
        if (bytes.order() != ByteOrder.nativeOrder()) {
            throw new InvalidArgumentException("expected a buffer of native byte order, " + ByteOrder.nativeOrder()
                    + "; got one of " + bytes.order() + ": set it by order(ByteOrder.nativeOrder())");
        }
        if (bytes.remaining() != type.byteCount()) {
            throw new ShapeMismatchException("a buffer of " + bytes.remaining() + " bytes does not hold " + type
                    + "; expected " + type.byteCount() + " bytes");
        }
        return new TensorData(type, bytes.slice().order(ByteOrder.nativeOrder()));
    }

    /**
     * A fresh buffer of native order that holds exactly the type's bytes, for {@link #wrap}. It lies in the heap: a batch lives
     * for a moment only, and the collector gives its memory to the next one, where memory outside would be had anew from the
     * system each time, which takes longer than a training step.
     */
    public static ByteBuffer allocate(TensorType type) {
        requireHoldable(type);
        return ByteBuffer.allocate(Math.toIntExact(type.byteCount())).order(ByteOrder.nativeOrder());
    }

    /**
     * Checks that values of that type fit into one buffer, before memory for them is asked for.
     *
     * @throws InvalidArgumentException if they take more than 2³¹−1 bytes
     */
    public static void requireHoldable(TensorType type) {
        if (type.byteCount() > Integer.MAX_VALUE) {
            throw new InvalidArgumentException("values on the Java side take at most " + Integer.MAX_VALUE
                    + " bytes; got " + type + " of " + type.byteCount() + ": work on parts of it, or stretch a"
                    + " smaller tensor with broadcastTo");
        }
    }

    /**
     * Values from a Java array of any depth, whose nesting gives the shape: {@code double[][]}, {@code int[]}, a boxed number.
     *
     * @throws ShapeMismatchException if the rows differ in length
     * @throws DTypeMismatchException if it is not made of numbers or booleans
     */
    public static TensorData of(Object nested) {
        return NestedArrays.read(nested);
    }

    /** Values given one by one in row-major order, narrowed to the dtype as a Java cast does. */
    public static TensorData of(TensorType type, double... values) {
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        for (int i = 0; i < values.length; i++) {
            put(buffer, type.dtype(), i, values[i]);
        }
        return new TensorData(type, buffer);
    }

    /** FLOAT32 values in row-major order. */
    public static TensorData of(Shape shape, float[] values) {
        TensorType type = new TensorType(shape, DType.FLOAT32);
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        buffer.asFloatBuffer().put(values);
        return new TensorData(type, buffer);
    }

    /** FLOAT64 values in row-major order. */
    public static TensorData of(Shape shape, double[] values) {
        TensorType type = new TensorType(shape, DType.FLOAT64);
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        buffer.asDoubleBuffer().put(values);
        return new TensorData(type, buffer);
    }

    /** INT32 values in row-major order. */
    public static TensorData of(Shape shape, int[] values) {
        TensorType type = new TensorType(shape, DType.INT32);
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        buffer.asIntBuffer().put(values);
        return new TensorData(type, buffer);
    }

    /** INT64 values in row-major order. */
    public static TensorData of(Shape shape, long[] values) {
        TensorType type = new TensorType(shape, DType.INT64);
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        buffer.asLongBuffer().put(values);
        return new TensorData(type, buffer);
    }

    /** UINT8 values in row-major order; a Java byte is read as unsigned. */
    public static TensorData of(Shape shape, byte[] values) {
        TensorType type = new TensorType(shape, DType.UINT8);
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        buffer.duplicate().put(values);
        return new TensorData(type, buffer);
    }

    /** BOOL values in row-major order. */
    public static TensorData of(Shape shape, boolean[] values) {
        TensorType type = new TensorType(shape, DType.BOOL);
        requireCount(type, values.length);
        ByteBuffer buffer = allocate(type);
        for (int i = 0; i < values.length; i++) {
            buffer.put(i, (byte) (values[i] ? 1 : 0));
        }
        return new TensorData(type, buffer);
    }

    /** The same value everywhere. */
    public static TensorData filled(TensorType type, double value) {
        ByteBuffer buffer = allocate(type);
        if (value != 0) {
            int count = Math.toIntExact(type.shape().elementCount());
            for (int i = 0; i < count; i++) {
                put(buffer, type.dtype(), i, value);
            }
        }
        return new TensorData(type, buffer);
    }

    /** A single number. */
    public static TensorData scalar(DType dtype, double value) {
        return filled(new TensorType(Shape.scalar(), dtype), value);
    }

    /** These values in another dtype; floating to whole truncates and saturates, as a Java cast does. */
    public TensorData as(DType dtype) {
        if (dtype == dtype()) {
            return this;
        }
        ByteBuffer buffer = allocate(type.withDType(dtype));
        for (int i = 0; i < count(); i++) {
            if (dtype == DType.INT64) {
                buffer.putLong(i * 8, getLong(i));
            } else {
                put(buffer, dtype, i, getDouble(i));
            }
        }
        return new TensorData(type.withDType(dtype), buffer);
    }

    private static void requireCount(TensorType type, int count) {
        if (count != type.shape().elementCount()) {
            throw new ShapeMismatchException(count + " values do not fill " + type + "; expected "
                    + type.shape().elementCount());
        }
    }

    /** Shape and dtype. */
    public TensorType type() {
        return type;
    }

    /** The sizes along each axis. */
    public Shape shape() {
        return type.shape();
    }

    /** The type of the elements. */
    public DType dtype() {
        return type.dtype();
    }

    /** The number of elements. */
    public int count() {
        return Math.toIntExact(type.shape().elementCount());
    }

    /** The bytes, as a read-only view of native order with position 0. */
    public ByteBuffer bytes() {
        return content().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * Puts the bytes, in native order, at a buffer's position, which moves behind them.
     *
     * @throws java.nio.BufferOverflowException if there is no room for them
     */
    public void writeTo(ByteBuffer target) {
        ByteBuffer known = bytes;
        if (known != null) {
            target.put(known.duplicate());
        } else {
            writer.orElseThrow().accept(target);
        }
    }

    private ByteBuffer content() {
        ByteBuffer known = bytes;
        if (known == null) {
            // Two threads may write it at once: both write the same.
            known = allocate(type);
            writer.orElseThrow().accept(known);
            known.flip();
            bytes = known;
        }
        return known;
    }

    /** The element at a row-major position, as a double; true is 1. */
    public double getDouble(int position) {
        return switch (type.dtype()) {
            case FLOAT32 -> content().getFloat(position * 4);
            case FLOAT64 -> content().getDouble(position * 8);
            case INT32 -> content().getInt(position * 4);
            case INT64 -> content().getLong(position * 8);
            case UINT8 -> content().get(position) & 0xff;
            case BOOL -> content().get(position) != 0 ? 1 : 0;
        };
    }

    /** The element at a row-major position, as a long; a floating-point element is narrowed as a Java cast does. */
    public long getLong(int position) {
        return type.dtype() == DType.INT64 ? content().getLong(position * 8) : (long) getDouble(position);
    }

    /** All elements in row-major order, as doubles; true is 1. */
    public double[] toDoubles() {
        double[] result = new double[count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = getDouble(i);
        }
        return result;
    }

    /** All elements in row-major order, as floats; true is 1. */
    public float[] toFloats() {
        float[] result = new float[count()];
        if (type.dtype() == DType.FLOAT32) {
            content().asFloatBuffer().get(result);
            return result;
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) getDouble(i);
        }
        return result;
    }

    /** All elements in row-major order, as longs. */
    public long[] toLongs() {
        long[] result = new long[count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = getLong(i);
        }
        return result;
    }

    /** All elements in row-major order, as ints, narrowed as a Java cast does. */
    public int[] toInts() {
        int[] result = new int[count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) getLong(i);
        }
        return result;
    }

    /** All elements in row-major order; everything but 0 is true. */
    public boolean[] toBooleans() {
        boolean[] result = new boolean[count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = getDouble(i) != 0;
        }
        return result;
    }

    private static void put(ByteBuffer buffer, DType dtype, int position, double value) {
        switch (dtype) {
            case FLOAT32 -> buffer.putFloat(position * 4, (float) value);
            case FLOAT64 -> buffer.putDouble(position * 8, value);
            case INT32 -> buffer.putInt(position * 4, (int) value);
            case INT64 -> buffer.putLong(position * 8, (long) value);
            case UINT8 -> buffer.put(position, (byte) (int) value);
            case BOOL -> buffer.put(position, (byte) (value != 0 ? 1 : 0));
        }
    }

    /** Equal where type and every bit are: NaN equals NaN, 0.0 differs from −0.0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TensorData data
                && type.equals(data.type)
                && content().equals(data.content());
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + content().hashCode();
    }

    /** NumPy's way of writing nested brackets, long axes shortened. */
    @Override
    public String toString() {
        return TensorFormatter.format(this);
    }
}
