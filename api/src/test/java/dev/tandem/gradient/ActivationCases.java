package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.gradientOf;
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
                gradientOf("relu", (ops, x) -> ops.square(ops.relu(x.get(0))), ANY),
                gradientOf("leakyRelu", (ops, x) -> ops.square(ops.leakyRelu(x.get(0), 0.3)), ANY),
                gradientOf("prelu", (ops, x) -> ops.prelu(x.get(0), x.get(1)), ANY, values(0.1, 0.4, 4)),
                gradientOf("elu", (ops, x) -> ops.elu(x.get(0), 1.4), ANY),
                gradientOf("selu", (ops, x) -> ops.selu(x.get(0)), ANY),
                gradientOf("gelu", (ops, x) -> ops.gelu(x.get(0), false), ANY),
                gradientOf("gelu, approximate", (ops, x) -> ops.gelu(x.get(0), true), ANY),
                gradientOf("silu", (ops, x) -> ops.silu(x.get(0)), ANY),
                gradientOf("softplus", (ops, x) -> ops.softplus(x.get(0)), ANY),
                gradientOf("logSigmoid", (ops, x) -> ops.logSigmoid(x.get(0)), ANY),
                gradientOf("softsign", (ops, x) -> ops.softsign(x.get(0)), ANY),
                gradientOf("sigmoid", (ops, x) -> ops.sigmoid(x.get(0)), ANY),
                gradientOf("hardSigmoid", (ops, x) -> ops.square(ops.hardSigmoid(x.get(0))), ANY),
                gradientOf("mish", (ops, x) -> ops.mish(x.get(0)), ANY),
                gradientOf("softmax", (ops, x) -> ops.softmax(x.get(0), 1), ANY),
                gradientOf("softmax along the first axis", (ops, x) -> ops.softmax(x.get(0), 0), ANY),
                gradientOf("logSoftmax", (ops, x) -> ops.logSoftmax(x.get(0), 0), ANY));
    }

    static List<GradientCase> losses() {
        return List.of(
                // Rows that sum to 1, as the loss wants them, whichever way the differences go.
                gradientOf(
                        "softmaxCrossEntropy",
                        (ops, x) -> ops.softmaxCrossEntropy(ops.softmax(x.get(0), 1), x.get(1)),
                        PROBABILITIES,
                        ANY),
                gradientOf(
                        "sparseSoftmaxCrossEntropy",
                        (ops, x) -> ops.sparseSoftmaxCrossEntropy(ops.constant(CLASSES), x.get(0)),
                        ANY),
                gradientOf(
                        "sigmoidCrossEntropy",
                        (ops, x) -> ops.sigmoidCrossEntropy(x.get(0), x.get(1)),
                        PROBABILITIES,
                        ANY),
                gradientOf(
                        "the mean of a loss",
                        (ops, x) -> ops.mean(
                                ops.sparseSoftmaxCrossEntropy(ops.constant(CLASSES), x.get(0)), List.of(0), false),
                        ANY));
    }
}
