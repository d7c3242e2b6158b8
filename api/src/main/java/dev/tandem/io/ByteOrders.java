package dev.tandem.io;

import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Between the order in which files hold bytes, little-endian, and the processor's own. */
final class ByteOrders {
    private static final boolean SAME = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private ByteOrders() {}

    /** A tensor's bytes as files hold them. */
    static ByteBuffer littleEndian(TensorData data) {
        return SAME ? data.bytes() : swapped(data.bytes(), data.dtype().bytes());
    }

    /** Bytes of a file as the processor wants them, in a buffer of native order. */
    static ByteBuffer toNative(ByteBuffer bytes, DType dtype) {
        return SAME ? bytes : swapped(bytes, dtype.bytes());
    }

    private static ByteBuffer swapped(ByteBuffer bytes, int size) {
        ByteBuffer result = ByteBuffer.allocate(bytes.remaining()).order(ByteOrder.nativeOrder());
        for (int i = 0; i < bytes.remaining(); i++) {
            int inside = i % size;
            result.put(bytes.get(bytes.position() + i - inside + size - 1 - inside));
        }
        return result.flip();
    }
}
