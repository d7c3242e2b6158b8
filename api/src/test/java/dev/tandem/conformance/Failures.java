package dev.tandem.conformance;

import static dev.tandem.conformance.Samples.any;
import static dev.tandem.conformance.Samples.values;
import static dev.tandem.conformance.Samples.vector;

import dev.tandem.error.IndexOutOfRangeException;
import dev.tandem.error.SingularMatrixException;
import dev.tandem.error.TandemException;
import dev.tandem.graph.Graph;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** Computations that fail because of their values, which no check above the seam sees. */
final class Failures {
    private static final String INDEX =
            "(\\w+: an index is out of range; expected 0 to -?\\d+|an index is out of range of the axis that it counts along)";
    private static final String SINGULAR =
            "a matrix is singular or not positive definite; it cannot be inverted, solved" + " with or decomposed";

    /**
     * One of them.
     *
     * @param title what is wrong
     * @param expression the computation
     * @param wrong inputs that it fails for
     * @param right inputs of the same types that it does not fail for, or none where there are none
     * @param error what it fails with
     * @param message a pattern
     */
    record Failure(
            String title,
            Expression expression,
            List<TensorData> wrong,
            List<TensorData> right,
            Class<? extends TandemException> error,
            String message) {
        Graph graph() {
            GraphOps ops = new GraphOps();
            List<Node> inputs =
                    wrong.stream().map(input -> ops.input(input.type())).toList();
            return ops.build(List.of(expression.build(ops, inputs)));
        }
    }

    private Failures() {}

    static List<Failure> all() {
        List<Failure> failures = new ArrayList<>();
        for (DType index : List.of(DType.INT32, DType.INT64)) {
            for (double wrong : new double[] {3, -1, 1e6, -1e6}) {
                indices(failures, index, wrong);
            }
        }
        axesOfNothing(failures);
        matrices(failures);
        return failures;
    }

    /** Along an axis of size 0 every index is out of range. */
    private static void axesOfNothing(List<Failure> failures) {
        TensorData x = any("", DType.FLOAT32, 0, 2);
        TensorData zero = vector(DType.INT64, 0);
        TensorData row = values(DType.INT64, Shape.of(1, 2), 0, 0);
        TensorData update = any("", DType.FLOAT32, 1);
        nothing(failures, "gather", (ops, in) -> ops.gather(in.get(0), in.get(1), 0), x, zero);
        nothing(failures, "gatherNd", (ops, in) -> ops.gatherNd(in.get(0), in.get(1)), x, row);
        nothing(failures, "takeAlongAxis", (ops, in) -> ops.takeAlongAxis(in.get(0), in.get(1), 0), x, row);
        nothing(failures, "embedding", (ops, in) -> ops.embedding(in.get(0), in.get(1)), x, zero);
        Expression scatterNd = (ops, in) -> ops.scatterNd(in.get(1), in.get(0), Shape.of(0, 2));
        nothing(failures, "scatterNd", scatterNd, update, row);
        Expression scatter = (ops, in) -> ops.scatterAlongAxis(in.get(1), in.get(0), 0, Shape.of(0));
        nothing(failures, "scatterAlongAxis", scatter, update, zero);
        Expression loss = (ops, in) -> ops.sparseSoftmaxCrossEntropy(in.get(1), in.get(0));
        nothing(failures, "sparseSoftmaxCrossEntropy", loss, any("", DType.FLOAT32, 1, 0), zero);
    }

    private static void nothing(
            List<Failure> failures, String operation, Expression expression, TensorData values, TensorData wrong) {
        failures.add(new Failure(
                operation + ": an index along an axis of nothing",
                expression,
                List.of(values, wrong),
                List.of(),
                IndexOutOfRangeException.class,
                INDEX));
    }

    private static void indices(List<Failure> failures, DType index, double wrong) {
        TensorData x = any("x", DType.FLOAT32, 3, 3);
        TensorData row = any("row", DType.FLOAT32, 2);
        String is = ": an index is " + (long) wrong + " of 3, " + index;
        index(
                failures,
                "gather" + is,
                (ops, in) -> ops.gather(in.get(0), in.get(1), 1),
                x,
                vector(index, 0, wrong),
                vector(index, 0, 2));
        index(
                failures,
                "gatherNd" + is,
                (ops, in) -> ops.gatherNd(in.get(0), in.get(1)),
                x,
                values(index, Shape.of(1, 2), 1, wrong),
                values(index, Shape.of(1, 2), 1, 2));
        index(
                failures,
                "takeAlongAxis" + is,
                (ops, in) -> ops.takeAlongAxis(in.get(0), in.get(1), 1),
                x,
                values(index, Shape.of(3, 1), 0, wrong, 1),
                values(index, Shape.of(3, 1), 0, 2, 1));
        index(
                failures,
                "embedding" + is,
                (ops, in) -> ops.embedding(in.get(0), in.get(1)),
                x,
                vector(index, wrong, 0),
                vector(index, 2, 0));
        index(
                failures,
                "scatterNd" + is,
                (ops, in) -> ops.scatterNd(in.get(1), in.get(0), Shape.of(3)),
                row,
                values(index, Shape.of(2, 1), 0, wrong),
                values(index, Shape.of(2, 1), 0, 2));
        index(
                failures,
                "scatterAlongAxis" + is,
                (ops, in) -> ops.scatterAlongAxis(in.get(1), in.get(0), 0, Shape.of(3)),
                row,
                vector(index, 0, wrong),
                vector(index, 0, 2));
        index(
                failures,
                "sparseSoftmaxCrossEntropy" + is,
                (ops, in) -> ops.sparseSoftmaxCrossEntropy(in.get(1), in.get(0)),
                x,
                vector(index, 0, wrong, 1),
                vector(index, 0, 2, 1));
        index(
                failures,
                "gather of a row of nothing" + is,
                (ops, in) -> ops.gather(in.get(0), in.get(1), 0),
                any("", DType.FLOAT32, 3, 0),
                vector(index, wrong),
                vector(index, 1));
    }

    private static void index(
            List<Failure> failures,
            String title,
            Expression expression,
            TensorData values,
            TensorData wrong,
            TensorData right) {
        failures.add(new Failure(
                title,
                expression,
                List.of(values, wrong),
                List.of(values, right),
                IndexOutOfRangeException.class,
                INDEX));
    }

    private static void matrices(List<Failure> failures) {
        for (DType dtype : Samples.FLOATING) {
            TensorData singular = values(dtype, Shape.of(2, 2), 1, 2, 2, 4);
            TensorData zeros = values(dtype, Shape.of(2, 2, 2), 1, 0, 0, 1, 0, 0, 0, 0);
            TensorData identities = values(dtype, Shape.of(2, 2, 2), 1, 0, 0, 1, 1, 0, 0, 1);
            TensorData definite = values(dtype, Shape.of(2, 2), 2, 1, 1, 2);
            TensorData indefinite = values(dtype, Shape.of(2, 2), 1, 2, 2, 1);
            TensorData side = values(dtype, Shape.of(2, 1), 1, 1);
            TensorData unknown = values(dtype, Shape.of(2, 2), 2, Double.NaN, Double.NaN, 3);
            TensorData infinite =
                    values(dtype, Shape.of(2, 2), 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
            Expression inverse = (ops, in) -> ops.inverse(in.get(0));
            Expression cholesky = (ops, in) -> ops.cholesky(in.get(0));
            Expression solve = (ops, in) -> ops.solve(in.get(0), in.get(1));
            matrix(failures, "inverse: a singular matrix of " + dtype, inverse, List.of(singular), List.of(definite));
            matrix(failures, "inverse: one of a batch of " + dtype, inverse, List.of(zeros), List.of(identities));
            matrix(
                    failures,
                    "solve: a singular matrix of " + dtype,
                    solve,
                    List.of(singular, side),
                    List.of(definite, side));
            matrix(
                    failures,
                    "cholesky: an indefinite matrix of " + dtype,
                    cholesky,
                    List.of(indefinite),
                    List.of(definite));
            matrix(failures, "inverse: NaN in a matrix of " + dtype, inverse, List.of(unknown), List.of(definite));
            matrix(
                    failures,
                    "solve: NaN in a matrix of " + dtype,
                    solve,
                    List.of(unknown, side),
                    List.of(definite, side));
            matrix(failures, "cholesky: NaN in a matrix of " + dtype, cholesky, List.of(unknown), List.of(definite));
            matrix(
                    failures,
                    "cholesky: infinity in a matrix of " + dtype,
                    cholesky,
                    List.of(infinite),
                    List.of(definite));
            matrix(failures, "cholesky: one of a batch of " + dtype, cholesky, List.of(zeros), List.of(identities));
        }
    }

    private static void matrix(
            List<Failure> failures,
            String title,
            Expression expression,
            List<TensorData> wrong,
            List<TensorData> right) {
        failures.add(new Failure(title, expression, wrong, right, SingularMatrixException.class, SINGULAR));
    }
}
