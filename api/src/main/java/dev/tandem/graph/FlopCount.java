package dev.tandem.graph;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.Set;

/**
 * How many floating-point operations a call takes, by the field's usual count: a multiplication and an addition are two, a
 * number out of an elementwise function is one, and moving numbers about is none.
 */
public final class FlopCount {
    private static final Set<String> MOVES = Set.of(
            "constant",
            "stopGradient",
            "reshape",
            "permute",
            "transpose",
            "broadcastTo",
            "slice",
            "concat",
            "stack",
            "pad",
            "flip",
            "roll",
            "tile",
            "repeat",
            "gather",
            "gatherNd",
            "takeAlongAxis",
            "embedding",
            "oneHot",
            "cast",
            "where",
            "upsampleNearest2d");

    private FlopCount() {}

    /**
     * Counts.
     *
     * @param inputs the types of the call's tensors
     * @param result the type of what it gives
     */
    public static long of(Call call, List<TensorType> inputs, TensorType result) {
        if (MOVES.contains(call.name())) {
            return 0;
        }
        long out = result.shape().elementCount();
        return switch (call.name()) {
            case "matmul", "dot" -> 2 * out * inputs.get(0).shape().size(-1);
            case "linear" -> out * (2 * inputs.get(0).shape().size(-1) + 1);
            case "conv1d", "conv2d", "depthwiseConv2d" ->
                2 * out * window(call.name(), inputs.get(1).shape());
            case "conv2dTranspose" ->
                2
                        * inputs.get(0).shape().elementCount()
                        * window("", inputs.get(1).shape());
            case "softmax", "logSoftmax", "layerNorm", "groupNorm" -> 5 * out;
            case "batchNorm" -> 2 * out;
            case "lstm" -> recurrent(inputs, 4);
            case "gru" -> recurrent(inputs, 3);
            case "simpleRnn" -> recurrent(inputs, 1);
            default ->
                Math.max(
                        out,
                        inputs.stream()
                                .mapToLong(type -> type.shape().elementCount())
                                .max()
                                .orElse(0));
        };
    }

    /** How many products make one number: of [window…, in, out], window·in; of a depthwise kernel only the window. */
    private static long window(String name, Shape kernel) {
        int axes = name.equals("depthwiseConv2d") ? 2 : kernel.rank() - 1;
        return kernel.range(0, axes).elementCount();
    }

    /** x [batch, time, in] and a recurrent kernel [units, gates·units]: two products a step, and the gates. */
    private static long recurrent(List<TensorType> inputs, long gates) {
        Shape x = inputs.get(0).shape();
        long units = inputs.get(1).shape().size(-1);
        return x.size(0) * x.size(1) * gates * units * (2 * (x.size(2) + units) + 3);
    }
}
