package dev.tandem.gradient;

import dev.tandem.graph.Node;
import dev.tandem.ops.EinsumEquation;
import dev.tandem.ops.LinalgOps;
import dev.tandem.ops.Ops;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** The rules of matrix operations (Giles 2008, "An extended collection of matrix derivative results"). */
abstract class LinalgRules extends ReduceRules implements LinalgOps<Adjoint> {
    LinalgRules(Ops<Node> ops) {
        super(ops);
    }

    /** g·bᵀ and aᵀ·g, summed over batch axes along which one of them was stretched. */
    @Override
    public final Adjoint matmul(Adjoint a, Adjoint b) {
        return Adjoint.of(ops.matmul(a.value(), b.value()))
                .with(a, g -> sumTo(ops.matmul(g, ops.transpose(b.value())), shapeOf(a)))
                .with(b, g -> matmulToSecond(g, a.value(), b.value()));
    }

    private Node matmulToSecond(Node g, Node a, Node b) {
        if (b.type().rank() == 2) {
            // One matrix for the whole batch: the sum over the batch is part of one product.
            return ops.matmul(ops.transpose(rows(a)), rows(g));
        }
        return sumTo(ops.matmul(ops.transpose(a), g), b.type().shape());
    }

    /** All rows of a batch of matrices as one matrix. */
    private Node rows(Node x) {
        Shape shape = x.type().shape();
        long count = shape.range(0, shape.rank() - 1).elementCount();
        return reshape(x, Shape.of(count, shape.size(-1)));
    }

    /**
     * The same summation with an operand and the result in each other's place: {@code "ij,jk->ik"} gives
     * {@code "ik,jk->ij"}. A letter that only this operand has was summed over, so g is stretched along it.
     */
    @Override
    public final Adjoint einsum(String equation, List<Adjoint> operands) {
        EinsumEquation parsed = EinsumEquation.parse(equation);
        List<Node> values = operands.stream().map(Adjoint::value).toList();
        Adjoint y = Adjoint.of(ops.einsum(equation, values));
        for (int i = 0; i < values.size(); i++) {
            int operand = i;
            y = y.with(operands.get(i), g -> einsumToOperand(g, parsed, values, operand));
        }
        return y;
    }

    private Node einsumToOperand(Node g, EinsumEquation equation, List<Node> values, int operand) {
        List<String> groups = new ArrayList<>(equation.operands());
        List<Node> others = new ArrayList<>(values);
        String letters = groups.remove(operand);
        Shape shape = others.remove(operand).type().shape();
        String known = equation.result() + String.join("", groups);
        StringBuilder kept = new StringBuilder();
        List<Integer> alone = new ArrayList<>();
        for (int axis = 0; axis < letters.length(); axis++) {
            if (known.indexOf(letters.charAt(axis)) >= 0) {
                kept.append(letters.charAt(axis));
            } else {
                alone.add(axis);
            }
        }
        return stretch(einsumOfGradient(g, equation.result(), groups, others, kept.toString()), shape, alone);
    }

    private Node einsumOfGradient(Node g, String result, List<String> groups, List<Node> others, String kept) {
        if (result.isEmpty()) {
            return others.isEmpty() ? g : times(g, ops.einsum(String.join(",", groups) + "->" + kept, others));
        }
        List<Node> operands = new ArrayList<>(List.of(g));
        operands.addAll(others);
        List<String> all = new ArrayList<>(List.of(result));
        all.addAll(groups);
        return ops.einsum(String.join(",", all) + "->" + kept, operands);
    }

    /**
     * S + Sᵀ, halved, for S = L⁻ᵀ·Φ(Lᵀ·g)·L⁻¹, where Φ takes the lower triangle and halves its diagonal (Murray 2016,
     * "Differentiation of the Cholesky decomposition"): symmetric, as x is.
     */
    @Override
    public final Adjoint cholesky(Adjoint x) {
        Node l = ops.cholesky(x.value());
        return Adjoint.of(l).with(x, g -> {
            Node product = ops.matmul(ops.transpose(l), g);
            Node phi = scaled(ops.add(ops.lowerTriangle(product, 0), ops.lowerTriangle(product, -1)), 0.5);
            Node half = ops.triangularSolve(l, phi, true, true);
            Node s = ops.triangularSolve(l, ops.transpose(half), true, true);
            return scaled(ops.add(s, ops.transpose(s)), 0.5);
        });
    }

    /** −yᵀ·g·yᵀ. */
    @Override
    public final Adjoint inverse(Adjoint x) {
        Node y = ops.inverse(x.value());
        return Adjoint.of(y).with(x, g -> {
            Node transposed = ops.transpose(y);
            return ops.negate(ops.matmul(ops.matmul(transposed, g), transposed));
        });
    }

    /**
     * g·y·x⁻ᵀ. For a singular matrix, of which the gradient exists but the inverse does not, computing it is a
     * {@link dev.tandem.error.SingularMatrixException}.
     */
    @Override
    public final Adjoint determinant(Adjoint x) {
        Node y = ops.determinant(x.value());
        return Adjoint.of(y).with(x, g -> {
            Shape single = shapeOf(x).with(-1, 1).with(-2, 1);
            return ops.multiply(reshape(times(g, y), single), ops.transpose(ops.inverse(x.value())));
        });
    }

    /** a⁻ᵀ·g for b, and −(a⁻ᵀ·g)·yᵀ for a. */
    @Override
    public final Adjoint solve(Adjoint a, Adjoint b) {
        Node y = ops.solve(a.value(), b.value());
        return Adjoint.of(y)
                .with(a, g -> ops.negate(ops.matmul(solveTransposed(a, g), ops.transpose(y))))
                .with(b, g -> solveTransposed(a, g));
    }

    private Node solveTransposed(Adjoint a, Node g) {
        return ops.solve(ops.transpose(a.value()), g);
    }

    /** As for {@code solve}, with a's other way of being transposed; a's other triangle was not read and gets 0. */
    @Override
    public final Adjoint triangularSolve(Adjoint a, Adjoint b, boolean lower, boolean transposed) {
        Node y = ops.triangularSolve(a.value(), b.value(), lower, transposed);
        return Adjoint.of(y)
                .with(a, g -> {
                    Node toB = ops.triangularSolve(a.value(), g, lower, !transposed);
                    Node product = transposed ? ops.matmul(y, ops.transpose(toB)) : ops.matmul(toB, ops.transpose(y));
                    return ops.negate(lower ? ops.lowerTriangle(product, 0) : ops.upperTriangle(product, 0));
                })
                .with(b, g -> ops.triangularSolve(a.value(), g, lower, !transposed));
    }

    @Override
    public final Adjoint transpose(Adjoint x) {
        return Adjoint.of(ops.transpose(x.value())).with(x, ops::transpose);
    }
}
