package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.gradientOf;
import static dev.tandem.gradient.GradientCase.values;

import dev.tandem.ops.SliceSpec;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Operations that move elements; each is squared where a second derivative would otherwise be nothing but 0. */
final class ShapeCases {
    private static final TensorData MATRIX = values(-2, 2.5, 3, 4);
    private static final TensorData CUBE = values(-2, 2.5, 2, 3, 2);
    private static final TensorData ROWS = TensorData.of(new int[][] {{2, 0}, {2, 1}});
    private static final SliceSpec EVERY_SECOND = new SliceSpec(List.of(1L, 0L), List.of(2L, 2L), List.of(1L, 2L));

    private ShapeCases() {}

    static List<GradientCase> moves() {
        return List.of(
                gradientOf("reshape", (ops, x) -> ops.square(ops.reshape(x.get(0), Shape.of(2, 6))), MATRIX),
                gradientOf(
                        "broadcastTo",
                        (ops, x) -> ops.square(ops.broadcastTo(x.get(0), Shape.of(2, 3, 4))),
                        values(-1, 2, 3, 1)),
                gradientOf("permute", (ops, x) -> ops.square(ops.permute(x.get(0), List.of(2, 0, 1))), CUBE),
                gradientOf("flip", (ops, x) -> ops.square(ops.flip(x.get(0), List.of(0, 2))), CUBE),
                gradientOf(
                        "pad", (ops, x) -> ops.square(ops.pad(x.get(0), List.of(1L, 0L), List.of(0L, 2L), 3)), MATRIX),
                gradientOf(
                        "concat",
                        (ops, x) -> ops.square(ops.concat(List.of(x.get(0), x.get(1), x.get(0)), 1)),
                        MATRIX,
                        values(0, 2, 3, 2)),
                gradientOf("part", (ops, x) -> ops.square(ops.part(x.get(0), 1, 2, 1)), MATRIX),
                gradientOf(
                        "part, all of them",
                        (ops, x) -> ops.multiply(
                                ops.square(ops.part(x.get(0), 1, 4, 3)),
                                ops.multiply(ops.part(x.get(0), 1, 4, 0), ops.part(x.get(0), 1, 4, 1))),
                        MATRIX),
                gradientOf("slice", (ops, x) -> ops.square(ops.slice(x.get(0), EVERY_SECOND)), MATRIX),
                gradientOf(
                        "sliceGradient",
                        (ops, x) -> ops.square(ops.sliceGradient(x.get(0), EVERY_SECOND, Shape.of(3, 4))),
                        values(-1, 2, 2, 2)),
                gradientOf("tile", (ops, x) -> ops.square(ops.tile(x.get(0), List.of(2L, 1L, 3L))), CUBE),
                gradientOf("repeat", (ops, x) -> ops.square(ops.repeat(x.get(0), 3, 1)), CUBE),
                gradientOf("roll", (ops, x) -> ops.square(ops.roll(x.get(0), 3, 1)), MATRIX),
                gradientOf(
                        "stack",
                        (ops, x) -> ops.square(ops.stack(List.of(x.get(0), x.get(1)), 1)),
                        MATRIX,
                        values(0, 1, 3, 4)),
                gradientOf("upperTriangle", (ops, x) -> ops.square(ops.upperTriangle(x.get(0), 1)), MATRIX),
                gradientOf("lowerTriangle", (ops, x) -> ops.square(ops.lowerTriangle(x.get(0), -1)), MATRIX));
    }

    static List<GradientCase> byIndex() {
        TensorData coordinates = TensorData.of(new int[][] {{1, 0}, {0, 2}, {1, 0}});
        TensorData along = TensorData.of(new long[][] {{0, 3, 3}, {1, 1, 0}, {2, 0, 3}});
        return List.of(
                gradientOf(
                        "gather of rows", (ops, x) -> ops.square(ops.gather(x.get(0), ops.constant(ROWS), 0)), MATRIX),
                gradientOf(
                        "gather along the middle",
                        (ops, x) -> ops.square(ops.gather(x.get(0), ops.constant(ROWS), 1)),
                        CUBE),
                gradientOf("embedding", (ops, x) -> ops.square(ops.embedding(x.get(0), ops.constant(ROWS))), MATRIX),
                gradientOf("gatherNd", (ops, x) -> ops.square(ops.gatherNd(x.get(0), ops.constant(coordinates))), CUBE),
                gradientOf(
                        "scatterNd",
                        (ops, x) -> ops.square(ops.scatterNd(ops.constant(coordinates), x.get(0), Shape.of(2, 3, 2))),
                        values(-1, 2, 3, 2)),
                gradientOf(
                        "takeAlongAxis",
                        (ops, x) -> ops.square(ops.takeAlongAxis(x.get(0), ops.constant(along), 1)),
                        MATRIX),
                gradientOf(
                        "scatterAlongAxis",
                        (ops, x) -> ops.square(ops.scatterAlongAxis(ops.constant(along), x.get(0), 1, Shape.of(3, 4))),
                        values(-1, 2, 3, 3)));
    }
}
