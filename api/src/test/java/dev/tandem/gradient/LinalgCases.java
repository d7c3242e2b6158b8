package dev.tandem.gradient;

import static dev.tandem.gradient.GradientCase.given;
import static dev.tandem.gradient.GradientCase.gradientOf;
import static dev.tandem.gradient.GradientCase.values;

import dev.tandem.gradient.GradientCase.Function;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;

/** Matrix operations. */
final class LinalgCases {
    private static final TensorData VECTOR = values(-1, 2, 3);
    private static final TensorData A = values(-2, 2.5, 2, 3);
    private static final TensorData B = values(-1, 1.5, 3, 4);
    private static final TensorData BATCH = values(-2, 2, 2, 2, 3);
    private static final TensorData RIGHT = values(-1, 2, 2, 3, 2);
    private static final TensorData REGULAR = given(
            Shape.of(2, 3, 3),
            3,
            0.5,
            -0.4,
            0.2,
            2.5,
            0.7,
            -0.6,
            0.1,
            2,
            1.5,
            0.2,
            0.3,
            -0.7,
            2.2,
            0.4,
            0.6,
            -0.3,
            1.9);

    private LinalgCases() {}

    static List<GradientCase> products() {
        return List.of(
                gradientOf("matmul", (ops, x) -> ops.matmul(x.get(0), x.get(1)), A, B),
                gradientOf("matmul of a batch by one matrix", (ops, x) -> ops.matmul(x.get(0), x.get(1)), BATCH, B),
                gradientOf("matmul of one matrix by a batch", (ops, x) -> ops.matmul(x.get(0), x.get(1)), A, RIGHT),
                gradientOf(
                        "matmul of batches that broadcast",
                        (ops, x) -> ops.matmul(x.get(0), x.get(1)),
                        values(-1, 2, 2, 1, 2, 3),
                        values(-2, 1, 3, 3, 2)),
                gradientOf("transpose", (ops, x) -> ops.square(ops.transpose(x.get(0))), BATCH),
                gradientOf("dot", (ops, x) -> ops.dot(x.get(0), x.get(1)), VECTOR, values(0, 1, 3)),
                gradientOf("outer", (ops, x) -> ops.outer(x.get(0), x.get(1)), VECTOR, values(0, 1, 2)));
    }

    static List<GradientCase> sums() {
        return List.of(
                einsum("ij,jk->ik", A, B),
                einsum("ij,kj->", A, values(0, 1, 2, 3)),
                einsum("ij->", A),
                einsum("ij->j", A),
                einsum("ij->ji", A),
                einsum("ij,jk,k->i", A, B, values(1, 2, 4)),
                einsum("bij,bj->bi", BATCH, values(1, 2, 2, 3)),
                einsum("ij,k->kj", A, VECTOR),
                einsum("i,j->ij", VECTOR, values(0, 1, 2)),
                einsum(",ij->ij", values(1, 2), A));
    }

    private static GradientCase einsum(String equation, TensorData... operands) {
        return gradientOf("einsum " + equation, (ops, x) -> ops.square(ops.einsum(equation, x)), operands);
    }

    static List<GradientCase> systems() {
        Function cholesky = (ops, x) ->
                ops.cholesky(ops.add(ops.matmul(x.get(0), ops.transpose(x.get(0))), ops.eyeLike(x.get(0), 3)));
        return List.of(
                gradientOf("cholesky of a·aᵀ + 1", cholesky, REGULAR),
                gradientOf("inverse", (ops, x) -> ops.inverse(x.get(0)), REGULAR),
                gradientOf("determinant", (ops, x) -> ops.determinant(x.get(0)), REGULAR),
                gradientOf("solve", (ops, x) -> ops.solve(x.get(0), x.get(1)), REGULAR, RIGHT),
                triangularSolve(true, false),
                triangularSolve(true, true),
                triangularSolve(false, false),
                triangularSolve(false, true));
    }

    private static GradientCase triangularSolve(boolean lower, boolean transposed) {
        return gradientOf(
                "triangularSolve, " + (lower ? "lower" : "upper") + (transposed ? ", transposed" : ""),
                (ops, x) -> ops.triangularSolve(x.get(0), x.get(1), lower, transposed),
                REGULAR,
                RIGHT);
    }
}
