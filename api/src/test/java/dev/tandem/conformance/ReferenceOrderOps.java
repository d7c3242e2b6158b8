package dev.tandem.conformance;

import dev.tandem.ops.ReduceOps;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Positions, running totals and orders along one axis. */
interface ReferenceOrderOps extends ReferenceBase, ReduceOps<ReferenceTensor> {
    /** Ascending, NaN last, −0 equal to 0. */
    private static Comparator<Integer> ascending(ReferenceTensor x) {
        if (!x.isReal()) {
            return Comparator.comparingLong(x::whole);
        }
        return (i, j) -> {
            double a = x.real(i);
            double b = x.real(j);
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
            }
            return a < b ? -1 : a > b ? 1 : 0;
        };
    }

    /** For each line along an axis the order of its places, first to last; put where the line's elements are. */
    private static ReferenceTensor order(TensorType type, ReferenceTensor x, int axis, Comparator<Integer> order) {
        long[] result = new long[x.count()];
        for (int[] line : Coordinates.groups(x.shape(), List.of(axis))) {
            List<Integer> places = new ArrayList<>();
            for (int place = 0; place < line.length; place++) {
                places.add(place);
            }
            places.sort((p, q) -> order.compare(line[p], line[q]));
            for (int place = 0; place < line.length; place++) {
                result[line[place]] = places.get(place);
            }
        }
        return ReferenceTensor.ofWholes(type, result);
    }

    /** For each line along an axis, the first place that none comes before. */
    private static ReferenceTensor first(TensorType type, ReferenceTensor x, int axis, Comparator<Integer> order) {
        List<int[]> lines = Coordinates.groups(x.shape(), List.of(axis));
        long[] result = new long[lines.size()];
        for (int i = 0; i < result.length; i++) {
            int[] line = lines.get(i);
            for (int place = 1; place < line.length; place++) {
                if (order.compare(line[place], line[(int) result[i]]) < 0) {
                    result[i] = place;
                }
            }
        }
        return ReferenceTensor.ofWholes(type, result);
    }

    @Override
    default ReferenceTensor argMax(ReferenceTensor x, int axis) {
        return first(TYPES.argMax(x.type(), axis), x, axis, Collections.reverseOrder(ascending(x)));
    }

    @Override
    default ReferenceTensor argMin(ReferenceTensor x, int axis) {
        Comparator<Integer> nanFirst = x.isReal()
                ? Comparator.comparing((Integer i) -> !Double.isNaN(x.real(i))).thenComparing(ascending(x))
                : ascending(x);
        return first(TYPES.argMin(x.type(), axis), x, axis, nanFirst);
    }

    @Override
    default ReferenceTensor argSort(ReferenceTensor x, int axis, boolean descending) {
        Comparator<Integer> order = ascending(x);
        TensorType type = TYPES.argSort(x.type(), axis, descending);
        return order(type, x, axis, descending ? Collections.reverseOrder(order) : order);
    }

    @Override
    default ReferenceTensor sort(ReferenceTensor x, int axis, boolean descending) {
        ReferenceTensor order = argSort(x, axis, descending);
        Coordinates at = Coordinates.of(x.shape());
        return x.pick(x.shape(), i -> {
            long[] from = at.at(i);
            from[axis] = order.whole(i);
            return at.position(from);
        });
    }

    @Override
    default ReferenceTensor topKIndices(ReferenceTensor x, int k) {
        Shape shape = TYPES.topKIndices(x.type(), k).shape();
        ReferenceTensor order = argSort(x, x.shape().rank() - 1, true);
        Coordinates out = Coordinates.of(shape);
        Coordinates in = Coordinates.of(x.shape());
        return order.pick(shape, i -> in.position(out.at(i)));
    }

    @Override
    default ReferenceTensor cumSum(ReferenceTensor x, int axis) {
        return running(TYPES.cumSum(x.type(), axis), x, axis, false);
    }

    @Override
    default ReferenceTensor cumProd(ReferenceTensor x, int axis) {
        return running(TYPES.cumProd(x.type(), axis), x, axis, true);
    }

    private static ReferenceTensor running(TensorType type, ReferenceTensor x, int axis, boolean product) {
        double[] reals = new double[x.isReal() ? x.count() : 0];
        long[] wholes = new long[x.isReal() ? 0 : x.count()];
        for (int[] line : Coordinates.groups(x.shape(), List.of(axis))) {
            double real = product ? 1 : 0;
            long whole = product ? 1 : 0;
            for (int position : line) {
                if (x.isReal()) {
                    real = product ? real * x.real(position) : real + x.real(position);
                    reals[position] = real;
                } else {
                    whole = product ? whole * x.whole(position) : whole + x.whole(position);
                    wholes[position] = whole;
                }
            }
        }
        return x.isReal() ? ReferenceTensor.ofReals(type, reals) : ReferenceTensor.ofWholes(type, wholes);
    }
}
