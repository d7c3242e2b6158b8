package dev.tandem.backend.tensorflow;

import dev.tandem.ops.EinsumEquation;
import dev.tandem.ops.LinalgOps;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** Matrices. */
abstract class TfLinalgOps extends TfReduceOps implements LinalgOps<GraphValue> {

    TfLinalgOps(NativeGraph graph) {
        super(graph);
    }

    @Override
    public final GraphValue matmul(GraphValue a, GraphValue b) {
        if (shapeOf(a).elementCount() == 0 || shapeOf(b).elementCount() == 0) {
            return productOfNothing(a, b);
        }
        boolean plain = shapeOf(a).rank() == 2 && shapeOf(b).rank() == 2;
        return apply(plain ? "MatMul" : "BatchMatMulV2", a, b);
    }

    /**
     * Σ aᵢₖ·bₖⱼ without a matrix kernel: TensorFlow's optimizer fuses one with a bias behind it, and oneDNN ends the process
     * where that has no features.
     */
    private GraphValue productOfNothing(GraphValue a, GraphValue b) {
        Shape left = shapeOf(a).insert(-1, 1);
        Shape right = shapeOf(b).insert(shapeOf(b).rank() - 2, 1);
        int inner = Math.max(left.rank(), right.rank()) - 2;
        return sum(multiply(reshape(a, left), reshape(b, right)), List.of(inner), false);
    }

    @Override
    public final GraphValue einsum(String equation, List<GraphValue> operands) {
        EinsumEquation parsed = EinsumEquation.parse(equation);
        List<String> letters = new ArrayList<>(parsed.operands());
        List<GraphValue> values = new ArrayList<>(operands);
        // TensorFlow's kernel takes two operands at most: contract from the left.
        while (values.size() > 2) {
            String first = letters.remove(0);
            String second = letters.remove(0);
            String kept = keptLetters(first, second, letters, parsed.result());
            values.add(0, contract(first + "," + second + "->" + kept, List.of(values.remove(0), values.remove(0))));
            letters.add(0, kept);
        }
        return contract(String.join(",", letters) + "->" + parsed.result(), values);
    }

    /** The letters of a pair of operands that the other operands or the result still need. */
    private static String keptLetters(String first, String second, List<String> others, String result) {
        String needed = String.join("", others) + result;
        StringBuilder kept = new StringBuilder();
        (first + second)
                .chars()
                .distinct()
                .filter(letter -> needed.indexOf(letter) >= 0)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private GraphValue contract(String equation, List<GraphValue> values) {
        return graph().operation("Einsum")
                .inputs(values)
                .attribute("equation", equation)
                .build();
    }

    @Override
    public final GraphValue cholesky(GraphValue x) {
        GraphValue result = apply("Cholesky", x);
        // The kernel fills what it cannot decompose with NaN; CheckNumerics fails on it, and lets zeros through.
        GraphValue failed = where(isNan(result), result, scalar(result, 0));
        GraphValue checked = operation("CheckNumerics", failed)
                .attribute("message", Failures.INDEFINITE)
                .build();
        return add(result, checked);
    }

    @Override
    public final GraphValue inverse(GraphValue x) {
        return apply("MatrixInverse", x);
    }

    @Override
    public final GraphValue determinant(GraphValue x) {
        return apply("MatrixDeterminant", x);
    }

    @Override
    public final GraphValue solve(GraphValue a, GraphValue b) {
        return apply("MatrixSolve", a, b);
    }

    @Override
    public final GraphValue triangularSolve(GraphValue a, GraphValue b, boolean lower, boolean transposed) {
        return operation("MatrixTriangularSolve", a, b)
                .attribute("lower", lower)
                .attribute("adjoint", transposed)
                .build();
    }
}
