package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.call;
import static dev.tandem.contract.TensorCall.nested;
import static dev.tandem.contract.TensorCall.shaped;
import static dev.tandem.contract.TensorCall.vector;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.stream.Stream;

/** What networks are made of: losses on logits, convolutions, pooling, normalization. */
final class NetworkCalls {
    /** Logits of the probabilities 1/4 and 3/4, both for a softmax and for the sigmoid of the second. */
    private static final TensorData LOGITS = nested(new double[][] {{0, Math.log(3)}});

    private static final double QUARTER = Math.log(0.25);
    private static final double THREE_QUARTERS = Math.log(0.75);

    private NetworkCalls() {}

    static List<TensorCall> all() {
        return Stream.of(probabilities(), images(), normalizations())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TensorCall> probabilities() {
        return List.of(
                // Φ(1), by tables and by the formula with tanh.
                call("gelu(boolean)", vector(0, 1), false).gives(vector(0, 0.841344746068543)),
                call("gelu(boolean)", vector(0, 1), true)
                        .gives(vector(0, (1 + Math.tanh(Math.sqrt(2 / Math.PI) * 1.044715)) / 2)),
                call("softmax(int)", LOGITS, -1).gives(nested(new double[][] {{0.25, 0.75}})),
                call("logSoftmax(int)", LOGITS, -1).gives(nested(new double[][] {{QUARTER, THREE_QUARTERS}})),
                call("softmaxCrossEntropy(TensorLike)", LOGITS, nested(new double[][] {{0.5, 0.25}}))
                        .gives(vector(-0.5 * QUARTER - 0.25 * THREE_QUARTERS)),
                call("sparseSoftmaxCrossEntropy(TensorLike)", LOGITS, nested(new int[] {1}))
                        .gives(vector(-THREE_QUARTERS)),
                call("sigmoidCrossEntropy(TensorLike)", LOGITS, nested(new double[][] {{1, 0}}))
                        .gives(nested(new double[][] {{Math.log(2), -QUARTER}})),
                call("embedding(TensorLike)", nested(new double[][] {{1, 2}, {3, 4}}), nested(new int[] {1, 1, 0}))
                        .gives(nested(new double[][] {{3, 4}, {3, 4}, {1, 2}})));
    }

    private static List<TensorCall> images() {
        TensorData wide = shaped(Shape.of(1, 2, 4, 1), 1, 2, 3, 4, 5, 6, 7, 8);
        return List.of(
                call(
                                "linear(TensorLike, TensorLike)",
                                nested(new double[][] {{1, 2}}),
                                nested(new double[][] {{3, 4}, {5, 6}}),
                                vector(0.5, -0.5))
                        .gives(nested(new double[][] {{13.5, 15.5}})),
                call(
                                "lstm(TensorLike, TensorLike, TensorLike, TensorLike, TensorLike)",
                                shaped(Shape.of(1, 2, 1), 1, 2),
                                shaped(Shape.of(1, 4), 100, 100, 100, 100),
                                shaped(Shape.of(1, 4), 0, 0, 0, 0),
                                vector(0, 0, 0, 0),
                                shaped(Shape.of(1, 1), 0),
                                shaped(Shape.of(1, 1), 98))
                        .gives(shaped(Shape.of(1, 3, 1), 1, 1, 100)),
                call(
                                "conv2d(TensorLike, Conv2dSpec)",
                                wide,
                                shaped(Shape.of(2, 2, 1, 1), 1, 10, 100, 1000),
                                Conv2dSpec.DEFAULT.withStride(2))
                        .gives(shaped(Shape.of(1, 1, 2, 1), 6521, 8743)),
                call(
                                "conv1d(TensorLike, Conv2dSpec)",
                                shaped(Shape.of(1, 4, 1), 1, 2, 3, 4),
                                shaped(Shape.of(2, 1, 1), 1, 10),
                                Conv2dSpec.along(1, Padding.VALID, 1, 1))
                        .gives(shaped(Shape.of(1, 3, 1), 21, 32, 43)),
                call(
                                "conv2dTranspose(TensorLike, Conv2dSpec)",
                                shaped(Shape.of(1, 1, 2, 1), 1, 2),
                                shaped(Shape.of(1, 2, 1, 1), 1, 10),
                                Conv2dSpec.DEFAULT)
                        .gives(shaped(Shape.of(1, 1, 3, 1), 1, 12, 20)),
                call("maxPool2d(Pool2dSpec)", wide, Pool2dSpec.of(2)).gives(shaped(Shape.of(1, 1, 2, 1), 6, 8)),
                call("averagePool2d(Pool2dSpec)", wide, Pool2dSpec.of(2))
                        .gives(shaped(Shape.of(1, 1, 2, 1), 3.5, 5.5)));
    }

    private static List<TensorCall> normalizations() {
        return List.of(
                call(
                                "batchNorm(TensorLike, TensorLike, TensorLike, TensorLike, double)",
                                nested(new double[][] {{1, 2}, {3, 6}}),
                                vector(1, 2),
                                vector(3, 15),
                                vector(2, 4),
                                vector(10, 20),
                                1.0)
                        .gives(nested(new double[][] {{10, 20}, {12, 24}})),
                call(
                                "layerNorm(TensorLike, TensorLike, double)",
                                nested(new double[][] {{1, 3}}),
                                vector(2, 4),
                                vector(10, 20),
                                3.0)
                        .gives(nested(new double[][] {{9, 22}})),
                call(
                                "groupNorm(TensorLike, TensorLike, int, double)",
                                shaped(Shape.of(1, 1, 1, 4), 1, 3, 10, 30),
                                vector(1, 2, 3, 4),
                                vector(0, 0, 0, 100),
                                2,
                                0.0)
                        .gives(shaped(Shape.of(1, 1, 1, 4), -1, 2, -3, 104)));
    }
}
