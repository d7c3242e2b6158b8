package dev.tandem.contract;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Recurrent layers and attention in plain loops over [steps][features], one example at a time, written from the equations. */
final class PlainSequences {
    private PlainSequences() {}

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** x·kernel[:, column] of a kernel [x.length, columns] that lies flat. */
    static double dot(double[] x, double[] kernel, int columns, int column) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * kernel[i * columns + column];
        }
        return sum;
    }

    /** Weights as a layer has them, flat. */
    static final class Weights {
        private final double[] kernel;
        private final double[] recurrent;
        private final double[] bias;

        Weights(double[] kernel, double[] recurrent, double[] bias) {
            this.kernel = kernel;
            this.recurrent = recurrent;
            this.bias = bias;
        }
    }

    /** What a cell makes of an input and its states; the first state is its output. */
    interface Cell {
        double[][] next(double[] x, double[][] states);
    }

    static Cell simple(Weights w, int units) {
        return (x, states) -> {
            double[] h = new double[units];
            for (int u = 0; u < units; u++) {
                h[u] = Math.tanh(dot(x, w.kernel, units, u) + dot(states[0], w.recurrent, units, u) + w.bias[u]);
            }
            return new double[][] {h};
        };
    }

    static Cell lstm(Weights w, int units) {
        return (x, states) -> {
            double[] h = new double[units];
            double[] c = new double[units];
            double[] z = new double[4 * units];
            for (int g = 0; g < z.length; g++) {
                z[g] = dot(x, w.kernel, 4 * units, g) + dot(states[0], w.recurrent, 4 * units, g) + w.bias[g];
            }
            for (int u = 0; u < units; u++) {
                c[u] = sigmoid(z[units + u]) * states[1][u] + sigmoid(z[u]) * Math.tanh(z[2 * units + u]);
                h[u] = sigmoid(z[3 * units + u]) * Math.tanh(c[u]);
            }
            return new double[][] {h, c};
        };
    }

    static Cell gru(Weights w, int units, boolean resetAfter) {
        int all = 3 * units;
        return (x, states) -> {
            double[] before = states[0];
            double[] h = new double[units];
            double[] reset = new double[units];
            for (int u = 0; u < units; u++) {
                double second = resetAfter ? w.bias[all + units + u] : 0;
                reset[u] = sigmoid(dot(x, w.kernel, all, units + u)
                        + w.bias[units + u]
                        + dot(before, w.recurrent, all, units + u)
                        + second);
            }
            double[] scaled = new double[units];
            Arrays.setAll(scaled, u -> reset[u] * before[u]);
            for (int u = 0; u < units; u++) {
                double second = resetAfter ? w.bias[all + u] : 0;
                double update =
                        sigmoid(dot(x, w.kernel, all, u) + w.bias[u] + dot(before, w.recurrent, all, u) + second);
                double inner = resetAfter
                        ? reset[u] * (dot(before, w.recurrent, all, 2 * units + u) + w.bias[all + 2 * units + u])
                        : dot(scaled, w.recurrent, all, 2 * units + u);
                double candidate = Math.tanh(dot(x, w.kernel, all, 2 * units + u) + w.bias[2 * units + u] + inner);
                h[u] = update * before[u] + (1 - update) * candidate;
            }
            return new double[][] {h};
        };
    }

    /** The outputs of all steps in the order in which they are computed, and at the end the states. */
    static double[][] run(double[][] x, Cell cell, double[][] first, boolean backwards, IntPredicate counts) {
        double[][] states = first;
        double[] output = new double[first[0].length];
        double[][] result = new double[x.length + first.length][];
        for (int i = 0; i < x.length; i++) {
            int time = backwards ? x.length - 1 - i : i;
            if (counts.test(time)) {
                states = cell.next(x[time], states);
                output = states[0];
            }
            result[i] = output;
        }
        System.arraycopy(states, 0, result, x.length, states.length);
        return result;
    }

    /** x·kernel + bias of a kernel [features, width]. */
    static double[][] project(double[][] x, double[] kernel, double[] bias) {
        double[][] result = new double[x.length][bias.length];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < bias.length; o++) {
                result[t][o] = dot(x[t], kernel, bias.length, o) + bias[o];
            }
        }
        return result;
    }

    /** Who may look where. */
    interface Sight {
        boolean sees(int query, int key);
    }

    /** Heads side by side, [T][heads·valueDim], of projections [T or S][heads·size]. */
    static double[][] attend(double[][] query, double[][] key, double[][] value, int heads, Sight sight) {
        int size = key[0].length / heads;
        int width = value[0].length / heads;
        double[][] result = new double[query.length][heads * width];
        for (int head = 0; head < heads; head++) {
            for (int t = 0; t < query.length; t++) {
                double[] weights = new double[key.length];
                double total = 0;
                for (int s = 0; s < key.length; s++) {
                    double logit = 0;
                    for (int d = 0; d < size; d++) {
                        logit += query[t][head * size + d] * key[s][head * size + d];
                    }
                    weights[s] = sight.sees(t, s) ? Math.exp(logit / Math.sqrt(size)) : 0;
                    total += weights[s];
                }
                for (int s = 0; s < key.length; s++) {
                    for (int d = 0; d < width; d++) {
                        result[t][head * width + d] += weights[s] / total * value[s][head * width + d];
                    }
                }
            }
        }
        return result;
    }

    /** Example n of a batch [n, steps, features]. */
    static double[][] example(double[] flat, int n, int steps, int features) {
        double[][] result = new double[steps][];
        for (int t = 0; t < steps; t++) {
            int start = (n * steps + t) * features;
            result[t] = Arrays.copyOfRange(flat, start, start + features);
        }
        return result;
    }

    static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
