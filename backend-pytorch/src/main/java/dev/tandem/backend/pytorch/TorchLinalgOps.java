package dev.tandem.backend.pytorch;

import dev.tandem.ops.LinalgOps;
import dev.tandem.type.TensorType;
import java.util.List;

/** Matrices as TorchScript. */
abstract class TorchLinalgOps extends TorchReduceOps implements LinalgOps<TorchValue> {
    TorchLinalgOps(ScriptWriter script) {
        super(script);
    }

    @Override
    public TorchValue matmul(TorchValue a, TorchValue b) {
        String function = a.rank() == 2 && b.rank() == 2 ? "torch.mm" : "torch.matmul";
        return script.call(types.matmul(a.type(), b.type()), function, a, b);
    }

    @Override
    public TorchValue einsum(String equation, List<TorchValue> operands) {
        TensorType type = types.einsum(equation, typesOf(operands));
        String text = equation.replace(" ", "");
        return script.write(
                type, "torch.einsum(\"" + text + "\", " + operands + ")", operands.toArray(TorchValue[]::new));
    }

    @Override
    public TorchValue cholesky(TorchValue x) {
        return same("torch.linalg_cholesky", x);
    }

    @Override
    public TorchValue inverse(TorchValue x) {
        return same("torch.linalg_inv", singularWhereNan(x));
    }

    /** LAPACK takes NaN for a pivot; a matrix of zeros it refuses, as TensorFlow does both. */
    private TorchValue singularWhereNan(TorchValue x) {
        String found = "torch.isnan(" + x + ").any(-1, True).any(-2, True)";
        return script.write(x.type(), "torch.masked_fill(" + x + ", " + found + ", 0)", x);
    }

    @Override
    public TorchValue determinant(TorchValue x) {
        return script.call(types.determinant(x.type()), "torch.linalg_det", x);
    }

    @Override
    public TorchValue solve(TorchValue a, TorchValue b) {
        return script.call(types.solve(a.type(), b.type()), "torch.linalg_solve", singularWhereNan(a), b);
    }

    @Override
    public TorchValue triangularSolve(TorchValue a, TorchValue b, boolean lower, boolean transposed) {
        TensorType type = types.triangularSolve(a.type(), b.type(), lower, transposed);
        TorchValue matrix = transposed ? transpose(a) : a;
        return script.write(
                type,
                "torch.linalg_solve_triangular(" + matrix + ", " + b + ", upper=" + Literals.bool(lower == transposed)
                        + ")",
                matrix,
                b);
    }

    @Override
    public TorchValue transpose(TorchValue x) {
        return script.write(types.transpose(x.type()), "torch.transpose(" + x + ", -2, -1)", x);
    }
}
