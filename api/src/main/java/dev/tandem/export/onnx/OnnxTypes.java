package dev.tandem.export.onnx;

import com.google.protobuf.ByteString;
import dev.tandem.export.onnx.schema.Onnx.TensorProto;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Dtypes and values as ONNX has them. */
final class OnnxTypes {
    private OnnxTypes() {}

    static TensorProto.DataType of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> TensorProto.DataType.FLOAT;
            case FLOAT64 -> TensorProto.DataType.DOUBLE;
            case INT32 -> TensorProto.DataType.INT32;
            case INT64 -> TensorProto.DataType.INT64;
            case UINT8 -> TensorProto.DataType.UINT8;
            case BOOL -> TensorProto.DataType.BOOL;
        };
    }

    static TensorProto tensor(String name, TensorData data) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(of(data.dtype()).getNumber())
                .setRawData(littleEndian(data));
        data.shape().toList().forEach(tensor::addDims);
        return tensor.build();
    }

    private static ByteString littleEndian(TensorData data) {
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            return ByteString.copyFrom(data.bytes());
        }
        ByteBuffer bytes = data.bytes();
        byte[] turned = new byte[bytes.remaining()];
        int size = data.dtype().bytes();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = bytes.get(i - i % size + size - 1 - i % size);
        }
        return ByteString.copyFrom(turned);
    }
}
