package dev.tandem.backend.tensorflow;

import dev.tandem.error.UnsupportedExportException;
import dev.tandem.export.BatchSizes;
import dev.tandem.export.ExportedNetwork;
import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A network as a SavedModel: one graph with the signature {@code serving_default}, the parameters constants of it by their names.
 *
 * <p>Constants, not variables: nothing is restored when it is loaded, and nothing changes afterwards.
 */
final class SavedGraph {
    private static final String SIGNATURE = "serving_default";
    private static final String METHOD = "tensorflow/serving/predict";

    /** A recording as TensorFlow's graph, with the names of the operations that stand for inputs, parameters and outputs. */
    private record Recording(GraphDef graph, List<String> inputs, List<String> outputs) {}

    private final ExportedNetwork network;
    private final BatchSizes batches;

    private SavedGraph(ExportedNetwork network) {
        this.network = network;
        this.batches = network.batches();
    }

    /**
     * Translates a network.
     *
     * @param version of TensorFlow
     */
    static SavedModel of(ExportedNetwork network, String version) {
        return new SavedGraph(network).translate(version);
    }

    private SavedModel translate(String version) {
        requireSize();
        List<Recording> recordings =
                network.graphs().stream().map(SavedGraph::recorded).toList();
        Recording first = recordings.get(0);
        SavedNames names = new SavedNames(first.graph());
        List<String> inputs = network.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            names.rename(first.inputs().get(i), inputs.get(i));
        }
        for (int i = 0; i < first.outputs().size(); i++) {
            names.rename(first.outputs().get(i), network.outputs().get(i));
        }
        Map<String, String> parameters = new HashMap<>();
        int position = inputs.size();
        for (String name : network.parameters().keySet()) {
            parameters.put(first.inputs().get(position), name);
            names.rename(first.inputs().get(position++), name);
        }
        SavedNodes nodes = new SavedNodes(
                batches,
                first.inputs().get(0),
                placeholder -> network.parameters().get(parameters.get(placeholder)));
        nodes.merge(recordings.stream().map(Recording::graph).toList());
        GraphDef graph = GraphDef.newBuilder()
                .setVersions(first.graph().getVersions())
                .addAllNode(names.apply(nodes.merged()))
                .build();
        MetaGraphDef.MetaInfoDef about = MetaGraphDef.MetaInfoDef.newBuilder()
                .addTags("serve")
                .setTensorflowVersion(version)
                .build();
        MetaGraphDef content = MetaGraphDef.newBuilder()
                .setMetaInfoDef(about)
                .setGraphDef(graph)
                .putSignatureDef(SIGNATURE, signature(first, names))
                .build();
        return SavedModel.newBuilder()
                .setSavedModelSchemaVersion(1)
                .addMetaGraphs(content)
                .build();
    }

    /** A message of protocol buffers holds 2 GB at most. */
    private void requireSize() {
        long bytes = network.parameters().values().stream()
                .mapToLong(data -> data.type().byteCount())
                .sum();
        if (bytes > Integer.MAX_VALUE - (1 << 24)) {
            throw new UnsupportedExportException(
                    "export: the parameters take " + bytes
                            + " bytes; expected less than 2 GB, which is what a TensorFlow graph holds: export to another format");
        }
    }

    private static Recording recorded(Graph graph) {
        try (NativeGraph target = new NativeGraph("")) {
            TfOps ops = new TfOps(target);
            List<GraphValue> inputs = new ArrayList<>();
            for (Node input : graph.inputs()) {
                TensorType type = input.type();
                inputs.add(target.placeholder(
                        TensorTypes.toTensorFlow(type.dtype()), type.shape().toArray()));
            }
            List<GraphValue> outputs = graph.evaluate(ops, inputs, (targets, upstream, sources) -> {
                throw new IllegalStateException("a network is exported without gradient nodes");
            });
            List<String> named = outputs.stream()
                    .map(output -> NativeGraph.nameOf(ops.apply("Identity", output)))
                    .toList();
            return new Recording(
                    target.definition(),
                    inputs.stream().map(NativeGraph::nameOf).toList(),
                    named);
        }
    }

    private SignatureDef signature(Recording recording, SavedNames names) {
        SignatureDef.Builder signature = SignatureDef.newBuilder().setMethodName(METHOD);
        for (int i = 0; i < network.inputs().size(); i++) {
            int position = i;
            signature.putInputs(
                    network.inputs().get(i),
                    info(
                            names.of(recording.inputs().get(i)),
                            types(graph -> graph.inputs().get(position))));
        }
        for (int i = 0; i < network.outputs().size(); i++) {
            int position = i;
            signature.putOutputs(
                    network.outputs().get(i),
                    info(
                            names.of(recording.outputs().get(i)),
                            types(graph -> graph.outputs().get(position))));
        }
        return signature.build();
    }

    private List<TensorType> types(Function<Graph, Node> choice) {
        return network.graphs().stream()
                .map(graph -> choice.apply(graph).type())
                .toList();
    }

    private TensorInfo info(String operation, List<TensorType> recorded) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < recorded.get(0).rank(); axis++) {
            int position = axis;
            BatchSizes.Line line = batches.line(
                    "a size of '" + operation + "'",
                    recorded.stream().map(type -> type.shape().size(position)).toList());
            shape.addDimBuilder().setSize(line.varies() ? -1 : line.offset());
        }
        return TensorInfo.newBuilder()
                .setName(operation + ":0")
                .setDtype(TensorTypes.toTensorFlow(recorded.get(0).dtype()))
                .setTensorShape(shape)
                .build();
    }
}
