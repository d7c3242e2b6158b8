package dev.tandem.gradient;

import java.util.List;
import java.util.stream.Stream;

/** Every differentiable operation of {@link dev.tandem.ops.Ops}, at points where central differences can judge. */
public final class GradientCases {
    private GradientCases() {}

    /** All cases. */
    public static List<GradientCase> all() {
        return Stream.of(
                        MathCases.functions(),
                        MathCases.ofTwo(),
                        ShapeCases.moves(),
                        ShapeCases.byIndex(),
                        ReduceCases.sums(),
                        ReduceCases.products(),
                        ReduceCases.orders(),
                        LinalgCases.products(),
                        LinalgCases.sums(),
                        LinalgCases.systems(),
                        ActivationCases.activations(),
                        ActivationCases.losses(),
                        LayerCases.convolutions(),
                        LayerCases.pools(),
                        LayerCases.dense())
                .flatMap(List::stream)
                .toList();
    }
}
