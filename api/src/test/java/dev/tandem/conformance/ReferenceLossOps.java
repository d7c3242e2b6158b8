package dev.tandem.conformance;

import dev.tandem.ops.NnOps;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.List;

/** Softmax and the cross-entropies, row by row. */
interface ReferenceLossOps extends ReferenceBase, NnOps<ReferenceTensor> {
    /** The elements of a line less their largest, which no exponential overflows of. */
    private static double[] shifted(ReferenceTensor x, int[] line) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int position : line) {
            largest = Math.max(largest, x.real(position));
        }
        double[] result = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            result[i] = x.real(line[i]) - largest;
        }
        return result;
    }

    private static double[] logarithms(ReferenceTensor x, int axis) {
        double[] result = new double[x.count()];
        for (int[] line : Coordinates.groups(x.shape(), List.of(axis))) {
            double[] values = shifted(x, line);
            double total = Arrays.stream(values).map(Math::exp).sum();
            for (int i = 0; i < line.length; i++) {
                result[line[i]] = values[i] - Math.log(total);
            }
        }
        return result;
    }

    @Override
    default ReferenceTensor logSoftmax(ReferenceTensor x, int axis) {
        TensorType type = TYPES.logSoftmax(x.type(), axis);
        return ReferenceTensor.ofReals(type, logarithms(x, axis));
    }

    @Override
    default ReferenceTensor softmax(ReferenceTensor x, int axis) {
        TensorType type = TYPES.softmax(x.type(), axis);
        double[] result = new double[x.count()];
        for (int[] line : Coordinates.groups(x.shape(), List.of(axis))) {
            double[] values = shifted(x, line);
            double total = Arrays.stream(values).map(Math::exp).sum();
            for (int i = 0; i < line.length; i++) {
                result[line[i]] = Math.exp(values[i]) / total;
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor softmaxCrossEntropy(ReferenceTensor labels, ReferenceTensor logits) {
        TensorType type = TYPES.softmaxCrossEntropy(labels.type(), logits.type());
        int axis = logits.shape().rank() - 1;
        double[] logSoftmax = logarithms(logits, axis);
        List<int[]> lines = Coordinates.groups(logits.shape(), List.of(axis));
        double[] result = new double[lines.size()];
        for (int i = 0; i < result.length; i++) {
            for (int position : lines.get(i)) {
                result[i] -= labels.real(position) * logSoftmax[position];
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor sparseSoftmaxCrossEntropy(ReferenceTensor classes, ReferenceTensor logits) {
        TensorType type = TYPES.sparseSoftmaxCrossEntropy(classes.type(), logits.type());
        int axis = logits.shape().rank() - 1;
        double[] logSoftmax = logarithms(logits, axis);
        List<int[]> lines = Coordinates.groups(logits.shape(), List.of(axis));
        double[] result = new double[lines.size()];
        for (int i = 0; i < result.length; i++) {
            int[] line = lines.get(i);
            long chosen = ReferenceIndexOps.checked("sparseSoftmaxCrossEntropy", classes.whole(i), line.length);
            result[i] = -logSoftmax[line[(int) chosen]];
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor sigmoidCrossEntropy(ReferenceTensor labels, ReferenceTensor logits) {
        return Elementwise.combine(
                TYPES.sigmoidCrossEntropy(labels.type(), logits.type()),
                labels,
                logits,
                ReferenceLossOps::crossEntropy);
    }

    /** A sum that does not cancel; at +∞ what the formula says: ∞ − ∞·p. */
    private static double crossEntropy(double p, double x) {
        return x == Double.POSITIVE_INFINITY
                ? x - x * p
                : p * SpecialFunctions.softplus(-x) + (1 - p) * SpecialFunctions.softplus(x);
    }
}
