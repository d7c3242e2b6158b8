package dev.tandem.conformance;

import dev.tandem.ops.NnOps;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Dense layers, normalisations and embeddings. */
interface ReferenceNormalisationOps extends ReferenceBase, NnOps<ReferenceTensor> {
    @Override
    default ReferenceTensor linear(ReferenceTensor x, ReferenceTensor kernel, ReferenceTensor bias) {
        TensorType type = TYPES.linear(x.type(), kernel.type(), bias.type());
        int in = (int) kernel.shape().size(0);
        int out = (int) kernel.shape().size(1);
        double[] result = new double[(int) type.shape().elementCount()];
        for (int i = 0; i < result.length; i++) {
            int row = i / out;
            int column = i % out;
            result[i] = bias.real(column);
            for (int k = 0; k < in; k++) {
                result[i] += x.real(row * in + k) * kernel.real(k * out + column);
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor lstm(
            ReferenceTensor x,
            ReferenceTensor kernel,
            ReferenceTensor recurrent,
            ReferenceTensor bias,
            ReferenceTensor h,
            ReferenceTensor c) {
        TensorType type = TYPES.lstm(x.type(), kernel.type(), recurrent.type(), bias.type(), h.type(), c.type());
        int steps = (int) x.shape().size(1);
        int features = (int) x.shape().size(2);
        int units = (int) h.shape().size(1);
        double[] result = new double[(int) type.shape().elementCount()];
        for (int n = 0; n < x.shape().size(0); n++) {
            int first = n * (steps + 1) * units;
            double[] z = new double[4 * units];
            for (int u = 0; u < units; u++) {
                result[first + steps * units + u] = c.real(n * units + u);
            }
            for (int t = 0; t < steps; t++) {
                for (int g = 0; g < z.length; g++) {
                    z[g] = bias.real(g);
                    for (int k = 0; k < features; k++) {
                        z[g] += x.real((n * steps + t) * features + k) * kernel.real(k * z.length + g);
                    }
                    for (int k = 0; k < units; k++) {
                        double before = t == 0 ? h.real(n * units + k) : result[first + (t - 1) * units + k];
                        z[g] += before * recurrent.real(k * z.length + g);
                    }
                }
                for (int u = 0; u < units; u++) {
                    int carry = first + steps * units + u;
                    result[carry] =
                            logistic(z[units + u]) * result[carry] + logistic(z[u]) * Math.tanh(z[2 * units + u]);
                    result[first + t * units + u] = logistic(z[3 * units + u]) * Math.tanh(result[carry]);
                }
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double normalised(double x, double mean, double variance, double epsilon) {
        return (x - mean) / Math.sqrt(variance + epsilon);
    }

    @Override
    default ReferenceTensor batchNorm(
            ReferenceTensor x,
            ReferenceTensor mean,
            ReferenceTensor variance,
            ReferenceTensor scale,
            ReferenceTensor offset,
            double epsilon) {
        TensorType type = TYPES.batchNorm(x.type(), mean.type(), variance.type(), scale.type(), offset.type(), epsilon);
        double[] result = new double[x.count()];
        for (int i = 0; i < result.length; i++) {
            int channel = i % scale.count();
            double value = normalised(x.real(i), mean.real(channel), variance.real(channel), epsilon);
            result[i] = scale.real(channel) * value + offset.real(channel);
        }
        return ReferenceTensor.ofReals(type, result);
    }

    /** Elements that share their statistics; {@code parameter} is how many elements from one to the next scale. */
    private static ReferenceTensor normalise(
            TensorType type,
            ReferenceTensor x,
            List<int[]> groups,
            ReferenceTensor scale,
            ReferenceTensor offset,
            double epsilon) {
        double[] result = new double[x.count()];
        for (int[] group : groups) {
            double[] values = new double[group.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = x.real(group[i]);
            }
            double mean = ReferenceReduceOps.mean(values);
            double variance = ReferenceReduceOps.variance(values);
            for (int position : group) {
                int parameter = position % scale.count();
                double value = normalised(x.real(position), mean, variance, epsilon);
                result[position] = scale.real(parameter) * value + offset.real(parameter);
            }
        }
        return ReferenceTensor.ofReals(type, result);
    }

    @Override
    default ReferenceTensor layerNorm(
            ReferenceTensor x, ReferenceTensor scale, ReferenceTensor offset, double epsilon) {
        TensorType type = TYPES.layerNorm(x.type(), scale.type(), offset.type(), epsilon);
        List<Integer> axes = new ArrayList<>();
        for (int axis = x.shape().rank() - scale.shape().rank();
                axis < x.shape().rank();
                axis++) {
            axes.add(axis);
        }
        return normalise(type, x, Coordinates.groups(x.shape(), axes), scale, offset, epsilon);
    }

    @Override
    default ReferenceTensor groupNorm(
            ReferenceTensor x, ReferenceTensor scale, ReferenceTensor offset, int groups, double epsilon) {
        TensorType type = TYPES.groupNorm(x.type(), scale.type(), offset.type(), groups, epsilon);
        long batch = x.shape().size(0);
        long channels = x.shape().size(-1);
        long positions = x.shape().range(1, x.shape().rank() - 1).elementCount();
        Shape split = Shape.of(batch, positions, groups, channels / groups);
        return normalise(type, x, Coordinates.groups(split, List.of(1, 3)), scale, offset, epsilon);
    }

    @Override
    default ReferenceTensor embedding(ReferenceTensor table, ReferenceTensor ids) {
        Shape shape = TYPES.embedding(table.type(), ids.type()).shape();
        int size = (int) table.shape().size(1);
        for (int i = 0; i < ids.count(); i++) {
            ReferenceIndexOps.checked("embedding", ids.whole(i), table.shape().size(0));
        }
        return table.pick(shape, i -> (int) ids.whole(i / size) * size + i % size);
    }
}
