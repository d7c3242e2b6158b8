package dev.tandem.contract;

import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.loss.BinaryFocalCrossentropy;
import dev.tandem.loss.CategoricalCrossentropy;
import dev.tandem.loss.CategoricalFocalCrossentropy;
import dev.tandem.loss.CategoricalHinge;
import dev.tandem.loss.CosineSimilarity;
import dev.tandem.loss.Hinge;
import dev.tandem.loss.Huber;
import dev.tandem.loss.KlDivergence;
import dev.tandem.loss.LogCosh;
import dev.tandem.loss.MeanAbsoluteError;
import dev.tandem.loss.MeanAbsolutePercentageError;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.loss.MeanSquaredLogarithmicError;
import dev.tandem.loss.Poisson;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.loss.SquaredHinge;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;

/** Every loss, with its formula once more in plain Java: written from the equations, not from the tensor code. */
final class LossCases {
    private LossCases() {}

    static List<LossCase> all() {
        return List.of(
                new LossCase(new MeanSquaredError(), LossCase.REAL, LossCase.ANY, mean((t, p) -> (t - p) * (t - p))),
                new LossCase(new MeanAbsoluteError(), LossCase.REAL, LossCase.ANY, mean((t, p) -> Math.abs(t - p))),
                new LossCase(
                        new MeanAbsolutePercentageError(),
                        LossCase.REAL,
                        LossCase.ANY,
                        mean((t, p) -> 100 * Math.abs((t - p) / t))),
                new LossCase(
                        new MeanSquaredLogarithmicError(),
                        LossCase.POSITIVE,
                        LossCase.SHARE,
                        mean((t, p) -> Math.pow(Math.log((p + 1) / (t + 1)), 2))),
                new LossCase(new Huber(), LossCase.REAL, LossCase.ANY, mean((t, p) -> huber(t - p, 1))),
                new LossCase(new Huber(0.4), LossCase.REAL, LossCase.ANY, mean((t, p) -> huber(t - p, 0.4))),
                new LossCase(new LogCosh(), LossCase.REAL, LossCase.ANY, mean((t, p) -> Math.log(Math.cosh(p - t)))),
                new LossCase(
                        new KlDivergence(), LossCase.MULTI_HOT, LossCase.SHARE, sum((t, p) -> t * Math.log(t / p))),
                new LossCase(
                        new Poisson(), LossCase.POSITIVE, LossCase.SHARE, mean((t, p) -> p - t * Math.log(p + 1e-7))),
                new LossCase(new Hinge(), LossCase.SIGNS, LossCase.ANY, mean((t, p) -> Math.max(0, 1 - t * p))),
                new LossCase(
                        new Hinge(), LossCase.BITS, LossCase.ANY, mean((t, p) -> Math.max(0, 1 - (2 * t - 1) * p))),
                new LossCase(
                        new SquaredHinge(),
                        LossCase.SIGNS,
                        LossCase.ANY,
                        mean((t, p) -> Math.pow(Math.max(0, 1 - t * p), 2))),
                new LossCase(new CategoricalHinge(), LossCase.ONE_HOT, LossCase.ANY, LossCases::categoricalHinge),
                new LossCase(new CosineSimilarity(), LossCase.REAL, LossCase.ANY, LossCases::cosine),
                new LossCase(
                        BinaryCrossentropy.ofProbabilities(), LossCase.BITS, LossCase.SHARE, mean(LossCases::binary)),
                new LossCase(
                        BinaryCrossentropy.ofLogits(),
                        LossCase.BITS,
                        LossCase.ANY,
                        mean((t, x) -> binary(t, sigmoid(x)))),
                new LossCase(
                        BinaryCrossentropy.ofLogits().labelSmoothing(0.2),
                        LossCase.BITS,
                        LossCase.ANY,
                        mean((t, x) -> binary(0.8 * t + 0.1, sigmoid(x)))),
                new LossCase(
                        BinaryFocalCrossentropy.ofProbabilities(),
                        LossCase.BITS,
                        LossCase.SHARE,
                        mean((t, p) -> binaryFocal(t, p, 2))),
                new LossCase(
                        BinaryFocalCrossentropy.ofLogits()
                                .balanced(0.3)
                                .gamma(1.5)
                                .labelSmoothing(0.1),
                        LossCase.BITS,
                        LossCase.ANY,
                        mean((t, x) -> balance(0.9 * t + 0.05, 0.3) * binaryFocal(0.9 * t + 0.05, sigmoid(x), 1.5))),
                new LossCase(
                        BinaryFocalCrossentropy.ofProbabilities().gamma(0),
                        LossCase.BITS,
                        LossCase.SHARE,
                        mean(LossCases::binary)),
                new LossCase(
                        CategoricalCrossentropy.ofProbabilities(),
                        LossCase.ONE_HOT,
                        LossCase.SHARE,
                        (t, p) -> crossentropy(t, normalized(p))),
                new LossCase(
                        CategoricalCrossentropy.ofLogits().labelSmoothing(0.3),
                        LossCase.ONE_HOT,
                        LossCase.ANY,
                        (t, x) -> crossentropy(smooth(t, 0.3), softmax(x))),
                new LossCase(
                        CategoricalCrossentropy.ofLogits(),
                        LossCase.MULTI_HOT,
                        LossCase.ANY,
                        (t, x) -> crossentropy(t, softmax(x))),
                new LossCase(
                        CategoricalFocalCrossentropy.ofProbabilities(),
                        LossCase.ONE_HOT,
                        LossCase.SHARE,
                        (t, p) -> focal(t, normalized(p), 0.25, 2)),
                new LossCase(
                        CategoricalFocalCrossentropy.ofLogits()
                                .alpha(0.6)
                                .gamma(3)
                                .labelSmoothing(0.1),
                        LossCase.ONE_HOT,
                        LossCase.ANY,
                        (t, x) -> focal(smooth(t, 0.1), softmax(x), 0.6, 3)),
                new LossCase(
                        SparseCategoricalCrossentropy.ofProbabilities(),
                        LossCase.ID,
                        LossCase.SHARE,
                        (t, p) -> -Math.log(normalized(p)[(int) t[0]])),
                new LossCase(
                        SparseCategoricalCrossentropy.ofLogits(),
                        LossCase.ID,
                        LossCase.ANY,
                        (t, x) -> -Math.log(softmax(x)[(int) t[0]])),
                new LossCase(
                        SparseCategoricalCrossentropy.ofProbabilities().ignoring(-1),
                        LossCase.ID,
                        LossCase.SHARE,
                        (t, p) -> -Math.log(normalized(p)[(int) t[0]])));
    }

    private static ToDoubleBiFunction<double[], double[]> sum(DoubleBinaryOperator each) {
        return (t, p) -> {
            double total = 0;
            for (int i = 0; i < p.length; i++) {
                total += each.applyAsDouble(t[i], p[i]);
            }
            return total;
        };
    }

    private static ToDoubleBiFunction<double[], double[]> mean(DoubleBinaryOperator each) {
        return (t, p) -> sum(each).applyAsDouble(t, p) / p.length;
    }

    private static double huber(double error, double delta) {
        double size = Math.abs(error);
        return size <= delta ? error * error / 2 : delta * (size - delta / 2);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double binary(double t, double p) {
        return -(t * Math.log(p) + (1 - t) * Math.log(1 - p));
    }

    private static double binaryFocal(double t, double p, double gamma) {
        return Math.pow(1 - (t * p + (1 - t) * (1 - p)), gamma) * binary(t, p);
    }

    private static double balance(double t, double alpha) {
        return t * alpha + (1 - t) * (1 - alpha);
    }

    private static double categoricalHinge(double[] t, double[] p) {
        double right = 0;
        double wrong = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            right += t[i] * p[i];
            wrong = Math.max(wrong, (1 - t[i]) * p[i]);
        }
        return Math.max(0, wrong - right + 1);
    }

    static double cosine(double[] t, double[] p) {
        double product = sum((a, b) -> a * b).applyAsDouble(t, p);
        double lengths = Math.sqrt(Arrays.stream(t).map(x -> x * x).sum())
                * Math.sqrt(Arrays.stream(p).map(x -> x * x).sum());
        return -product / lengths;
    }

    private static double[] normalized(double[] p) {
        double total = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / total).toArray();
    }

    private static double[] softmax(double[] x) {
        return normalized(Arrays.stream(x).map(Math::exp).toArray());
    }

    private static double[] smooth(double[] t, double smoothing) {
        return Arrays.stream(t)
                .map(x -> x * (1 - smoothing) + smoothing / t.length)
                .toArray();
    }

    private static double crossentropy(double[] t, double[] p) {
        return -sum((a, b) -> a * Math.log(b)).applyAsDouble(t, p);
    }

    private static double focal(double[] t, double[] p, double alpha, double gamma) {
        return -sum((a, b) -> alpha * Math.pow(1 - b, gamma) * a * Math.log(b)).applyAsDouble(t, p);
    }
}
