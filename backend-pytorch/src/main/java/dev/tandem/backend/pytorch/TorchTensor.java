package dev.tandem.backend.pytorch;

import ai.djl.pytorch.jni.TorchNative;
import dev.tandem.engine.EngineTensor;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;

/** A tensor in libtorch's memory. Its contents never change: programs make new tensors. */
final class TorchTensor extends NativeHandle implements EngineTensor {
    private final TensorType type;

    TorchTensor(long value, TensorType type) {
        super(value);
        this.type = type;
    }

    @Override
    public TensorType type() {
        return type;
    }

    @Override
    public TensorData download() {
        ByteBuffer target = TensorData.allocate(type);
        long value = acquire();
        try {
            if (target.hasRemaining()) {
                TorchNative.copyOut(value, TorchType.of(type.dtype()).dataType, target);
            }
        } finally {
            release();
        }
        return TensorData.wrap(type, target);
    }

    @Override
    void free(long value) {
        TorchNative.deleteValue(value);
    }

    @Override
    String describe() {
        return "tensor " + type;
    }
}
