package dev.tandem.backend.tensorflow;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Output;

/** A C array of TF_Output, freed by {@link #close()}. */
final class OutputArray implements AutoCloseable {

    /** {@code struct TF_Output { TF_Operation* oper; int index; }}, padded to two words. */
    private static final long ELEMENT_BYTES = 16;

    private final Pointer memory;
    private final int size;

    private OutputArray(int size) {
        this.size = size;
        // At least one element, so that the pointer is never null.
        this.memory = Pointer.calloc(Math.max(size, 1), ELEMENT_BYTES);
    }

    static OutputArray ofSize(int size) {
        return new OutputArray(size);
    }

    static OutputArray of(List<GraphValue> values) {
        OutputArray array = new OutputArray(values.size());
        TF_Output output = new TF_Output(array.memory);
        for (int i = 0; i < values.size(); i++) {
            output.position(i)
                    .oper(values.get(i).operation())
                    .index(values.get(i).index());
        }
        return array;
    }

    /** The element, absent where its operation is null. */
    Optional<GraphValue> get(int position) {
        TF_Output output = new TF_Output(memory).position(position);
        TF_Operation operation = output.oper();
        return operation == null ? Optional.empty() : Optional.of(new GraphValue(operation, output.index()));
    }

    TF_Output pointer() {
        return new TF_Output(memory);
    }

    int size() {
        return size;
    }

    @Override
    public void close() {
        Pointer.free(memory);
    }
}
