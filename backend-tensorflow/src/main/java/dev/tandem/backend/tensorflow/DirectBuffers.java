package dev.tandem.backend.tensorflow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Direct buffers in native byte order, as the seam passes elements. */
final class DirectBuffers {

    private DirectBuffers() {}

    static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
