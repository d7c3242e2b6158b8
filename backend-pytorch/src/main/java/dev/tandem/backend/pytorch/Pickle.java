package dev.tandem.backend.pytorch;

import dev.tandem.type.TensorData;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the opcodes of Python's pickle protocol 2, as far as modules need them; tensors as {@code torch.save} does, their
 * elements in files of their own. Opcodes:
 * <a href="https://github.com/python/cpython/blob/3.13/Lib/pickletools.py">pickletools.py</a>.
 */
final class Pickle {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<TensorData> storages = new ArrayList<>();

    Pickle() {
        opcodes("\u0080\u0002");
    }

    /** Opcodes and their plain arguments, a byte a character. */
    Pickle opcodes(String opcodes) {
        bytes.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Pickle global(String module, String name) {
        return opcodes("c" + module + "\n" + name + "\n");
    }

    Pickle text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        opcodes("X").integer(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    Pickle number(long value) {
        return opcodes("J").integer(Math.toIntExact(value));
    }

    Pickle bool(boolean value) {
        return opcodes(value ? "\u0088" : "\u0089");
    }

    private Pickle integer(int value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    /** A tensor, row-major, without a gradient; its elements are the next of {@link #storages()}. */
    Pickle tensor(TensorData data) {
        String key = Integer.toString(storages.size());
        storages.add(data);
        global("torch._utils", "_rebuild_tensor_v2").opcodes("((").text("storage");
        global("torch", TorchType.of(data.dtype()).storage)
                .text(key)
                .text("cpu")
                .number(data.count());
        opcodes("tQ").number(0);
        long[] sizes = data.shape().toArray();
        tuple(sizes).tuple(strides(sizes));
        return bool(false).global("collections", "OrderedDict").opcodes(")RtR");
    }

    private static long[] strides(long[] sizes) {
        long[] strides = new long[sizes.length];
        long stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, sizes[axis]);
        }
        return strides;
    }

    private Pickle tuple(long... numbers) {
        opcodes("(");
        for (long number : numbers) {
            number(number);
        }
        return opcodes("t");
    }

    /** The tensors that were written, in the order of their keys. */
    List<TensorData> storages() {
        return storages;
    }

    /** Ends the pickle. */
    byte[] finish() {
        opcodes(".");
        return bytes.toByteArray();
    }
}
