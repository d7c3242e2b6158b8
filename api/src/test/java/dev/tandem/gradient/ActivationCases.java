package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.of;
import static dev.tandem.gradient.GradientCase.values;

import dev.tandem.type.TensorData;
import java.util.List;

/** Activations and losses. */
final class ActivationCases {
    private static final TensorData ANY = values(-4.1, 3.8, 3, 4);
    private static final TensorData PROBABILITIES = values(0.05, 0.9, 3, 4);
    private static final TensorData CLASSES = TensorData.of(new int[] {3, 0, 2});

    private ActivationCases() {}

    static List<GradientCase> activations() {
        return List.of(
                of("relu", (ops, x) -> ops.square(ops.relu(x.get(0))), ANY),
                of("leakyRelu", (ops, x) -> ops.square(ops.leakyRelu(x.get(0), 0.3)), ANY),
                of("prelu", (ops, x) -> ops.prelu(x.get(0), x.get(1)), ANY, values(0.1, 0.4, 4)),
                of("elu", (ops, x) -> ops.elu(x.get(0), 1.4), ANY),
                of("selu", (ops, x) -> ops.selu(x.get(0)), ANY),
                of("gelu", (ops, x) -> ops.gelu(x.get(0), false), ANY),
                of("gelu, approximate", (ops, x) -> ops.gelu(x.get(0), true), ANY),
                of("silu", (ops, x) -> ops.silu(x.get(0)), ANY),
                of("softplus", (ops, x) -> ops.softplus(x.get(0)), ANY),
                of("logSigmoid", (ops, x) -> ops.logSigmoid(x.get(0)), ANY),
                of("softsign", (ops, x) -> ops.softsign(x.get(0)), ANY),
                of("sigmoid", (ops, x) -> ops.sigmoid(x.get(0)), ANY),
                of("hardSigmoid", (ops, x) -> ops.square(ops.hardSigmoid(x.get(0))), ANY),
                of("mish", (ops, x) -> ops.mish(x.get(0)), ANY),
                of("softmax", (ops, x) -> ops.softmax(x.get(0), 1), ANY),
                of("softmax along the first axis", (ops, x) -> ops.softmax(x.get(0), 0), ANY),
                of("logSoftmax", (ops, x) -> ops.logSoftmax(x.get(0), 0), ANY));
    }

    static List<GradientCase> losses() {
        return List.of(
                // Rows that sum to 1, as the loss wants them, whichever way the differences go.
                of(
                        "softmaxCrossEntropy",
                        (ops, x) -> ops.softmaxCrossEntropy(ops.softmax(x.get(0), 1), x.get(1)),
                        PROBABILITIES,
                        ANY),
                of(
                        "sparseSoftmaxCrossEntropy",
                        (ops, x) -> ops.sparseSoftmaxCrossEntropy(ops.constant(CLASSES), x.get(0)),
                        ANY),
                of("sigmoidCrossEntropy", (ops, x) -> ops.sigmoidCrossEntropy(x.get(0), x.get(1)), PROBABILITIES, ANY),
                of(
                        "the mean of a loss",
                        (ops, x) -> ops.mean(
                                ops.sparseSoftmaxCrossEntropy(ops.constant(CLASSES), x.get(0)), List.of(0), false),
                        ANY));
    }
}
