package dev.tandem.backend.tensorflow;

import dev.tandem.engine.EngineTensor;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.nio.ByteBuffer;

/** Values in TensorFlow's memory, with the type that the graph gave them. */
record TensorFlowTensor(TensorType type, NativeTensor tensor) implements EngineTensor {

    @Override
    public TensorData download() {
        ByteBuffer bytes = TensorData.allocate(type);
        tensor.copyTo(bytes);
        bytes.flip();
        return TensorData.wrap(type, bytes);
    }

    @Override
    public void close() {
        tensor.close();
    }
}
