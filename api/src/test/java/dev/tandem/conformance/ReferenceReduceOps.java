package dev.tandem.conformance;

import dev.tandem.ops.ReduceOps;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.ToDoubleFunction;

/** Many values into one. */
interface ReferenceReduceOps extends ReferenceBase, ReduceOps<ReferenceTensor> {
    private static ReferenceTensor fold(
            TensorType type,
            ReferenceTensor x,
            List<Integer> axes,
            double start,
            DoubleBinaryOperator real,
            LongBinaryOperator whole) {
        List<int[]> groups = Coordinates.groups(x.shape(), axes);
        double[] reals = new double[x.isReal() ? groups.size() : 0];
        long[] wholes = new long[x.isReal() ? 0 : groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            if (x.isReal()) {
                reals[i] = start;
                for (int position : groups.get(i)) {
                    reals[i] = real.applyAsDouble(reals[i], x.real(position));
                }
            } else {
                wholes[i] = (long) start;
                for (int position : groups.get(i)) {
                    wholes[i] = whole.applyAsLong(wholes[i], x.whole(position));
                }
            }
        }
        return x.isReal() ? ReferenceTensor.ofReals(type, reals) : ReferenceTensor.ofWholes(type, wholes);
    }

    private static ReferenceTensor each(
            TensorType type, ReferenceTensor x, List<Integer> axes, ToDoubleFunction<double[]> statistic) {
        List<int[]> groups = Coordinates.groups(x.shape(), axes);
        double[] result = new double[groups.size()];
        for (int i = 0; i < result.length; i++) {
            int[] group = groups.get(i);
            double[] values = new double[group.length];
            for (int j = 0; j < group.length; j++) {
                values[j] = x.real(group[j]);
            }
            result[i] = statistic.applyAsDouble(values);
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor sum(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return fold(TYPES.sum(x.type(), axes, keepDims), x, axes, 0, Double::sum, Long::sum);
    }

    @Override
    default ReferenceTensor prod(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        TensorType type = TYPES.prod(x.type(), axes, keepDims);
        return fold(type, x, axes, 1, (a, b) -> a * b, (a, b) -> a * b);
    }

    @Override
    default ReferenceTensor max(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        TensorType type = TYPES.max(x.type(), axes, keepDims);
        // The start is below every double, and, as a long, below every whole number.
        return fold(type, x, axes, Double.NEGATIVE_INFINITY, Math::max, Math::max);
    }

    @Override
    default ReferenceTensor min(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        TensorType type = TYPES.min(x.type(), axes, keepDims);
        return fold(type, x, axes, Double.POSITIVE_INFINITY, Math::min, Math::min);
    }

    @Override
    default ReferenceTensor any(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return fold(TYPES.any(x.type(), axes, keepDims), x, axes, 0, Double::sum, (a, b) -> a | b);
    }

    @Override
    default ReferenceTensor all(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return fold(TYPES.all(x.type(), axes, keepDims), x, axes, 1, Double::sum, (a, b) -> a & b);
    }

    @Override
    default ReferenceTensor mean(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return each(TYPES.mean(x.type(), axes, keepDims), x, axes, ReferenceReduceOps::mean);
    }

    @Override
    default ReferenceTensor variance(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return each(TYPES.variance(x.type(), axes, keepDims), x, axes, ReferenceReduceOps::variance);
    }

    @Override
    default ReferenceTensor std(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return each(TYPES.std(x.type(), axes, keepDims), x, axes, values -> Math.sqrt(variance(values)));
    }

    @Override
    default ReferenceTensor logSumExp(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return each(TYPES.logSumExp(x.type(), axes, keepDims), x, axes, SpecialFunctions::logSumExp);
    }

    @Override
    default ReferenceTensor norm(ReferenceTensor x, List<Integer> axes, boolean keepDims) {
        return each(TYPES.norm(x.type(), axes, keepDims), x, axes, values -> {
            double squares = 0;
            for (double value : values) {
                squares += value * value;
            }
            return Math.sqrt(squares);
        });
    }

    /** Σx / n, which is NaN of nothing. */
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Σ(x − mean)² / n. */
    static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / values.length;
    }
}
