package dev.tandem.data;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;

/** What images need before a model can take them. */
public final class Images {
    private Images() {}

    /**
     * Bytes 0 to 255 as FLOAT32 from 0 to 1: {@code x / 255}.
     *
     * @param bytes UINT8 of any shape
     * @throws DTypeMismatchException if they are not bytes
     */
    public static TensorData toFloats(TensorData bytes) {
        if (bytes.dtype() != DType.UINT8) {
            throw new DTypeMismatchException("toFloats: " + bytes.type() + "; expected uint8, images as bytes");
        }
        TensorType type = bytes.type().withDType(DType.FLOAT32);
        ByteBuffer from = bytes.bytes();
        ByteBuffer to = TensorData.allocate(type);
        while (from.hasRemaining()) {
            to.putFloat((from.get() & 0xff) / 255f);
        }
        return TensorData.wrap(type, to.flip());
    }
}
