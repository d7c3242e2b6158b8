package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.call;
import static dev.tandem.contract.TensorCall.nested;

import dev.tandem.type.TensorData;
import java.util.List;

/** Reductions of bool, and what goes along one axis. */
final class OrderCalls {
    private static final TensorData ROWS = nested(new double[][] {{1, 9, 3}, {7, 5, 7}});
    private static final TensorData BITS = nested(new boolean[][] {{true, false}, {true, true}, {false, false}});

    private OrderCalls() {}

    static List<TensorCall> all() {
        return List.of(
                call("any(int...)", BITS, new int[] {-1}).gives(nested(new boolean[] {true, true, false})),
                call("any(int...)", BITS, new int[] {}).gives(nested(true)),
                call("any(boolean, int...)", BITS, true, new int[] {0}).gives(nested(new boolean[][] {{true, true}})),
                call("all(int...)", BITS, new int[] {-1}).gives(nested(new boolean[] {false, true, false})),
                call("all(int...)", BITS, new int[] {}).gives(nested(false)),
                call("all(boolean, int...)", BITS, true, new int[] {1})
                        .gives(nested(new boolean[][] {{false}, {true}, {false}})),
                call("argMax(int)", ROWS, -1).gives(nested(new long[] {1, 0})),
                call("argMin(int)", ROWS, 0).gives(nested(new long[] {0, 1, 0})),
                call("cumSum(int)", ROWS, 1).gives(nested(new double[][] {{1, 10, 13}, {7, 12, 19}})),
                call("cumProd(int)", ROWS, -2).gives(nested(new double[][] {{1, 9, 3}, {7, 45, 21}})),
                call("argSort(int, boolean)", ROWS, 1, true).gives(nested(new long[][] {{1, 2, 0}, {0, 2, 1}})),
                call("argSort(int, boolean)", ROWS, 1, false).gives(nested(new long[][] {{0, 2, 1}, {1, 0, 2}})),
                call("sort(int, boolean)", ROWS, -1, false).gives(nested(new double[][] {{1, 3, 9}, {5, 7, 7}})),
                call("sort(int, boolean)", ROWS, -1, true).gives(nested(new double[][] {{9, 3, 1}, {7, 7, 5}})),
                call("topK(int)", ROWS, 2).givesAll(nested(new double[][] {{9, 3}, {7, 7}}), nested(new long[][] {
                    {1, 2}, {0, 2}
                })));
    }
}
