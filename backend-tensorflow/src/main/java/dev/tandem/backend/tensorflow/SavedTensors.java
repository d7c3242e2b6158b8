package dev.tandem.backend.tensorflow;

import com.google.protobuf.ByteString;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Values as TensorFlow's messages hold them: the elements in the machine's own order of bytes. */
final class SavedTensors {
    private SavedTensors() {}

    static TensorProto of(TensorData data) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        data.shape().toList().forEach(size -> shape.addDimBuilder().setSize(size));
        return TensorProto.newBuilder()
                .setDtype(TensorTypes.toTensorFlow(data.dtype()))
                .setTensorShape(shape)
                .setTensorContent(ByteString.copyFrom(data.bytes()))
                .build();
    }

    /** Whole numbers of a shape. */
    static TensorProto of(TensorShapeProto shape, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(numbers);
        return TensorProto.newBuilder()
                .setDtype(DataType.DT_INT32)
                .setTensorShape(shape)
                .setTensorContent(ByteString.copyFrom(bytes))
                .build();
    }

    /** The elements of an INT32 tensor: in bytes, or one by one, the last of them repeated. */
    static int[] integers(TensorProto tensor) {
        long count = 1;
        for (TensorShapeProto.Dim dimension : tensor.getTensorShape().getDimList()) {
            count *= dimension.getSize();
        }
        int[] result = new int[Math.toIntExact(count)];
        if (!tensor.getTensorContent().isEmpty()) {
            tensor.getTensorContent()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer()
                    .get(result);
            return result;
        }
        int last = tensor.getIntValCount() - 1;
        for (int i = 0; i < result.length && last >= 0; i++) {
            result[i] = tensor.getIntVal(Math.min(i, last));
        }
        return result;
    }
}
