package dev.tandem.backend.tensorflow;

import dev.tandem.type.DType;
import org.tensorflow.proto.DataType;

/** Tandem's dtypes and TensorFlow's. */
final class TensorTypes {

    private TensorTypes() {}

    static DataType toTensorFlow(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> DataType.DT_FLOAT;
            case FLOAT64 -> DataType.DT_DOUBLE;
            case INT32 -> DataType.DT_INT32;
            case INT64 -> DataType.DT_INT64;
            case UINT8 -> DataType.DT_UINT8;
            case BOOL -> DataType.DT_BOOL;
        };
    }

    static DType toTandem(DataType type) {
        return switch (type) {
            case DT_FLOAT -> DType.FLOAT32;
            case DT_DOUBLE -> DType.FLOAT64;
            case DT_INT32 -> DType.INT32;
            case DT_INT64 -> DType.INT64;
            case DT_UINT8 -> DType.UINT8;
            case DT_BOOL -> DType.BOOL;
            default -> throw new IllegalStateException("TensorFlow gave a tensor of type " + type);
        };
    }
}
