package dev.tandem.backend.pytorch;

import dev.tandem.type.DType;

/** How a dtype is numbered by DJL and by TorchScript, and named in files. */
enum TorchType {
    FLOAT32(0, 6, "FloatStorage"),
    FLOAT64(1, 7, "DoubleStorage"),
    INT32(4, 3, "IntStorage"),
    INT64(6, 4, "LongStorage"),
    UINT8(3, 0, "ByteStorage"),
    BOOL(7, 11, "BoolStorage");

    /** The number in DJL's {@code DataType}. */
    final int dataType;

    /** The number in {@code c10::ScalarType}, which a program writes for a {@code dtype}. */
    final int scalarType;

    /** The class in Python that a file names the dtype by. */
    final String storage;

    TorchType(int dataType, int scalarType, String storage) {
        this.dataType = dataType;
        this.scalarType = scalarType;
        this.storage = storage;
    }

    static TorchType of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT8 -> UINT8;
            case BOOL -> BOOL;
        };
    }
}
