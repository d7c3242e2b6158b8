package dev.tandem.conformance;

import dev.tandem.ops.EinsumEquation;
import dev.tandem.ops.LinalgOps;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Matrices, by the sums that define them and by {@link Matrices}. */
interface ReferenceLinalgOps extends ReferenceBase, LinalgOps<ReferenceTensor> {
    @Override
    default ReferenceTensor matmul(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.matmul(a.type(), b.type());
        Coordinates out = Coordinates.of(type.shape());
        Coordinates inA = Coordinates.of(a.shape());
        Coordinates inB = Coordinates.of(b.shape());
        int rank = type.rank();
        long inner = a.shape().size(-1);
        Sums sums = new Sums(type);
        for (int i = 0; i < sums.count(); i++) {
            for (long k = 0; k < inner; k++) {
                // A batch axis of size 1 stretches; an axis of rows or columns never has to.
                long[] left = out.at(i);
                long[] right = left.clone();
                left[rank - 1] = k;
                right[rank - 2] = k;
                sums.add(i, List.of(a, b), List.of(inA.stretched(left), inB.stretched(right)));
            }
        }
        return sums.result();
    }

    @Override
    default ReferenceTensor einsum(String equation, List<ReferenceTensor> operands) {
        TensorType type = TYPES.einsum(
                equation, operands.stream().map(ReferenceTensor::type).toList());
        EinsumEquation parsed = EinsumEquation.parse(equation);
        Map<Character, Long> sizes =
                parsed.sizes(operands.stream().map(ReferenceTensor::shape).toList());
        List<Character> letters = List.copyOf(sizes.keySet());
        Shape space = Shape.of(letters.stream().map(sizes::get).toList());
        Coordinates everywhere = Coordinates.of(space);
        Sums sums = new Sums(type);
        for (int point = 0; point < space.elementCount(); point++) {
            long[] at = everywhere.at(point);
            Map<Character, Long> values = new HashMap<>();
            for (int i = 0; i < at.length; i++) {
                values.put(letters.get(i), at[i]);
            }
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < operands.size(); i++) {
                positions.add(place(operands.get(i).shape(), parsed.operands().get(i), values));
            }
            sums.add(place(type.shape(), parsed.result(), values), operands, positions);
        }
        return sums.result();
    }

    private static int place(Shape shape, String letters, Map<Character, Long> values) {
        return Coordinates.of(shape)
                .position(letters.chars()
                        .mapToLong(letter -> values.get((char) letter))
                        .toArray());
    }

    /** Sums of products, one for each element of a result. */
    final class Sums {
        private final TensorType type;
        private final double[] reals;
        private final long[] wholes;

        Sums(TensorType type) {
            this.type = type;
            int count = Math.toIntExact(type.shape().elementCount());
            this.reals = new double[count];
            this.wholes = new long[count];
        }

        int count() {
            return reals.length;
        }

        void add(int target, List<ReferenceTensor> factors, List<Integer> positions) {
            double real = 1;
            long whole = 1;
            for (int i = 0; i < factors.size(); i++) {
                if (type.dtype().isFloating()) {
                    real *= factors.get(i).real(positions.get(i));
                } else {
                    whole *= factors.get(i).whole(positions.get(i));
                }
            }
            reals[target] += real;
            wholes[target] += whole;
        }

        ReferenceTensor result() {
            return type.dtype().isFloating()
                    ? ReferenceTensor.ofReals(type, reals)
                    : ReferenceTensor.ofWholes(type, wholes);
        }
    }

    @Override
    default ReferenceTensor transpose(ReferenceTensor x) {
        Shape shape = TYPES.transpose(x.type()).shape();
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        return x.pick(shape, i -> {
            long[] at = out.at(i);
            long row = at[at.length - 2];
            at[at.length - 2] = at[at.length - 1];
            at[at.length - 1] = row;
            return in.position(at);
        });
    }

    @Override
    default ReferenceTensor dot(ReferenceTensor a, ReferenceTensor b) {
        Sums sums = new Sums(TYPES.dot(a.type(), b.type()));
        for (int i = 0; i < a.count(); i++) {
            sums.add(0, List.of(a, b), List.of(i, i));
        }
        return sums.result();
    }

    @Override
    default ReferenceTensor outer(ReferenceTensor a, ReferenceTensor b) {
        Sums sums = new Sums(TYPES.outer(a.type(), b.type()));
        for (int i = 0; i < sums.count(); i++) {
            sums.add(i, List.of(a, b), List.of(i / b.count(), i % b.count()));
        }
        return sums.result();
    }

    @Override
    default ReferenceTensor eyeLike(ReferenceTensor x, int n) {
        TensorType type = TYPES.eyeLike(x.type(), n);
        ReferenceTensor zeroAndOne = scalar(x, 0).followedBy(scalar(x, 1));
        return zeroAndOne.pick(type.shape(), i -> i / n == i % n ? 1 : 0);
    }

    /** Applies a function to each matrix of a batch; an operand's matrices come as rows. */
    private static ReferenceTensor eachMatrix(
            TensorType type, List<ReferenceTensor> operands, UnaryOperator<double[][][]> function) {
        Shape batch = operands.get(0).shape().range(0, operands.get(0).shape().rank() - 2);
        double[] result = new double[(int) type.shape().elementCount()];
        int next = 0;
        for (int i = 0; i < batch.elementCount(); i++) {
            int number = i;
            double[][][] arguments = operands.stream()
                    .map(operand -> Matrices.of(operand, number))
                    .toArray(double[][][]::new);
            for (double[] row : function.apply(arguments)[0]) {
                System.arraycopy(row, 0, result, next, row.length);
                next += row.length;
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor cholesky(ReferenceTensor x) {
        return eachMatrix(TYPES.cholesky(x.type()), List.of(x), in -> new double[][][] {Matrices.cholesky(in[0])});
    }

    @Override
    default ReferenceTensor inverse(ReferenceTensor x) {
        return eachMatrix(TYPES.inverse(x.type()), List.of(x), in ->
                new double[][][] {Matrices.solve("inverse", in[0], Matrices.identity(in[0].length))});
    }

    @Override
    default ReferenceTensor determinant(ReferenceTensor x) {
        return eachMatrix(TYPES.determinant(x.type()), List.of(x), in ->
                new double[][][] {{{Matrices.determinant(in[0])}}});
    }

    @Override
    default ReferenceTensor solve(ReferenceTensor a, ReferenceTensor b) {
        TensorType type = TYPES.solve(a.type(), b.type());
        return eachMatrix(type, List.of(a, b), in -> new double[][][] {Matrices.solve("solve", in[0], in[1])});
    }

    @Override
    default ReferenceTensor triangularSolve(ReferenceTensor a, ReferenceTensor b, boolean lower, boolean transposed) {
        TensorType type = TYPES.triangularSolve(a.type(), b.type(), lower, transposed);
        return eachMatrix(type, List.of(a, b), in -> {
            double[][] triangle = Matrices.triangle(in[0], lower);
            double[][] system = transposed ? Matrices.transpose(triangle) : triangle;
            boolean forward = lower != transposed;
            return new double[][][] {
                Matrices.substitute(
                        system, Arrays.stream(in[1]).map(double[]::clone).toArray(double[][]::new), forward)
            };
        });
    }
}
