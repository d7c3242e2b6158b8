package dev.tandem.ops;

import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.List;

/**
 * Matrices: the last two axes are rows and columns, all before them are a batch.
 *
 * <p>Decompositions take floating dtypes. A singular matrix in {@code inverse} and {@code solve}, or one that is not positive
 * definite in {@code cholesky}, is a {@link dev.tandem.error.SingularMatrixException} when it is computed (NumPy).
 *
 * @param <T> what a tensor is to the interpreter
 */
public interface LinalgOps<T> extends ReduceOps<T> {
    /**
     * Matrix product, batches broadcast.
     *
     * @param a [..., n, k], numeric but not UINT8
     * @param b [..., k, m], the same dtype
     * @return [..., n, m]. Gradient: g·bᵀ, aᵀ·g
     */
    T matmul(T a, T b);

    /**
     * Einstein's summation: {@code "ij,jk->ik"} is a matrix product.
     *
     * @param equation single letters, one group an operand, and the result after {@code ->}; no ellipsis, no letter twice
     *     in one group, every letter of the result in an operand; checked by {@link EinsumEquation}
     * @param operands floating dtypes, all the same
     */
    T einsum(String equation, List<T> operands);

    /** The lower triangular L with L·Lᵀ = x, for symmetric positive definite x [..., n, n]; reads the lower triangle. */
    T cholesky(T x);

    /** x⁻¹ of [..., n, n]. Gradient: −x⁻ᵀ·g·x⁻ᵀ. */
    T inverse(T x);

    /** The determinant of [..., n, n], giving [...]. Gradient: g·det(x)·x⁻ᵀ. */
    T determinant(T x);

    /** The solution y of a·y = b for a [..., n, n] and b [..., n, m]; equal batch axes. Gradient: a⁻ᵀ·g for b, −(a⁻ᵀ·g)·yᵀ for a. */
    T solve(T a, T b);

    /**
     * The solution y of a·y = b for a triangular a.
     *
     * @param a [..., n, n], of which one triangle is read
     * @param b [..., n, m]; equal batch axes
     * @param lower whether the lower triangle is read
     * @param transposed whether aᵀ·y = b is solved instead
     */
    T triangularSolve(T a, T b, boolean lower, boolean transposed);

    /** x with its last two axes swapped. */
    default T transpose(T x) {
        int rank = shapeOf(x).rank();
        Integer[] order = new Integer[rank];
        for (int axis = 0; axis < rank; axis++) {
            order[axis] = axis;
        }
        order[rank - 2] = rank - 1;
        order[rank - 1] = rank - 2;
        return permute(x, List.of(order));
    }

    /** Σ aᵢ·bᵢ of two vectors [n], giving a single number. */
    default T dot(T a, T b) {
        return sum(multiply(a, b), List.of(0), false);
    }

    /** aᵢ·bⱼ of vectors [n] and [m], giving [n, m]. */
    default T outer(T a, T b) {
        Shape column = shapeOf(a).insert(1, 1);
        return multiply(reshape(a, column), b);
    }

    /** The identity matrix [n, n] in x's dtype. */
    default T eyeLike(T x, int n) {
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return constant(TensorData.of(new TensorType(Shape.of(n, n), dtypeOf(x)), values));
    }
}
