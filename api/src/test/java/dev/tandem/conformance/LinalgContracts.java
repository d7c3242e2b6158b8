package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.FLOATING;
import static dev.tandem.conformance.Samples.NUMERIC;
import static dev.tandem.conformance.Samples.SIGNED;
import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.longs;
import static dev.tandem.conformance.Samples.uniform;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;

/** Matrices. */
final class LinalgContracts {
    private static final double INF = Double.POSITIVE_INFINITY;

    private LinalgContracts() {}

    static void addTo(Contracts contracts) {
        for (DType dtype : SIGNED) {
            matmul(contracts, dtype);
        }
        for (DType dtype : NUMERIC) {
            vectors(contracts, dtype);
        }
        for (DType dtype : Samples.ALL) {
            transpose(contracts, dtype);
        }
        for (DType dtype : FLOATING) {
            einsum(contracts, dtype);
            decompositions(contracts, dtype);
            systems(contracts, dtype);
        }
        contracts.add(ContractCase.of(
                "dot",
                "wraps around",
                (ops, in) -> ops.dot(in.get(0), in.get(1)),
                longs(Long.MAX_VALUE, (1L << 53) + 1),
                longs(3, 5)));
        contracts.add(ContractCase.of(
                "matmul",
                "wraps around",
                (ops, in) -> ops.matmul(in.get(0), in.get(1)),
                values(DType.INT32, Shape.of(1, 2), 65537, Integer.MAX_VALUE),
                values(DType.INT32, Shape.of(2, 1), 65537, 2)));
    }

    private static void matmul(Contracts contracts, DType dtype) {
        matmul(contracts, "multiplies matrices", dtype, Shape.of(2, 3), Shape.of(3, 4));
        matmul(contracts, "multiplies batches", dtype, Shape.of(2, 3, 2), Shape.of(2, 2, 3));
        matmul(contracts, "broadcasts batches", dtype, Shape.of(2, 1, 2, 3), Shape.of(3, 3, 2));
        matmul(contracts, "broadcasts one matrix", dtype, Shape.of(2, 2, 3), Shape.of(3, 2));
        matmul(contracts, "sums over nothing to 0", dtype, Shape.of(2, 0), Shape.of(0, 3));
        matmul(contracts, "takes no row", dtype, Shape.of(0, 2), Shape.of(2, 3));
        matmul(contracts, "takes no matrix", dtype, Shape.of(0, 2, 2), Shape.of(2, 3));
        if (dtype.isFloating()) {
            contracts.add(ContractCase.of(
                    "matmul",
                    "knows NaN and infinity",
                    (ops, in) -> ops.matmul(in.get(0), in.get(1)),
                    values(dtype, Shape.of(3, 2), Double.NaN, 1, INF, 1, 1, 2),
                    values(dtype, Shape.of(2, 2), 1, 0, 0, 1)));
        }
    }

    private static void matmul(Contracts contracts, String promise, DType dtype, Shape a, Shape b) {
        contracts.add(ContractCase.of(
                        "matmul",
                        promise,
                        (ops, in) -> ops.matmul(in.get(0), in.get(1)),
                        any("a" + a, dtype, a.toArray()),
                        any("b" + b, dtype, b.toArray()))
                .smoothIn(0, 1));
    }

    private static void vectors(Contracts contracts, DType dtype) {
        Expression dot = (ops, in) -> ops.dot(in.get(0), in.get(1));
        Expression outer = (ops, in) -> ops.outer(in.get(0), in.get(1));
        for (int n : new int[] {3, 1, 0}) {
            TensorData a = any("a" + n, dtype, n);
            TensorData b = any("b" + n, dtype, n);
            contracts.add(ContractCase.of("dot", "sums products", dot, a, b).smoothIn(0, 1));
            contracts.add(ContractCase.of("outer", "multiplies each by each", outer, a, any("c", dtype, 2))
                    .smoothIn(0, 1));
        }
        for (int n : new int[] {3, 1, 0}) {
            contracts.add(ContractCase.of(
                    "eyeLike", "is the identity of size " + n, (ops, in) -> ops.eyeLike(in.get(0), n), any("", dtype)));
        }
    }

    private static void transpose(Contracts contracts, DType dtype) {
        Expression transpose = (ops, in) -> ops.transpose(in.get(0));
        for (long[] sizes : new long[][] {{2, 3}, {2, 3, 4}, {0, 3}, {2, 3, 0}}) {
            contracts.add(ContractCase.of("transpose", "swaps the last two axes", transpose, any("t", dtype, sizes))
                    .smoothIn(0));
        }
    }

    private static void einsum(Contracts contracts, DType dtype) {
        einsum(contracts, "multiplies matrices", "ij,jk->ik", dtype, Shape.of(2, 3), Shape.of(3, 4));
        einsum(contracts, "multiplies batches", "bij,bjk->bik", dtype, Shape.of(2, 2, 3), Shape.of(2, 3, 2));
        einsum(contracts, "transposes", "ij->ji", dtype, Shape.of(2, 3));
        einsum(contracts, "sums all", "ij->", dtype, Shape.of(2, 3));
        einsum(contracts, "sums rows", "ij->i", dtype, Shape.of(2, 3));
        einsum(contracts, "sums products", "i,i->", dtype, Shape.of(4), Shape.of(4));
        einsum(contracts, "sums products of rows", "ij,ij->i", dtype, Shape.of(2, 3), Shape.of(2, 3));
        einsum(contracts, "multiplies each by each", "i,j->ij", dtype, Shape.of(2), Shape.of(3));
        einsum(contracts, "multiplies and turns", "ij,kj->ki", dtype, Shape.of(2, 3), Shape.of(4, 3));
        einsum(
                contracts,
                "takes three operands",
                "ab,bc,cd->ad",
                dtype,
                Shape.of(2, 3),
                Shape.of(3, 2),
                Shape.of(2, 4));
        einsum(contracts, "sums a letter of one operand only", "ij,k->ik", dtype, Shape.of(2, 3), Shape.of(2));
        einsum(contracts, "takes capital letters", "aA,Ab->ba", dtype, Shape.of(2, 3), Shape.of(3, 2));
        einsum(contracts, "takes single numbers", ",->", dtype, Shape.scalar(), Shape.scalar());
        einsum(contracts, "scales", ",ij->ij", dtype, Shape.scalar(), Shape.of(2, 2));
        einsum(contracts, "sums over nothing to 0", "ij,jk->ik", dtype, Shape.of(2, 0), Shape.of(0, 3));
    }

    private static void einsum(Contracts contracts, String promise, String equation, DType dtype, Shape... shapes) {
        TensorData[] inputs = new TensorData[shapes.length];
        Integer[] every = new Integer[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            inputs[i] = any(equation + i, dtype, shapes[i].toArray());
            every[i] = i;
        }
        contracts.add(ContractCase.of(
                        "einsum", promise + " (" + equation + ")", (ops, in) -> ops.einsum(equation, in), inputs)
                .smoothIn(every));
    }

    /** A + Aᵀ·A-like sum that is symmetric and positive definite for every x: x·xᵀ + I. */
    private static Node definite(GraphOps ops, Node x) {
        int n = (int) x.type().shape().size(-1);
        return ops.add(ops.matmul(x, ops.transpose(x)), ops.eyeLike(x, n));
    }

    private static void decompositions(Contracts contracts, DType dtype) {
        // Of a symmetric x, only one triangle is read: gradients are told apart from their reflection by making x
        // first.
        Expression cholesky = (ops, in) -> ops.cholesky(definite(ops, in.get(0)));
        Expression inverse = (ops, in) -> ops.inverse(in.get(0));
        Expression determinant = (ops, in) -> ops.determinant(in.get(0));
        for (long[] sizes : new long[][] {{3, 3}, {2, 2, 2}, {1, 1}, {0, 2, 2}, {0, 0}}) {
            TensorData x = any("cholesky", dtype, sizes);
            contracts.add(ContractCase.of("cholesky", "is the root of a definite matrix", cholesky, x)
                    .smoothIn(0)
                    .withSlack(10));
            TensorData dominant = dominant("inverse", dtype, sizes);
            contracts.add(ContractCase.of("inverse", "inverts", inverse, dominant)
                    .smoothIn(0)
                    .withSlack(10));
            contracts.add(ContractCase.of("determinant", "is the volume", determinant, dominant)
                    .smoothIn(0)
                    .withSlack(10));
        }
        contracts.add(ContractCase.of(
                "cholesky",
                "reads the lower triangle only",
                (ops, in) -> ops.cholesky(in.get(0)),
                values(dtype, Shape.of(2, 2), 4, 99, 2, 5)));
        contracts.add(ContractCase.of(
                "determinant", "is 0 of a singular matrix", determinant, values(dtype, Shape.of(2, 2), 1, 2, 2, 4)));
        contracts.add(ContractCase.of(
                "determinant", "knows its sign", determinant, values(dtype, Shape.of(2, 2), 0, 1, 1, 0)));
        contracts.add(ContractCase.of("inverse", "exchanges rows", inverse, values(dtype, Shape.of(2, 2), 0, 2, 1, 0)));
    }

    /** Matrices that are far from singular: large on the diagonal. */
    private static TensorData dominant(String seed, DType dtype, long... sizes) {
        double[] numbers = uniform(seed, dtype, -1, 1, sizes).toDoubles();
        int n = (int) sizes[sizes.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            int within = i % (n * n);
            numbers[i] += within / n == within % n ? 2.5 : 0;
        }
        return values(dtype, Shape.of(sizes), numbers);
    }

    private static void systems(Contracts contracts, DType dtype) {
        long[][] matrices = {{3, 3}, {2, 2, 2}, {0, 2, 2}, {2, 2}};
        long[][] sides = {{3, 2}, {2, 2, 1}, {0, 2, 3}, {2, 0}};
        for (int i = 0; i < matrices.length; i++) {
            TensorData a = dominant("solve" + i, dtype, matrices[i]);
            TensorData b = any("side" + i, dtype, sides[i]);
            contracts.add(ContractCase.of("solve", "solves", (ops, in) -> ops.solve(in.get(0), in.get(1)), a, b)
                    .smoothIn(0, 1)
                    .withSlack(10));
            for (boolean lower : new boolean[] {true, false}) {
                for (boolean transposed : new boolean[] {true, false}) {
                    String promise = "solves with the " + (lower ? "lower" : "upper") + " triangle"
                            + (transposed ? ", transposed" : "");
                    contracts.add(ContractCase.of(
                                    "triangularSolve",
                                    promise,
                                    (ops, in) -> ops.triangularSolve(in.get(0), in.get(1), lower, transposed),
                                    a,
                                    b)
                            .smoothIn(0, 1)
                            .withSlack(10));
                }
            }
        }
        contracts.add(ContractCase.of(
                "solve",
                "exchanges rows",
                (ops, in) -> ops.solve(in.get(0), in.get(1)),
                values(dtype, Shape.of(2, 2), 0, 2, 1, 0),
                values(dtype, Shape.of(2, 1), 4, 3)));
        contracts.add(ContractCase.of(
                "transpose",
                "turns a row to a column",
                (ops, in) -> ops.transpose(in.get(0)),
                values(dtype, Shape.of(1, 2), vector(dtype, 1, 2).toDoubles())));
    }
}
