package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;

import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;

/** The C arrays and the status that one run needs; used by one thread at a time, then again by the next. */
final class CallFrame implements AutoCloseable {

    private final Pointer memory;
    private final PointerPointer<TF_Tensor> inputs;
    private final PointerPointer<TF_Tensor> outputs;
    private final LongBuffer addresses;
    private final int inputCount;
    private final int outputCount;
    private final TF_Status status = TF_NewStatus();

    CallFrame(int inputCount, int outputCount) {
        this.inputCount = inputCount;
        this.outputCount = outputCount;
        int slots = Math.max(inputCount + outputCount, 1);
        this.memory = Pointer.calloc(slots, Long.BYTES);
        this.inputs = new PointerPointer<>(memory);
        this.outputs = new PointerPointer<TF_Tensor>(memory).position(inputCount);
        this.addresses = new BytePointer(memory)
                .capacity((long) slots * Long.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    void setInput(int position, NativeTensor tensor) {
        addresses.put(position, tensor.handle().address());
    }

    List<NativeTensor> takeOutputs() {
        List<NativeTensor> tensors = new ArrayList<>(outputCount);
        for (int i = 0; i < outputCount; i++) {
            tensors.add(NativeTensor.adopt(addresses.get(inputCount + i)));
        }
        return tensors;
    }

    PointerPointer<TF_Tensor> inputs() {
        return inputs;
    }

    PointerPointer<TF_Tensor> outputs() {
        return outputs;
    }

    TF_Status status() {
        return status;
    }

    @Override
    public void close() {
        TF_DeleteStatus(status);
        Pointer.free(memory);
    }
}
