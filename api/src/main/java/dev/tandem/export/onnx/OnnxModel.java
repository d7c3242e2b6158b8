package dev.tandem.export.onnx;

import dev.tandem.error.UnsupportedExportException;
import dev.tandem.export.BatchSizes;
import dev.tandem.export.ExportedNetwork;
import dev.tandem.export.onnx.schema.Onnx.GraphProto;
import dev.tandem.export.onnx.schema.Onnx.ModelProto;
import dev.tandem.export.onnx.schema.Onnx.NodeProto;
import dev.tandem.export.onnx.schema.Onnx.OperatorSetIdProto;
import dev.tandem.export.onnx.schema.Onnx.TensorShapeProto;
import dev.tandem.export.onnx.schema.Onnx.TypeProto;
import dev.tandem.export.onnx.schema.Onnx.ValueInfoProto;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import java.util.ArrayList;
import java.util.List;

/** A network as ONNX's model: parameters as initializers by their names, a batch of any size as the dimension {@code batch}. */
final class OnnxModel {
    /** The version of ONNX's operators that the file is written in. */
    static final int OPERATOR_SET = 18;

    /** The version of the file's format that goes with it. */
    private static final int IR_VERSION = 8;

    private static final String BATCH = "batch";

    private final ExportedNetwork network;
    private final BatchSizes batches;
    private final GraphProto.Builder target = GraphProto.newBuilder().setName("predict");

    private OnnxModel(ExportedNetwork network) {
        this.network = network;
        this.batches = network.batches();
    }

    static ModelProto of(ExportedNetwork network) {
        return new OnnxModel(network).translate();
    }

    private ModelProto translate() {
        List<OnnxGraph> recordings =
                network.graphs().stream().map(this::recorded).toList();
        OnnxGraph first = recordings.get(0);
        if (!recordings.stream()
                .allMatch(each -> each.nodes().equals(first.nodes())
                        && each.constants().size() == first.constants().size())) {
            throw batches.dependent("the order of the operations depends on the batch");
        }
        requireSize();
        network.parameters().forEach((name, data) -> target.addInitializer(OnnxTypes.tensor(parameter(name), data)));
        OnnxBatch batch = new OnnxBatch(batches, network.inputs().get(0), first.nodes());
        for (int i = 0; i < first.constants().size(); i++) {
            int number = i;
            batch.constant(
                    OnnxGraph.constantName(i),
                    recordings.stream()
                            .map(each -> each.constants().get(number))
                            .toList());
        }
        batch.addTo(target);
        target.addAllNode(first.nodes());
        addInputsAndOutputs();
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Tandem")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(target)
                .build();
    }

    /** A message of protocol buffers holds 2 GB at most. */
    private void requireSize() {
        long bytes = network.parameters().values().stream()
                .mapToLong(data -> data.type().byteCount())
                .sum();
        if (bytes > Integer.MAX_VALUE - (1 << 24)) {
            throw new UnsupportedExportException("export: the parameters take " + bytes
                    + " bytes; expected less than 2 GB, which is what an ONNX file holds: export to another format");
        }
    }

    private OnnxGraph recorded(Graph graph) {
        OnnxGraph result = new OnnxGraph();
        List<OnnxValue> values = new ArrayList<>();
        List<String> parameters = List.copyOf(network.parameters().keySet());
        for (Node input : graph.inputs()) {
            int position = values.size() - network.inputs().size();
            String name = position < 0 ? network.inputs().get(values.size()) : parameter(parameters.get(position));
            values.add(new OnnxValue(name, input.type()));
        }
        List<OnnxValue> outputs = graph.evaluate(new OnnxOps(result), values, (targets, upstream, sources) -> {
            throw new IllegalStateException("a network is exported without gradient nodes");
        });
        for (int i = 0; i < outputs.size(); i++) {
            result.nodes()
                    .add(NodeProto.newBuilder()
                            .setOpType("Identity")
                            .addInput(outputs.get(i).name())
                            .addOutput(network.outputs().get(i))
                            .build());
        }
        return result;
    }

    /** An input may have the name of a parameter. */
    private String parameter(String name) {
        return network.inputs().contains(name) || network.outputs().contains(name) ? "parameter/" + name : name;
    }

    private void addInputsAndOutputs() {
        for (int i = 0; i < network.inputs().size(); i++) {
            int position = i;
            target.addInput(info(
                    network.inputs().get(i),
                    network.graphs().stream()
                            .map(graph -> graph.inputs().get(position))
                            .toList()));
        }
        for (int i = 0; i < network.outputs().size(); i++) {
            int position = i;
            target.addOutput(info(
                    network.outputs().get(i),
                    network.graphs().stream()
                            .map(graph -> graph.outputs().get(position))
                            .toList()));
        }
    }

    /** The type of an input or output; a size that grows with the batch in another way than it does is left open. */
    private ValueInfoProto info(String name, List<Node> recorded) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        Node first = recorded.get(0);
        for (int axis = 0; axis < first.type().rank(); axis++) {
            int position = axis;
            BatchSizes.Line line = batches.line(
                    "a size of '" + name + "'",
                    recorded.stream()
                            .map(node -> node.type().shape().size(position))
                            .toList());
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (!line.varies()) {
                dimension.setDimValue(line.offset());
            } else if (line.equals(new BatchSizes.Line(1, 0))) {
                dimension.setDimParam(BATCH);
            }
        }
        DType dtype = first.type().dtype();
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder()
                .setElemType(OnnxTypes.of(dtype).getNumber())
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
