package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.gradientOf;
import static dev.tandem.gradient.GradientCase.values;

import dev.tandem.ops.Conv2dSpec;
import dev.tandem.ops.Padding;
import dev.tandem.ops.Pool2dSpec;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Layers. */
final class LayerCases {
    private static final TensorData IMAGE = values(-2, 2, 1, 5, 4, 2);
    private static final TensorData KERNEL = values(-1, 1, 3, 2, 2, 2);
    private static final TensorData CHANNELS = values(0.5, 2, 4);
    private static final TensorData ROWS = values(-1, 2, 2, 3, 4);

    private LayerCases() {}

    static List<GradientCase> convolutions() {
        List<GradientCase> cases = new ArrayList<>();
        List<Conv2dSpec> specs = List.of(
                Conv2dSpec.DEFAULT,
                Conv2dSpec.DEFAULT.withStride(2).withPadding(Padding.SAME),
                Conv2dSpec.DEFAULT.withPadding(Padding.explicit(1, 0, 2, 1)),
                Conv2dSpec.DEFAULT.withDilation(2));
        for (Conv2dSpec spec : specs) {
            cases.add(gradientOf("conv2d " + spec, (ops, x) -> ops.conv2d(x.get(0), x.get(1), spec), IMAGE, KERNEL));
        }
        Conv2dSpec spec = Conv2dSpec.DEFAULT.withStride(2);
        TensorData small = values(-1, 2, 1, 2, 2, 2);
        cases.add(gradientOf(
                "conv2d in groups",
                (ops, x) -> ops.conv2d(x.get(0), x.get(1), Conv2dSpec.DEFAULT.withGroups(2)),
                IMAGE,
                values(-1, 1, 2, 2, 1, 4)));
        cases.add(gradientOf(
                "conv2dInputGradient",
                (ops, x) -> ops.conv2dInputGradient(x.get(0), x.get(1), Shape.of(1, 6, 4, 2), spec),
                small,
                KERNEL));
        cases.add(gradientOf(
                "conv2dKernelGradient",
                (ops, x) -> ops.conv2dKernelGradient(x.get(0), x.get(1), Shape.of(3, 2, 2, 2), spec),
                values(-2, 2, 1, 6, 4, 2),
                small));
        cases.add(gradientOf(
                "conv2dTranspose", (ops, x) -> ops.conv2dTranspose(x.get(0), x.get(1), spec), small, KERNEL));
        cases.add(gradientOf(
                "conv1d",
                (ops, x) -> ops.conv1d(x.get(0), x.get(1), Conv2dSpec.along(1, Padding.SAME, 2, 1)),
                values(-2, 2, 2, 5, 2),
                values(-1, 1, 3, 2, 2)));
        return cases;
    }

    static List<GradientCase> pools() {
        List<GradientCase> cases = new ArrayList<>();
        List<Pool2dSpec> specs = List.of(
                Pool2dSpec.of(2),
                Pool2dSpec.of(3).withStride(2).withPadding(Padding.SAME),
                new Pool2dSpec(3, 2, 3, 2, Padding.VALID),
                new Pool2dSpec(3, 2, 1, 2, Padding.explicit(1, 2, 1, 0)));
        for (Pool2dSpec spec : specs) {
            cases.add(gradientOf("maxPool2d " + spec, (ops, x) -> ops.square(ops.maxPool2d(x.get(0), spec)), IMAGE));
            cases.add(gradientOf(
                    "averagePool2d " + spec, (ops, x) -> ops.square(ops.averagePool2d(x.get(0), spec)), IMAGE));
        }
        return cases;
    }

    static List<GradientCase> dense() {
        TensorData kernel = values(-1, 1, 4, 2);
        TensorData bias = values(0, 1, 2);
        return List.of(
                gradientOf(
                        "linear",
                        (ops, x) -> ops.linear(x.get(0), x.get(1), x.get(2)),
                        values(-1, 2, 3, 4),
                        kernel,
                        bias),
                gradientOf(
                        "linear of more axes",
                        (ops, x) -> ops.linear(x.get(0), x.get(1), x.get(2)),
                        ROWS,
                        kernel,
                        bias),
                gradientOf(
                        "batchNorm",
                        (ops, x) -> ops.batchNorm(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4), 0.01),
                        ROWS,
                        values(-1, 1, 4),
                        CHANNELS,
                        values(0.4, 1.5, 4),
                        values(-1, 2, 4)),
                gradientOf(
                        "lstm",
                        (ops, x) -> ops.lstm(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4), x.get(5)),
                        ROWS,
                        values(-1, 1, 4, 8),
                        values(-0.5, 1, 2, 8),
                        values(-1, 1, 8),
                        values(-1, 0.5, 2, 2),
                        values(-0.5, 1, 2, 2)),
                gradientOf(
                        "layerNorm",
                        (ops, x) -> ops.layerNorm(x.get(0), x.get(1), x.get(2), 0.01),
                        ROWS,
                        CHANNELS,
                        values(-1, 1, 4)),
                gradientOf(
                        "layerNorm over two axes",
                        (ops, x) -> ops.layerNorm(x.get(0), x.get(1), x.get(2), 0.01),
                        ROWS,
                        values(0.5, 2, 3, 4),
                        values(-1, 1, 3, 4)),
                gradientOf(
                        "groupNorm",
                        (ops, x) -> ops.groupNorm(x.get(0), x.get(1), x.get(2), 2, 0.01),
                        ROWS,
                        CHANNELS,
                        values(-1, 1, 4)));
    }
}
