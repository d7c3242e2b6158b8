package dev.tandem.export.onnx;

import com.google.protobuf.ByteString;
import dev.tandem.export.onnx.schema.Onnx.AttributeProto;
import dev.tandem.export.onnx.schema.Onnx.NodeProto;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ONNX graph under construction: nodes in order, and the constants that they use. */
final class OnnxGraph {
    private static final String CONSTANT = "constant_";

    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<TensorData, OnnxValue> constants = new LinkedHashMap<>();

    List<NodeProto> nodes() {
        return nodes;
    }

    /** The constants, in the order of their numbers. */
    List<TensorData> constants() {
        return List.copyOf(constants.keySet());
    }

    /** The name of a constant by its number. */
    static String constantName(int number) {
        return CONSTANT + number;
    }

    OnnxValue constant(TensorData data) {
        return constants.computeIfAbsent(data, key -> new OnnxValue(constantName(constants.size()), key.type()));
    }

    /** Whole numbers as a vector: sizes, axes. */
    OnnxValue longs(List<Long> values) {
        return constant(TensorData.of(
                Shape.of(values.size()),
                values.stream().mapToLong(Long::longValue).toArray()));
    }

    OnnxValue longs(long... values) {
        return longs(Arrays.stream(values).boxed().toList());
    }

    /** A node of one output. */
    OnnxValue add(String operator, TensorType type, List<OnnxValue> inputs, AttributeProto... attributes) {
        return add(operator, type, 0, inputs, attributes);
    }

    /** A node of which one output counts; those before it get names that nobody uses. */
    OnnxValue add(String operator, TensorType type, int output, List<OnnxValue> inputs, AttributeProto... attributes) {
        String name = operator + "_" + nodes.size();
        NodeProto.Builder node = NodeProto.newBuilder().setName(name).setOpType(operator);
        inputs.forEach(input -> node.addInput(input.name()));
        for (int i = 0; i < output; i++) {
            node.addOutput(name + ":unused_" + i);
        }
        node.addOutput(name + ":0");
        nodes.add(node.addAllAttribute(List.of(attributes)).build());
        return new OnnxValue(name + ":0", type);
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, List<? extends Number> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values.stream().map(Number::longValue).toList())
                .build();
    }
}
