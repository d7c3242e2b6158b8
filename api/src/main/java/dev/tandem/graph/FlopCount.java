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
            "part",
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
            "where");

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
            case "lstm" -> {
                long rows =
                        inputs.get(0).shape().size(0) * inputs.get(0).shape().size(1);
                long kernels = inputs.get(1).shape().elementCount()
                        + inputs.get(2).shape().elementCount();
                yield 2 * rows * kernels;
            }
            case "conv1d", "conv2d" -> 2 * out * window(inputs.get(1).shape());
            case "conv2dTranspose" ->
                2 * inputs.get(0).shape().elementCount() * window(inputs.get(1).shape());
            case "softmax", "logSoftmax", "layerNorm", "groupNorm" -> 5 * out;
            case "batchNorm" -> 2 * out;
            default ->
                Math.max(
                        out,
                        inputs.stream()
                                .mapToLong(type -> type.shape().elementCount())
                                .max()
                                .orElse(0));
        };
    }

    /** How many products make one number: of a kernel [window…, in / groups, out], window·in / groups. */
    private static long window(Shape kernel) {
        return kernel.range(0, kernel.rank() - 1).elementCount();
    }
}
