package dev.tandem.backend.tensorflow;

import dev.tandem.engine.Engine;
import dev.tandem.gradient.GradientStep;
import dev.tandem.graph.Call;
import dev.tandem.ops.SliceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often in a row TensorFlow's C++ gradients can differentiate each operation, as {@link TfOps} builds it.
 *
 * <p>An operation not named here is differentiated without end. Those that are named meet, after so many rounds, a kernel
 * without a gradient: SqrtGrad, TanhGrad, ReluGrad and their like after one, ReciprocalGrad after two.
 */
final class GradientOrders {

    private static final List<String> NONE = List.of(
            "mod", "cumProd", "cholesky", "inverse", "determinant", "solve", "triangularSolve", "conv2dKernelGradient");

    private static final List<String> ONCE = List.of(
            "sqrt",
            "rsqrt",
            "tanh",
            "power",
            "sigmoid",
            "prod",
            "std",
            "norm",
            "relu",
            "gelu",
            "silu",
            "softplus",
            "mish",
            "softmaxCrossEntropy",
            "sparseSoftmaxCrossEntropy",
            "sigmoidCrossEntropy",
            "linear",
            "lstm",
            "conv1d",
            "conv2d",
            "conv2dInputGradient",
            "conv2dTranspose",
            "maxPool2d",
            "averagePool2d",
            "batchNorm",
            "layerNorm",
            "groupNorm");

    private static final List<String> TWICE = List.of(
            "log", "log1p", "tan", "asin", "acos", "atan", "asinh", "acosh", "atanh", "logSumExp", "logSigmoid");

    private static final Map<String, Integer> ORDERS = orders();

    private GradientOrders() {}

    private static Map<String, Integer> orders() {
        Map<String, Integer> orders = new HashMap<>();
        NONE.forEach(name -> orders.put(name, 0));
        ONCE.forEach(name -> orders.put(name, 1));
        TWICE.forEach(name -> orders.put(name, 2));
        return Map.copyOf(orders);
    }

    static int of(GradientStep step) {
        Call call = step.call();
        if (call.name().equals("conv2d")
                && step.through().contains(0)
                && TfConvolution.isFaulty(step.inputs().get(1))) {
            return 0;
        }
        if (call.name().equals("slice") && call.attributes().stream().anyMatch(GradientOrders::isStrided)) {
            return 1;
        }
        return ORDERS.getOrDefault(call.name(), Engine.ANY_ORDER);
    }

    private static boolean isStrided(Object attribute) {
        return attribute instanceof SliceSpec spec && spec.steps().stream().anyMatch(step -> step != 1);
    }
}
