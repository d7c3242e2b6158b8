package dev.tandem.backend.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_AddGradientsWithPrefix;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphGetTensorNumDims;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphGetTensorShape;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphSetTensorShape;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphToGraphDef;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OperationName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OperationNumInputs;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OperationOutputType;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Output;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;

/** A TensorFlow graph under construction, by one thread; a {@link NativeSession} runs it. */
final class NativeGraph implements AutoCloseable {

    private final TF_Graph handle = TF_NewGraph();
    private final TF_Status status = TF_NewStatus();
    private final String device;
    private int operations;
    private int gradients;

    /**
     * An empty graph.
     *
     * @param device where its operations run, such as {@code "/device:GPU:0"}; those without a kernel there run on the
     *     processor
     */
    NativeGraph(String device) {
        this.device = device;
    }

    /** Starts an operation of the given type, such as {@code "MatMul"}. */
    NativeOperation operation(String type) {
        return operation(type, type);
    }

    /** Starts an operation whose name in error messages begins with {@code label}. */
    NativeOperation operation(String type, String label) {
        return new NativeOperation(this, type, label + '_' + operations++);
    }

    /** An input of the graph, its shape known. */
    GraphValue placeholder(DataType dataType, long[] dimensions) {
        return operation("Placeholder")
                .attribute("dtype", dataType)
                .shape("shape", dimensions)
                .build();
    }

    /** A constant of any shape; the bytes between the buffer's position and limit are its elements. */
    GraphValue constant(DataType dataType, long[] dimensions, ByteBuffer elements) {
        try (NativeTensor value = NativeTensor.copyOf(dataType, dimensions, elements)) {
            return operation("Const")
                    .attribute("dtype", dataType)
                    .attribute("value", value)
                    .build();
        }
    }

    /**
     * Adds TensorFlow's own backward pass of {@code targets}.
     *
     * @param upstream the gradient arriving at each target
     * @param sources all different
     * @return for each source its gradient, absent where nothing flows from a target to it
     * @throws dev.tandem.error.EngineFailureException if an operation on the path has no gradient; the graph is then unusable
     */
    List<Optional<GraphValue>> gradients(
            List<GraphValue> targets, List<GraphValue> sources, List<GraphValue> upstream) {
        Set<Long> reached = ancestors(targets);
        List<GraphValue> asked = sources.stream()
                .filter(source -> reached.contains(source.operation().address()))
                .toList();
        Map<GraphValue, GraphValue> found = asked.isEmpty() ? Map.of() : addGradients(targets, asked, upstream);
        return sources.stream()
                .map(source -> Optional.ofNullable(found.get(source)))
                .toList();
    }

    /** TensorFlow's own call, which wants every source to be an ancestor of a target. */
    private Map<GraphValue, GraphValue> addGradients(
            List<GraphValue> targets, List<GraphValue> sources, List<GraphValue> upstream) {
        try (OutputArray y = OutputArray.of(targets);
                OutputArray x = OutputArray.of(sources);
                OutputArray dy = OutputArray.of(upstream);
                OutputArray dx = OutputArray.ofSize(sources.size())) {
            TF_AddGradientsWithPrefix(
                    handle,
                    "gradient_" + gradients++,
                    y.pointer(),
                    targets.size(),
                    x.pointer(),
                    sources.size(),
                    dy.pointer(),
                    status,
                    dx.pointer());
            Status.check(status);
            Map<GraphValue, GraphValue> found = new HashMap<>();
            for (int i = 0; i < sources.size(); i++) {
                GraphValue source = sources.get(i);
                dx.get(i).ifPresent(gradient -> found.put(source, gradient));
            }
            return found;
        }
    }

    /** The addresses of all operations that these values are computed from. */
    private static Set<Long> ancestors(List<GraphValue> values) {
        Set<Long> seen = new HashSet<>();
        Deque<TF_Operation> open = new ArrayDeque<>();
        values.forEach(value -> open.push(value.operation()));
        while (!open.isEmpty()) {
            TF_Operation operation = open.pop();
            if (seen.add(operation.address())) {
                int inputs = TF_OperationNumInputs(operation);
                for (int i = 0; i < inputs; i++) {
                    open.push(NativeOperation.input(operation, i));
                }
            }
        }
        return seen;
    }

    DataType dataType(GraphValue value) {
        try (OutputArray array = OutputArray.of(List.of(value))) {
            return DataType.forNumber(TF_OperationOutputType(array.pointer()));
        }
    }

    /** The shape that TensorFlow inferred: −1 where it does not know a size, empty when not even the rank. */
    Optional<long[]> inferredDimensions(GraphValue value) {
        try (OutputArray array = OutputArray.of(List.of(value))) {
            TF_Output output = array.pointer();
            int rank = TF_GraphGetTensorNumDims(handle, output, status);
            Status.check(status);
            if (rank < 0) {
                return Optional.empty();
            }
            long[] dimensions = new long[rank];
            TF_GraphGetTensorShape(handle, output, dimensions, rank, status);
            Status.check(status);
            return Optional.of(dimensions);
        }
    }

    /** Tells TensorFlow a shape that it could not infer. */
    void setDimensions(GraphValue value, long[] dimensions) {
        try (OutputArray array = OutputArray.of(List.of(value))) {
            TF_GraphSetTensorShape(handle, array.pointer(), dimensions, dimensions.length, status);
            Status.check(status);
        }
    }

    /** The name of the operation behind a value. */
    static String nameOf(GraphValue value) {
        return TF_OperationName(value.operation()).getString();
    }

    /** The whole graph as the message that files hold. */
    GraphDef definition() {
        TF_Buffer buffer = TF_NewBuffer();
        try {
            TF_GraphToGraphDef(handle, buffer, status);
            Status.check(status);
            byte[] bytes = new byte[Math.toIntExact(buffer.length())];
            new BytePointer(buffer.data()).get(bytes);
            return GraphDef.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("TensorFlow gave a graph that is none", e);
        } finally {
            TF_DeleteBuffer(buffer);
        }
    }

    String device() {
        return device;
    }

    TF_Graph handle() {
        return handle;
    }

    TF_Status status() {
        return status;
    }

    @Override
    public void close() {
        TF_DeleteGraph(handle);
        TF_DeleteStatus(status);
    }
}
