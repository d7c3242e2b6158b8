package dev.tandem.contract;

import static dev.tandem.contract.TensorCall.call;
import static dev.tandem.contract.TensorCall.nested;
import static dev.tandem.contract.TensorCall.number;
import static dev.tandem.contract.TensorCall.vector;

import dev.tandem.type.TensorData;
import java.util.List;

/** Matrices and vectors. */
final class MatrixCalls {
    private static final TensorData SQUARE = nested(new double[][] {{2, 1}, {1, 3}});
    private static final TensorData ROWS = nested(new double[][] {{1, 2}, {3, 4}});
    private static final TensorData NINE = nested(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});

    private MatrixCalls() {}

    static List<TensorCall> all() {
        return List.of(
                call("matmul(TensorLike)", ROWS, nested(new double[][] {{5, 6}, {7, 8}}))
                        .gives(nested(new double[][] {{19, 22}, {43, 50}})),
                call("dot(TensorLike)", vector(1, 2, 3), vector(4, 5, 6)).gives(number(32)),
                call("outer(TensorLike)", vector(1, 2), vector(3, 4, 5)).gives(nested(new double[][] {
                    {3, 4, 5}, {6, 8, 10}
                })),
                call("einsum(String, TensorLike...)", "ij,kj->ik", List.of(ROWS, nested(new double[][] {{5, 6}})))
                        .gives(nested(new double[][] {{17}, {39}})),
                call("lowerTriangle(int)", NINE, -1).gives(nested(new double[][] {{0, 0, 0}, {4, 0, 0}, {7, 8, 0}})),
                call("upperTriangle(int)", NINE, 1).gives(nested(new double[][] {{0, 2, 3}, {0, 0, 6}, {0, 0, 0}})),
                call("solve(TensorLike)", SQUARE, nested(new double[][] {{5}, {10}}))
                        .gives(nested(new double[][] {{1}, {3}})),
                // What stands in the other triangle must not matter.
                call(
                                "triangularSolve(TensorLike, boolean, boolean)",
                                nested(new double[][] {{2, 99}, {1, 4}}),
                                nested(new double[][] {{6}, {8}}),
                                true,
                                true)
                        .gives(nested(new double[][] {{2}, {2}})),
                call(
                                "triangularSolve(TensorLike, boolean, boolean)",
                                nested(new double[][] {{2, 1}, {99, 4}}),
                                nested(new double[][] {{8}, {12}}),
                                false,
                                false)
                        .gives(nested(new double[][] {{2.5}, {3}})),
                call("inverse()", SQUARE).gives(nested(new double[][] {{0.6, -0.2}, {-0.2, 0.4}})),
                call("cholesky()", nested(new double[][] {{4, 2}, {2, 5}})).gives(nested(new double[][] {{2, 0}, {1, 2}
                })),
                call("determinant()", SQUARE).gives(number(5)));
    }
}
