package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.call;
import static dev.tandem.contract.TensorCall.nested;
import static dev.tandem.contract.TensorCall.number;
import static dev.tandem.contract.TensorCall.shaped;
import static dev.tandem.contract.TensorCall.vector;

import dev.tandem.tensor.Slice;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.stream.Stream;

/** The same elements elsewhere: shapes, joins, parts, and elements by number. */
final class ShapeCalls {
    private static final TensorData ROWS = nested(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private static final TensorData THIN = shaped(Shape.of(1, 2, 1), 1, 2);
    private static final TensorData PAIR = vector(1, 2);
    private static final TensorData SIX = vector(0, 1, 2, 3, 4, 5);

    private ShapeCalls() {}

    static List<TensorCall> all() {
        return Stream.of(shapes(), joins(), slices(), positions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TensorCall> shapes() {
        return List.of(
                call("reshape(long...)", ROWS, new long[] {3, -1}).gives(nested(new double[][] {{1, 2}, {3, 4}, {5, 6}
                })),
                call("broadcastTo(long...)", PAIR, new long[] {2, 2}).gives(nested(new double[][] {{1, 2}, {1, 2}})),
                call("expandDims(int)", PAIR, 0).gives(nested(new double[][] {{1, 2}})),
                call("expandDims(int)", PAIR, -1).gives(nested(new double[][] {{1}, {2}})),
                call("squeeze(int...)", THIN, new int[] {}).gives(PAIR),
                call("squeeze(int...)", THIN, new int[] {0}).gives(nested(new double[][] {{1}, {2}})),
                call("squeeze(int...)", THIN, new int[] {-1, 0}).gives(PAIR),
                call("permute(int...)", shaped(Shape.of(1, 2, 3), 1, 2, 3, 4, 5, 6), new int[] {-1, 0, 1})
                        .gives(shaped(Shape.of(3, 1, 2), 1, 4, 2, 5, 3, 6)),
                call("flip(int...)", ROWS, new int[] {-1}).gives(nested(new double[][] {{3, 2, 1}, {6, 5, 4}})),
                call("roll(long, int)", ROWS, 1L, -1).gives(nested(new double[][] {{3, 1, 2}, {6, 4, 5}})),
                call("roll(long, int)", ROWS, -7L, 1).gives(nested(new double[][] {{2, 3, 1}, {5, 6, 4}})));
    }

    private static List<TensorCall> joins() {
        TensorData column = nested(new double[][] {{7}, {8}});
        return List.of(
                call("tile(long...)", PAIR, new long[] {2}).gives(vector(1, 2, 1, 2)),
                call("repeat(int, int)", PAIR, 2, -1).gives(vector(1, 1, 2, 2)),
                call("pad(long[][], double)", PAIR, new long[][] {{1, 2}}, 9.0).gives(vector(9, 1, 2, 9, 9)),
                call("concat(int, List)", -1, List.of(ROWS, column)).gives(nested(new double[][] {
                    {1, 2, 3, 7}, {4, 5, 6, 8}
                })),
                call("stack(int, List)", 0, List.of(PAIR, vector(3, 4))).gives(nested(new double[][] {{1, 2}, {3, 4}})),
                call("stack(int, List)", -1, List.of(PAIR, vector(3, 4))).gives(nested(new double[][] {{1, 3}, {2, 4}
                })),
                call("unstack(int)", nested(new double[][] {{1, 2, 3}, {4, 5, 6}}), 1)
                        .givesAll(vector(1, 4), vector(2, 5), vector(3, 6)),
                call("split(int, int)", SIX, 3, -1).givesAll(vector(0, 1), vector(2, 3), vector(4, 5)),
                call("split(long[], int)", SIX, new long[] {1, 0, 5}, 0)
                        .givesAll(vector(0), vector(), vector(1, 2, 3, 4, 5)));
    }

    private static List<TensorCall> slices() {
        return List.of(
                call("slice(int, long, long)", ROWS, -1, 1L, -1L).gives(nested(new double[][] {{2}, {5}})),
                call("slice(int, Slice)", ROWS, 1, Slice.from(2).by(-2)).gives(nested(new double[][] {{3, 1}, {6, 4}})),
                call("slice(Slice...)", ROWS, new Slice[] {Slice.at(-1), Slice.from(1)})
                        .gives(vector(5, 6)),
                call("slice(Slice...)", ROWS, new Slice[] {Slice.to(1)}).gives(nested(new double[][] {{1, 2, 3}})),
                call("get(long...)", ROWS, new long[] {1}).gives(vector(4, 5, 6)),
                call("get(long...)", ROWS, new long[] {0, -1}).gives(number(3)));
    }

    private static List<TensorCall> positions() {
        return List.of(
                call("gather(TensorLike, int)", ROWS, nested(new int[] {2, 0}), -1)
                        .gives(nested(new double[][] {{3, 1}, {6, 4}})),
                call("gatherNd(TensorLike)", ROWS, nested(new int[][] {{1, 2}, {0, 0}}))
                        .gives(vector(6, 1)),
                call("takeAlongAxis(TensorLike, int)", ROWS, nested(new long[][] {{2}, {0}}), -1)
                        .gives(nested(new double[][] {{3}, {4}})),
                call(
                                "scatterNd(TensorLike, long...)",
                                nested(new int[][] {{0}, {2}, {0}}),
                                vector(1, 2, 3),
                                new long[] {4})
                        .gives(vector(4, 0, 2, 0)),
                call("oneHot(int, DType)", nested(new int[] {1, 0}), 3, DType.FLOAT64)
                        .gives(nested(new double[][] {{0, 1, 0}, {1, 0, 0}})));
    }
}
