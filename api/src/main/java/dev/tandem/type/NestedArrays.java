package dev.tandem.type;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads Java arrays of any depth: the nesting is the shape, the innermost component type the dtype. */
final class NestedArrays {
    private static final Map<Class<?>, DType> DTYPES = Map.ofEntries(
            Map.entry(float.class, DType.FLOAT32),
            Map.entry(Float.class, DType.FLOAT32),
            Map.entry(double.class, DType.FLOAT64),
            Map.entry(Double.class, DType.FLOAT64),
            Map.entry(int.class, DType.INT32),
            Map.entry(Integer.class, DType.INT32),
            Map.entry(long.class, DType.INT64),
            Map.entry(Long.class, DType.INT64),
            Map.entry(byte.class, DType.UINT8),
            Map.entry(Byte.class, DType.UINT8),
            Map.entry(boolean.class, DType.BOOL),
            Map.entry(Boolean.class, DType.BOOL));

    private NestedArrays() {}

    static TensorData read(Object nested) {
        requirePresent(nested);
        Class<?> component = nested.getClass();
        while (component.isArray()) {
            component = component.getComponentType();
        }
        DType dtype = DTYPES.get(component);
        if (dtype == null) {
            throw new DTypeMismatchException(
                    "cannot make a tensor of " + nested.getClass().getTypeName()
                            + "; expected float, double, int, long, byte or boolean, or arrays of these");
        }
        List<Long> sizes = new ArrayList<>();
        Object level = nested;
        for (Class<?> type = nested.getClass(); type.isArray(); type = type.getComponentType()) {
            int length = level == null ? 0 : Array.getLength(level);
            sizes.add((long) length);
            level = length == 0 || !type.getComponentType().isArray() ? null : Array.get(level, 0);
        }
        TensorType tensorType = new TensorType(Shape.of(sizes), dtype);
        ByteBuffer buffer = TensorData.allocate(tensorType);
        write(nested, sizes, 0, dtype, buffer);
        buffer.flip();
        return TensorData.wrap(tensorType, buffer);
    }

    private static void requirePresent(Object part) {
        if (part == null) {
            throw new InvalidArgumentException(
                    "cannot make a tensor of null; expected numbers or booleans, or arrays of these without gaps");
        }
    }

    private static void write(Object level, List<Long> sizes, int axis, DType dtype, ByteBuffer buffer) {
        requirePresent(level);
        if (axis == sizes.size()) {
            writeNumber(level, dtype, buffer);
            return;
        }
        int length = Array.getLength(level);
        if (length != sizes.get(axis)) {
            throw new ShapeMismatchException("rows differ in length at axis " + axis + ": " + sizes.get(axis) + " and "
                    + length + "; a tensor is rectangular: pad the shorter rows or make several tensors");
        }
        if (axis == sizes.size() - 1 && level instanceof float[] floats) {
            buffer.asFloatBuffer().put(floats);
            buffer.position(buffer.position() + 4 * floats.length);
        } else if (axis == sizes.size() - 1 && level instanceof double[] doubles) {
            buffer.asDoubleBuffer().put(doubles);
            buffer.position(buffer.position() + 8 * doubles.length);
        } else {
            for (int i = 0; i < length; i++) {
                write(Array.get(level, i), sizes, axis + 1, dtype, buffer);
            }
        }
    }

    private static void writeNumber(Object number, DType dtype, ByteBuffer buffer) {
        switch (dtype) {
            case FLOAT32 -> buffer.putFloat((Float) number);
            case FLOAT64 -> buffer.putDouble((Double) number);
            case INT32 -> buffer.putInt((Integer) number);
            case INT64 -> buffer.putLong((Long) number);
            case UINT8 -> buffer.put((Byte) number);
            case BOOL -> buffer.put((byte) ((Boolean) number ? 1 : 0));
        }
    }
}
