package dev.tandem.engine;

import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;

/** Values inside an engine: immutable; closed exactly once, on any thread, by who owns it. */
public interface EngineTensor extends AutoCloseable {
    /** Shape and dtype. */
    TensorType type();

    /** Copies the values out. */
    TensorData download();

    @Override
    void close();
}
