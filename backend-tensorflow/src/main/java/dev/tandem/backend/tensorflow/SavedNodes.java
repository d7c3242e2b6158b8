package dev.tandem.backend.tensorflow;

import dev.tandem.export.BatchSizes;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The nodes of a graph as they were recorded for several sizes of the batch, as one list: placeholders with an axis left open,
 * constants that depend on the size computed from it, and parameters with their values.
 */
final class SavedNodes {
    private static final String VALUE = "value";
    private static final String TYPE = "dtype";

    private final BatchSizes batches;
    private final String input;
    private final Function<String, TensorData> parameters;
    private final List<NodeDef> result = new ArrayList<>();
    private boolean sizeIsKnown;

    /**
     * Begins without nodes.
     *
     * @param input the operation whose first axis is the batch
     * @param parameters the value of a placeholder by its name; null if it is an input
     */
    SavedNodes(BatchSizes batches, String input, Function<String, TensorData> parameters) {
        this.batches = batches;
        this.input = input;
        this.parameters = parameters;
    }

    /** The nodes so far. */
    List<NodeDef> merged() {
        return result;
    }

    /** Adds all nodes of some recordings. */
    void merge(List<GraphDef> recordings) {
        int count = recordings.get(0).getNodeCount();
        if (!recordings.stream().allMatch(graph -> graph.getNodeCount() == count)) {
            throw batches.dependent("the order of the operations depends on the batch");
        }
        for (int i = 0; i < count; i++) {
            int position = i;
            add(recordings.stream().map(graph -> graph.getNode(position)).toList());
        }
    }

    private void add(List<NodeDef> recorded) {
        NodeDef first = recorded.get(0);
        TensorData parameter = first.getOp().equals("Placeholder") ? parameters.apply(first.getName()) : null;
        if (parameter != null) {
            result.add(constant(first.getName(), SavedTensors.of(parameter)));
        } else if (recorded.stream().allMatch(first::equals)) {
            result.add(first);
        } else if (!recorded.stream().allMatch(node -> isAlike(node, first))) {
            throw batches.dependent("an operation " + first.getOp() + " depends on the batch");
        } else if (first.getOp().equals("Placeholder")) {
            result.add(open(recorded));
        } else {
            computed(recorded);
        }
    }

    /** Whether two nodes are placeholders or constants that differ in what can be made one. */
    private static boolean isAlike(NodeDef node, NodeDef first) {
        return node.getName().equals(first.getName())
                && node.getOp().equals(first.getOp())
                && (node.getOp().equals("Placeholder") || node.getOp().equals("Const"));
    }

    private NodeDef open(List<NodeDef> recorded) {
        List<TensorShapeProto> shapes = recorded.stream()
                .map(node -> node.getAttrOrThrow("shape").getShape())
                .toList();
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < shapes.get(0).getDimCount(); axis++) {
            int position = axis;
            BatchSizes.Line line = batches.line(
                    "a size of an input",
                    shapes.stream().map(each -> each.getDim(position).getSize()).toList());
            shape.addDimBuilder().setSize(line.varies() ? -1 : line.offset());
        }
        return recorded.get(0).toBuilder()
                .putAttr("shape", AttrValue.newBuilder().setShape(shape).build())
                .build();
    }

    /** A constant of whole numbers: factor·batch + offset, element by element. */
    private void computed(List<NodeDef> recorded) {
        List<TensorProto> values = recorded.stream()
                .map(node -> node.getAttrOrThrow(VALUE).getTensor())
                .toList();
        TensorProto first = values.get(0);
        if (first.getDtype() != DataType.DT_INT32
                || !values.stream().allMatch(each -> each.getTensorShape().equals(first.getTensorShape()))) {
            throw batches.dependent("a constant depends on the batch");
        }
        List<int[]> numbers = values.stream().map(SavedTensors::integers).toList();
        int[] factors = new int[numbers.get(0).length];
        int[] offsets = new int[factors.length];
        for (int i = 0; i < factors.length; i++) {
            int position = i;
            BatchSizes.Line line = batches.line(
                    "a size",
                    numbers.stream().map(each -> (long) each[position]).toList());
            factors[i] = Math.toIntExact(line.factor());
            offsets[i] = Math.toIntExact(line.offset());
        }
        String name = recorded.get(0).getName();
        result.add(constant(name + "/factor", SavedTensors.of(first.getTensorShape(), factors)));
        result.add(constant(name + "/offset", SavedTensors.of(first.getTensorShape(), offsets)));
        result.add(sum("Mul", name + "/product", name + "/factor", size()));
        result.add(sum("AddV2", name, name + "/product", name + "/offset"));
    }

    /** The size of the batch, a single number. */
    private String size() {
        if (!sizeIsKnown) {
            sizeIsKnown = true;
            result.add(NodeDef.newBuilder()
                    .setName("batch/shape")
                    .setOp("Shape")
                    .addInput(input)
                    .putAttr("T", inputType())
                    .putAttr("out_type", type(DataType.DT_INT32))
                    .build());
            result.add(constant("batch/zero", SavedTensors.of(TensorShapeProto.getDefaultInstance(), 0)));
            result.add(NodeDef.newBuilder()
                    .setName("batch/size")
                    .setOp("GatherV2")
                    .addInput("batch/shape")
                    .addInput("batch/zero")
                    .addInput("batch/zero")
                    .putAttr("Tparams", type(DataType.DT_INT32))
                    .putAttr("Tindices", type(DataType.DT_INT32))
                    .putAttr("Taxis", type(DataType.DT_INT32))
                    .build());
        }
        return "batch/size";
    }

    /** The inputs stand before all that is computed from them. */
    private AttrValue inputType() {
        return result.stream()
                .filter(node -> node.getName().equals(input))
                .findFirst()
                .orElseThrow()
                .getAttrOrThrow(TYPE);
    }

    private static NodeDef sum(String operation, String name, String a, String b) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(operation)
                .addInput(a)
                .addInput(b)
                .putAttr("T", type(DataType.DT_INT32))
                .build();
    }

    private static NodeDef constant(String name, TensorProto value) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Const")
                .putAttr(TYPE, type(value.getDtype()))
                .putAttr(VALUE, AttrValue.newBuilder().setTensor(value).build())
                .build();
    }

    private static AttrValue type(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }
}
