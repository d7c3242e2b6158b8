package dev.tandem.backend.pytorch;

import dev.tandem.type.DType;

/** How a dtype is numbered by DJL and by TorchScript. */
enum TorchType {
    FLOAT32(0, 6),
    FLOAT64(1, 7),
    INT32(4, 3),
    INT64(6, 4),
    UINT8(3, 0),
    BOOL(7, 11);

    /** The number in DJL's {@code DataType}. */
    final int dataType;

    /** The number in {@code c10::ScalarType}, which a program writes for a {@code dtype}. */
    final int scalarType;

    TorchType(int dataType, int scalarType) {
        this.dataType = dataType;
        this.scalarType = scalarType;
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
