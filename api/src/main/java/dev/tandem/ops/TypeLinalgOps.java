package dev.tandem.ops;

import static dev.tandem.ops.TypeCheck.floating;
import static dev.tandem.ops.TypeCheck.numeric;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;

/** Types of matrix operations. */
interface TypeLinalgOps extends LinalgOps<TensorType> {
    @Override
    default TensorType matmul(TensorType a, TensorType b) {
        numeric("matmul", a);
        numeric("matmul", b);
        TypeCheck.sameDType("matmul", a, b);
        if (a.dtype() == DType.UINT8) {
            throw new DTypeMismatchException(
                    "matmul: got " + a + " and " + b + "; expected a wider dtype: cast both first");
        }
        TypeCheck.minRank("matmul", a, 2);
        TypeCheck.minRank("matmul", b, 2);
        if (a.shape().size(-1) != b.shape().size(-2)) {
            throw new ShapeMismatchException("matmul: inner sizes differ: got " + a + " and " + b
                    + "; expected the last size of the first (" + a.shape().size(-1)
                    + ") to equal the second to last of the second ("
                    + b.shape().size(-2)
                    + "): transpose or reshape one of them");
        }
        Shape batch = Shape.broadcast(
                "matmul", a.shape().range(0, a.rank() - 2), b.shape().range(0, b.rank() - 2));
        return a.withShape(batch.concat(Shape.of(a.shape().size(-2), b.shape().size(-1))));
    }

    @Override
    default TensorType einsum(String equation, List<TensorType> operands) {
        EinsumEquation parsed = EinsumEquation.parse(equation);
        TypeCheck.argument(!operands.isEmpty(), "einsum: got no tensors; expected at least one");
        for (TensorType operand : operands) {
            TypeCheck.sameDType("einsum", operands.get(0), floating("einsum", operand));
        }
        Shape result =
                parsed.resultShape(operands.stream().map(TensorType::shape).toList());
        return operands.get(0).withShape(result);
    }

    @Override
    default TensorType cholesky(TensorType x) {
        TypeCheck.square("cholesky", floating("cholesky", x));
        return x;
    }

    @Override
    default TensorType inverse(TensorType x) {
        TypeCheck.square("inverse", floating("inverse", x));
        return x;
    }

    @Override
    default TensorType determinant(TensorType x) {
        TypeCheck.square("determinant", floating("determinant", x));
        return x.withShape(x.shape().range(0, x.rank() - 2));
    }

    private static TensorType system(String operation, TensorType a, TensorType b) {
        TypeCheck.square(operation, floating(operation, a));
        TypeCheck.sameDType(operation, a, b);
        boolean fits = a.rank() == b.rank()
                && a.shape().range(0, a.rank() - 1).equals(b.shape().range(0, b.rank() - 1));
        if (!fits) {
            throw new ShapeMismatchException(operation + ": got " + a + " and " + b
                    + "; expected [..., n, n] and [..., n, m] with equal batch axes: expandDims a vector to a column");
        }
        return b;
    }

    @Override
    default TensorType solve(TensorType a, TensorType b) {
        return system("solve", a, b);
    }

    @Override
    default TensorType triangularSolve(TensorType a, TensorType b, boolean lower, boolean transposed) {
        return system("triangularSolve", a, b);
    }

    @Override
    default TensorType transpose(TensorType x) {
        TypeCheck.minRank("transpose", x, 2);
        long rows = x.shape().size(-2);
        return x.withShape(x.shape().with(-2, x.shape().size(-1)).with(-1, rows));
    }

    @Override
    default TensorType dot(TensorType a, TensorType b) {
        numeric("dot", a);
        TypeCheck.sameDType("dot", a, b);
        TypeCheck.rank("dot", "the first", a, 1, "(a vector)");
        TypeCheck.shape("dot", "the second", b, a.shape(), "that of the first");
        return a.withShape(Shape.scalar());
    }

    @Override
    default TensorType outer(TensorType a, TensorType b) {
        numeric("outer", a);
        TypeCheck.sameDType("outer", a, b);
        TypeCheck.rank("outer", "the first", a, 1, "(a vector)");
        TypeCheck.rank("outer", "the second", b, 1, "(a vector)");
        return a.withShape(a.shape().concat(b.shape()));
    }
}
