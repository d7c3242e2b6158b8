package dev.tandem.contract;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The optimizers' published equations as plain loops over doubles, one number after another. */
final class OptimizerLoops {
    /** What updates a parameter in place and remembers what it must. */
    interface Loop {
        /** Takes the step of number t, 1 for the first. */
        void step(double[] w, double[] g, double rate, int t);
    }

    /** Makes a loop for a parameter of that many rows, 0 for a vector, and columns. */
    interface Maker {
        Loop of(int rows, int columns);
    }

    private OptimizerLoops() {}

    private static int size(int rows, int columns) {
        return Math.max(rows, 1) * columns;
    }

    static Maker sgd(double momentum, boolean nesterov) {
        return (rows, columns) -> {
            double[] m = new double[size(rows, columns)];
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    m[i] = momentum * m[i] - rate * g[i];
                    w[i] += nesterov ? momentum * m[i] - rate * g[i] : m[i];
                }
            };
        };
    }

    static Maker adam(double beta1, double beta2, double epsilon, boolean amsgrad) {
        return (rows, columns) -> {
            double[] m = new double[size(rows, columns)];
            double[] v = new double[m.length];
            double[] largest = new double[m.length];
            return (w, g, rate, t) -> {
                double alpha = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
                for (int i = 0; i < w.length; i++) {
                    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                    v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                    largest[i] = Math.max(largest[i], v[i]);
                    w[i] -= alpha * m[i] / (Math.sqrt(amsgrad ? largest[i] : v[i]) + epsilon);
                }
            };
        };
    }

    static Maker decaying(double weightDecay, Maker maker) {
        return (rows, columns) -> {
            Loop loop = maker.of(rows, columns);
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    w[i] -= w[i] * rate * weightDecay;
                }
                loop.step(w, g, rate, t);
            };
        };
    }

    static Maker adamax(double beta1, double beta2, double epsilon) {
        return (rows, columns) -> {
            double[] m = new double[size(rows, columns)];
            double[] u = new double[m.length];
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                    u[i] = Math.max(beta2 * u[i], Math.abs(g[i]));
                    w[i] -= rate / (1 - Math.pow(beta1, t)) * m[i] / (u[i] + epsilon);
                }
            };
        };
    }

    static Maker nadam(double beta1, double beta2, double epsilon) {
        DoubleUnaryOperator u = t -> beta1 * (1 - 0.5 * Math.pow(0.96, t));
        return (rows, columns) -> {
            double[] m = new double[size(rows, columns)];
            double[] v = new double[m.length];
            return (w, g, rate, t) -> {
                double product = 1;
                for (int s = 1; s <= t; s++) {
                    product *= u.applyAsDouble(s);
                }
                double next = u.applyAsDouble(t + 1);
                for (int i = 0; i < w.length; i++) {
                    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                    v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                    double mHat = next * m[i] / (1 - product * next) + (1 - u.applyAsDouble(t)) * g[i] / (1 - product);
                    double vHat = v[i] / (1 - Math.pow(beta2, t));
                    w[i] -= rate * mHat / (Math.sqrt(vHat) + epsilon);
                }
            };
        };
    }

    static Maker rmsProp(double rho, double momentum, double epsilon, boolean centered) {
        return (rows, columns) -> {
            double[] v = new double[size(rows, columns)];
            double[] a = new double[v.length];
            double[] m = new double[v.length];
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    v[i] = rho * v[i] + (1 - rho) * g[i] * g[i];
                    a[i] = rho * a[i] + (1 - rho) * g[i];
                    double square = v[i] - (centered ? a[i] * a[i] : 0) + epsilon;
                    m[i] = momentum * m[i] + rate * g[i] / Math.sqrt(square);
                    w[i] -= m[i];
                }
            };
        };
    }

    static Maker adagrad(double initial, double epsilon) {
        return (rows, columns) -> {
            double[] a = new double[size(rows, columns)];
            Arrays.fill(a, initial);
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    a[i] += g[i] * g[i];
                    w[i] -= rate * g[i] / Math.sqrt(a[i] + epsilon);
                }
            };
        };
    }

    static Maker adadelta(double rho, double epsilon) {
        return (rows, columns) -> {
            double[] a = new double[size(rows, columns)];
            double[] b = new double[a.length];
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    a[i] = rho * a[i] + (1 - rho) * g[i] * g[i];
                    double d = -g[i] * Math.sqrt(b[i] + epsilon) / Math.sqrt(a[i] + epsilon);
                    b[i] = rho * b[i] + (1 - rho) * d * d;
                    w[i] += rate * d;
                }
            };
        };
    }

    static Maker lion(double beta1, double beta2) {
        return (rows, columns) -> {
            double[] m = new double[size(rows, columns)];
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    w[i] -= rate * Math.signum(beta1 * m[i] + (1 - beta1) * g[i]);
                    m[i] = beta2 * m[i] + (1 - beta2) * g[i];
                }
            };
        };
    }

    static Maker adafactor(double decay, double epsilon1, double epsilon2, double threshold) {
        return (rows, columns) -> {
            double[] r = new double[rows];
            double[] c = new double[columns];
            return (w, g, rate, t) -> {
                double beta = 1 - Math.pow(t, decay);
                double[] s = Arrays.stream(g).map(x -> x * x + epsilon1).toArray();
                double[] u = new double[w.length];
                for (int i = 0; i < rows; i++) {
                    r[i] *= beta;
                    for (int j = 0; j < columns; j++) {
                        r[i] += (1 - beta) * s[i * columns + j] / columns;
                    }
                }
                for (int j = 0; j < columns; j++) {
                    c[j] *= beta;
                    for (int i = 0; i < Math.max(rows, 1); i++) {
                        c[j] += (1 - beta) * s[i * columns + j] / Math.max(rows, 1);
                    }
                }
                double mean = Arrays.stream(r).average().orElse(1);
                for (int i = 0; i < w.length; i++) {
                    double v = rows == 0 ? c[i] : r[i / columns] * c[i % columns] / mean;
                    u[i] = g[i] / Math.sqrt(v);
                }
                double alpha = Math.max(epsilon2, rms(w)) * Math.min(rate, 1 / Math.sqrt(t));
                double bound = Math.max(1, rms(u) / threshold);
                for (int i = 0; i < w.length; i++) {
                    w[i] -= alpha * u[i] / bound;
                }
            };
        };
    }

    private static double rms(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(a -> a * a).average().orElseThrow());
    }

    static Maker ftrl(double power, double initial, double l1, double l2, double shrinkage, double beta) {
        return (rows, columns) -> {
            double[] a = new double[size(rows, columns)];
            double[] z = new double[a.length];
            Arrays.fill(a, initial);
            return (w, g, rate, t) -> {
                for (int i = 0; i < w.length; i++) {
                    double before = Math.pow(a[i], -power);
                    a[i] += g[i] * g[i];
                    double after = Math.pow(a[i], -power);
                    z[i] += g[i] + 2 * shrinkage * w[i] - (after - before) / rate * w[i];
                    double quadratic = after / rate + 2 * (l2 + beta / (2 * rate));
                    w[i] = (Math.max(-l1, Math.min(l1, z[i])) - z[i]) / quadratic;
                }
            };
        };
    }
}
