package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_AddInput;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_AddInputList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_FinishOperation;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewOperation;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OperationInput;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrBool;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrFloat;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrInt;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrIntList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrShape;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrString;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetAttrType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetDevice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TF_Input;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_OperationDescription;
import org.tensorflow.proto.DataType;

/** An operation being described: its inputs in order, its attributes, then {@link #build()}. */
final class NativeOperation {

    private final NativeGraph graph;
    private final TF_OperationDescription description;

    NativeOperation(NativeGraph graph, String type, String name) {
        this.graph = graph;
        this.description = TF_NewOperation(graph.handle(), type, name);
        TF_SetDevice(description, graph.device());
    }

    /** The operation that gives a finished operation its input. */
    static TF_Operation input(TF_Operation consumer, int position) {
        try (TF_Input input = new TF_Input()) {
            return TF_OperationInput(input.oper(consumer).index(position)).oper();
        }
    }

    NativeOperation input(GraphValue value) {
        try (OutputArray array = OutputArray.of(List.of(value))) {
            TF_AddInput(description, array.pointer());
        }
        return this;
    }

    /** One input that takes a list of values. */
    NativeOperation inputs(List<GraphValue> values) {
        try (OutputArray array = OutputArray.of(values)) {
            TF_AddInputList(description, array.pointer(), values.size());
        }
        return this;
    }

    NativeOperation attribute(String name, DataType value) {
        TF_SetAttrType(description, name, value.getNumber());
        return this;
    }

    NativeOperation attribute(String name, boolean value) {
        TF_SetAttrBool(description, name, (byte) (value ? 1 : 0));
        return this;
    }

    NativeOperation attribute(String name, long value) {
        TF_SetAttrInt(description, name, value);
        return this;
    }

    NativeOperation attribute(String name, float value) {
        TF_SetAttrFloat(description, name, value);
        return this;
    }

    NativeOperation attribute(String name, long[] values) {
        TF_SetAttrIntList(description, name, values, values.length);
        return this;
    }

    NativeOperation attribute(String name, String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        try (BytePointer bytes = new BytePointer(encoded)) {
            TF_SetAttrString(description, name, bytes, encoded.length);
        }
        return this;
    }

    NativeOperation attribute(String name, NativeTensor value) {
        TF_SetAttrTensor(description, name, value.handle(), graph.status());
        Status.check(graph.status());
        return this;
    }

    NativeOperation shape(String name, long[] dimensions) {
        TF_SetAttrShape(description, name, dimensions, dimensions.length);
        return this;
    }

    /**
     * Adds the operation to the graph.
     *
     * @return its first output
     * @throws dev.tandem.error.EngineFailureException if inputs or attributes do not fit the operation
     */
    GraphValue build() {
        return new GraphValue(finish(), 0);
    }

    /** Adds an operation that has several outputs. */
    List<GraphValue> build(int outputs) {
        TF_Operation operation = finish();
        return IntStream.range(0, outputs)
                .mapToObj(index -> new GraphValue(operation, index))
                .toList();
    }

    private TF_Operation finish() {
        TF_Operation operation = TF_FinishOperation(description, graph.status());
        Status.check(graph.status());
        return operation;
    }
}
