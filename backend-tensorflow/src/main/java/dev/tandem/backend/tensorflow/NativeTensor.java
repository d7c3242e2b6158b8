package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_AllocateTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Dim;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NumDims;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorByteSize;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.proto.DataType;

/**
 * One tensor in TensorFlow's memory, freed by {@link #close()} on any thread and by nothing else.
 *
 * <p>A run holds its inputs while it uses them, so a tensor closed on one thread in the middle of a run on another is
 * freed when that run is over.
 */
final class NativeTensor implements AutoCloseable {

    /** A TF_Tensor that JavaCPP neither owns nor tracks. */
    private static final class Handle extends TF_Tensor {
        Handle(long address) {
            this.address = address;
        }
    }

    private final Handle handle;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    private NativeTensor(long address) {
        this.handle = new Handle(address);
    }

    /** Takes over a tensor that TensorFlow handed out. */
    static NativeTensor adopt(long address) {
        return new NativeTensor(address);
    }

    /**
     * Copies a row-major array into a new tensor.
     *
     * @param dimensions the sizes; empty for a scalar
     * @param source in native byte order; the bytes between position and limit are read, and neither moves
     */
    static NativeTensor copyOf(DataType dataType, long[] dimensions, ByteBuffer source) {
        return written(dataType, dimensions, source.remaining(), memory -> memory.put(source.duplicate()));
    }

    /**
     * Has elements written into a new tensor.
     *
     * @param dimensions the sizes; empty for a scalar
     * @param bytes how many the elements take
     * @param writer puts them, row-major and in native byte order, into the tensor's memory; not called if there are none
     */
    static NativeTensor written(DataType dataType, long[] dimensions, int bytes, Consumer<ByteBuffer> writer) {
        TF_Tensor allocated = TF_AllocateTensor(dataType.getNumber(), dimensions, dimensions.length, bytes);
        if (allocated == null) {
            throw new OutOfMemoryError("TensorFlow could not allocate a tensor of " + bytes + " bytes");
        }
        NativeTensor tensor = new NativeTensor(allocated.address());
        if (bytes > 0) {
            try {
                writer.accept(tensor.memory(bytes));
            } catch (RuntimeException | Error failure) {
                tensor.close();
                throw failure;
            }
        }
        return tensor;
    }

    /**
     * Copies the elements out, in row-major order.
     *
     * @param target with at least as much room as {@link #byteSize()}; its position moves behind the elements
     */
    void copyTo(ByteBuffer target) {
        acquire();
        try {
            int bytes = Math.toIntExact(TF_TensorByteSize(handle));
            if (bytes > 0) {
                target.put(memory(bytes));
            }
        } finally {
            release();
        }
    }

    DataType dataType() {
        acquire();
        try {
            return DataType.forNumber(TF_TensorType(handle));
        } finally {
            release();
        }
    }

    long[] dimensions() {
        acquire();
        try {
            long[] dimensions = new long[TF_NumDims(handle)];
            for (int axis = 0; axis < dimensions.length; axis++) {
                dimensions[axis] = TF_Dim(handle, axis);
            }
            return dimensions;
        } finally {
            release();
        }
    }

    long byteSize() {
        acquire();
        try {
            return TF_TensorByteSize(handle);
        } finally {
            release();
        }
    }

    /** The C handle, valid between {@link #acquire} and {@link #release}. */
    TF_Tensor handle() {
        return handle;
    }

    /** Keeps the memory alive until {@link #release}. */
    void acquire() {
        int seen = holders.get();
        while (seen > 0 && !holders.compareAndSet(seen, seen + 1)) {
            seen = holders.get();
        }
        if (seen <= 0) {
            throw new IllegalStateException("this TensorFlow tensor is closed");
        }
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            TF_DeleteTensor(handle);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    private ByteBuffer memory(int bytes) {
        Pointer data = TF_TensorData(handle);
        return new BytePointer(data).capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }
}
