package dev.tandem.function;

import dev.tandem.engine.EngineTensor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine's tensor with several owners: variables, tensors, and runs under way. The last to release it closes it, so that
 * no thread can close what another is computing with.
 */
final class SharedTensor {
    private final EngineTensor tensor;
    private final NativeMemory memory;
    private final AtomicInteger owners = new AtomicInteger(1);

    /** Takes over a tensor, with one owner. */
    SharedTensor(EngineTensor tensor, NativeMemory memory) {
        this.tensor = tensor;
        this.memory = memory;
        memory.allocated(tensor.type().byteCount());
    }

    EngineTensor tensor() {
        return tensor;
    }

    /** Adds an owner; false if there is none left. */
    boolean retain() {
        int count = owners.get();
        while (count > 0) {
            if (owners.compareAndSet(count, count + 1)) {
                return true;
            }
            count = owners.get();
        }
        return false;
    }

    /** Takes an owner away. */
    void release() {
        if (owners.decrementAndGet() == 0) {
            memory.freed(tensor.type().byteCount());
            tensor.close();
        }
    }
}
