package dev.tandem.export.onnx;

import dev.tandem.export.BatchSizes;
import dev.tandem.export.onnx.schema.Onnx.GraphProto;
import dev.tandem.export.onnx.schema.Onnx.NodeProto;
import dev.tandem.export.onnx.schema.Onnx.TensorProto;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Constants as they were recorded for several sizes of the batch: kept where they agree, computed from the size where not. */
final class OnnxBatch {
    private static final String SIZE = "batch_size";

    private final BatchSizes batches;
    private final String input;
    private final List<NodeProto> users;
    private final List<TensorProto> constants = new ArrayList<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    /**
     * Begins without constants.
     *
     * @param input whose first axis is the batch
     * @param users the nodes that use the constants
     */
    OnnxBatch(BatchSizes batches, String input, List<NodeProto> users) {
        this.batches = batches;
        this.input = input;
        this.users = users;
    }

    /** Adds what was recorded for one constant. */
    void constant(String name, List<TensorData> recorded) {
        TensorData first = recorded.get(0);
        if (recorded.stream().allMatch(first::equals)) {
            constants.add(OnnxTypes.tensor(name, first));
            return;
        }
        if (first.dtype() != DType.INT64
                || first.shape().rank() != 1
                || !recorded.stream().allMatch(each -> each.type().equals(first.type()))) {
            throw batches.dependent(
                    "a constant of " + recorded.stream().map(TensorData::type).toList() + " depends on the batch");
        }
        List<BatchSizes.Line> lines = new ArrayList<>();
        for (int i = 0; i < first.count(); i++) {
            int position = i;
            lines.add(batches.line(
                    "a size",
                    recorded.stream().map(each -> each.getLong(position)).toList()));
        }
        vector(name, lines);
    }

    private void vector(String name, List<BatchSizes.Line> lines) {
        if (canBeInferred(name, lines)) {
            constants.add(longs(
                    name,
                    lines.stream()
                            .mapToLong(line -> line.varies() ? -1 : line.offset())
                            .toArray()));
            return;
        }
        constants.add(longs(
                name + "_factor",
                lines.stream().mapToLong(BatchSizes.Line::factor).toArray()));
        constants.add(longs(
                name + "_offset",
                lines.stream().mapToLong(BatchSizes.Line::offset).toArray()));
        if (nodes.isEmpty()) {
            nodes.add(node("Shape", SIZE, input).toBuilder()
                    .addAttribute(OnnxGraph.attribute("start", 0))
                    .addAttribute(OnnxGraph.attribute("end", 1))
                    .build());
        }
        nodes.add(node("Mul", name + "_product", name + "_factor", SIZE));
        nodes.add(node("Add", name, name + "_product", name + "_offset"));
    }

    /** Whether the only unknown of a new shape follows from the number of elements, which ONNX writes as −1. */
    private boolean canBeInferred(String name, List<BatchSizes.Line> lines) {
        return lines.stream().filter(BatchSizes.Line::varies).count() == 1
                && lines.stream().allMatch(line -> line.varies() || line.offset() > 0)
                && users.stream()
                        .filter(node -> node.getInputList().contains(name))
                        .allMatch(node -> node.getOpType().equals("Reshape"));
    }

    private static TensorProto longs(String name, long... values) {
        return OnnxTypes.tensor(name, TensorData.of(Shape.of(values.length), values));
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    /** Adds constants, and the nodes that compute those that depend on the size. */
    void addTo(GraphProto.Builder graph) {
        graph.addAllInitializer(constants).addAllNode(nodes);
    }
}
