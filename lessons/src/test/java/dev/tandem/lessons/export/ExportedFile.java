package dev.tandem.lessons.export;

import ai.onnxruntime.OrtException;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** An exported file, opened by a runtime that knows nothing of Tandem. */
interface ExportedFile extends AutoCloseable {
    /** What comes out of a batch, by the names of the outputs, or by their position where the format has no names. */
    List<TensorData> run(Map<String, TensorData> inputs, List<String> outputs) throws OrtException;

    @Override
    void close() throws OrtException;

    /** Takes over what a runtime gave. */
    static TensorData copy(TensorType type, ByteBuffer bytes) {
        ByteBuffer own = TensorData.allocate(type);
        own.put(bytes).flip();
        return TensorData.wrap(type, own);
    }

    /** The elements in an array, as runtimes want them. */
    static byte[] bytes(TensorData data) {
        byte[] result = new byte[data.bytes().remaining()];
        data.bytes().get(result);
        return result;
    }
}
