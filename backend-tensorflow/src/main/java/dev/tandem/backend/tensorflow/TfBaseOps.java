package dev.tandem.backend.tensorflow;

import dev.tandem.ops.BaseOps;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;

/** What the groups of operations share: types, constants, and short ways to add an operation to the graph. */
abstract class TfBaseOps implements BaseOps<GraphValue> {

    private final NativeGraph graph;
    private final Map<TensorData, GraphValue> constants = new HashMap<>();

    TfBaseOps(NativeGraph graph) {
        this.graph = graph;
    }

    @Override
    public final TensorType typeOf(GraphValue x) {
        long[] dimensions = graph.inferredDimensions(x)
                .orElseThrow(() -> new IllegalStateException("TensorFlow could not infer a rank"));
        return new TensorType(Shape.of(dimensions), dtypeOf(x));
    }

    @Override
    public final DType dtypeOf(GraphValue x) {
        return TensorTypes.toTandem(graph.dataType(x));
    }

    @Override
    public final GraphValue constant(TensorData data) {
        return constants.computeIfAbsent(
                data,
                key -> graph.constant(
                        TensorTypes.toTensorFlow(key.dtype()), key.shape().toArray(), key.bytes()));
    }

    /** Whether a value is one of the graph's constants. */
    final boolean isConstant(GraphValue x) {
        return constants.containsValue(x);
    }

    final NativeGraph graph() {
        return graph;
    }

    final NativeOperation operation(String type, GraphValue... inputs) {
        return labelled(type, type, inputs);
    }

    /** An operation whose errors name {@code label}. */
    final NativeOperation labelled(String label, String type, GraphValue... inputs) {
        NativeOperation operation = graph.operation(type, label);
        for (GraphValue input : inputs) {
            operation.input(input);
        }
        return operation;
    }

    /** An operation without attributes. */
    final GraphValue apply(String type, GraphValue... inputs) {
        return operation(type, inputs).build();
    }

    final DataType dataTypeOf(GraphValue x) {
        return graph.dataType(x);
    }

    /** A whole number as a rank-0 INT32 constant: an axis, a count. */
    final GraphValue integer(int value) {
        return constant(TensorData.of(Shape.scalar(), new int[] {value}));
    }

    /** Whole numbers as an INT32 vector: axes. */
    final GraphValue integers(List<Integer> values) {
        return integers(values.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Whole numbers as an INT32 vector: sizes, positions. TensorFlow's kernels take INT64 as well, but its gradients expect
     * INT32 throughout.
     */
    final GraphValue longs(List<Long> values) {
        return integers(values.stream().mapToInt(Math::toIntExact).toArray());
    }

    final GraphValue integers(int... values) {
        return constant(TensorData.of(Shape.of(values.length), values));
    }

    /** A shape as a vector. */
    final GraphValue sizes(Shape shape) {
        return longs(shape.toList());
    }
}
