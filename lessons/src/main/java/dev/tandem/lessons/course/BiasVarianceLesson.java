package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.function.RandomTensors;
import dev.tandem.function.TensorFunction;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.sweep.Setting;
import dev.tandem.sweep.Sweep;
import dev.tandem.sweep.SweepTable;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the error of a model comes from: thousands of fits to points drawn anew, from too stiff to too nimble. */
public final class BiasVarianceLesson implements Lesson {
    private static final double NOISE = 0.3;
    private static final int POINTS = 20;
    private static final int PLACES = 41;
    private static final int FITS = 200;
    private static final int SEEDS = 10;
    private static final int MOST_NUMBERS = 10;
    private static final int DRAWN = 4;
    private static final String NUMBERS = "numbers";

    @Override
    public String id() {
        return "bias-variance";
    }

    @Override
    public String title() {
        return "Bias, variance and noise: what an error is made of";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("Many worlds");
        report.say("The truth is y = sin(πx). In every world someone measures it at the same " + POINTS
                + " places, each time"
                + " with an error of " + NOISE
                + ", and fits a polynomial: by least squares, as in 'linear-regression', so"
                + " that nothing is left to chance but the points. Four such worlds, for three models:");
        TensorFunction fit =
                backend.functionOfList(inputs -> List.of(fits(inputs.get(0), inputs.get(1), inputs.get(2))));
        for (int numbers : List.of(2, 4, MOST_NUMBERS)) {
            report.show(worlds(backend, fit, numbers));
        }
        report.say(
                "The lines all miss the bends, and all in the same way: that is bias, the error of the mean of all worlds. The"
                        + " curves of " + MOST_NUMBERS
                        + " numbers are right in the mean, but each world has another one: that is"
                        + " variance. Four numbers are stiff enough and nimble enough.");

        report.section("The sum");
        report.say(
                "Written as f for the truth, p for what a world's model says, and a bar for the mean over all worlds, the mean"
                        + " squared error on a new point y = f + noise falls into three parts: mean (y − p)² = (f − p̄)² +"
                        + " mean (p − p̄)² + noise², bias² plus variance plus noise². Nothing is left over. A sweep over the size of"
                        + " the model measures all three, with " + SEEDS + " seeds of " + FITS
                        + " worlds each, and, on new points, the"
                        + " error itself:");
        // region sweep
        SweepTable table = Sweep.grid(NUMBERS, sizes())
                .seeds(SEEDS)
                .run(trial -> measure(backend, fit, trial.setting().integer(NUMBERS), trial.seed()));
        // endregion
        report.show(parts(table));
        report.show(curves(table));
        record(report, table);
        int best = table.lowest("error").integer(NUMBERS);
        report.value("best-numbers", best);
        report.say(
                "The last columns are the test: what is left over is no further from 0 than chance explains, which is what its"
                        + " standard error over the seeds measures. With more numbers the bias falls, the variance rises, and the"
                        + " error is a U with its bottom at "
                        + best + " numbers.");
    }

    private static Object[] sizes() {
        Object[] sizes = new Object[MOST_NUMBERS];
        Arrays.setAll(sizes, i -> i + 1);
        return sizes;
    }

    // region least-squares
    /**
     * The least-squares polynomial of every world: w = (AᵀA)⁻¹·Aᵀ·yᵀ for all at once.
     *
     * @param a the terms at the points, [points, numbers]
     * @param at the terms at the places to ask about, [places, numbers]
     * @param y [worlds, points]
     * @return what each says at the places, [places, worlds]
     */
    private static Tensor fits(Tensor a, Tensor at, Tensor y) {
        Tensor w = a.transpose().matmul(a).solve(a.transpose().matmul(y.transpose()));
        return at.matmul(w);
    }
    // endregion

    private static Map<String, Double> measure(Backend backend, TensorFunction fit, int numbers, long seed) {
        RandomTensors random = backend.random().split("worlds-" + seed);
        double[] places = Chebyshev.even(PLACES);
        // region three-parts
        Tensor truth = backend.tensor(truth(places)).reshape(-1, 1);
        Tensor said = fit.call(
                Chebyshev.terms(backend, Chebyshev.even(POINTS), numbers),
                Chebyshev.terms(backend, places, numbers),
                points(backend, random));
        Tensor mean = said.mean(true, 1);
        Tensor fresh = truth.add(random.normal(Shape.of(PLACES, FITS), 0, NOISE));
        double bias = mean.subtract(truth).square().mean().item();
        double variance = said.subtract(mean).square().mean().item();
        double error = said.subtract(fresh).square().mean().item();
        // endregion
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("bias", bias);
        measured.put("variance", variance);
        measured.put("error", error);
        measured.put("left over", error - bias - variance - NOISE * NOISE);
        return measured;
    }

    // region worlds
    /** What is measured in every world, [worlds, points]. */
    private static Tensor points(Backend backend, RandomTensors random) {
        return backend.tensor(truth(Chebyshev.even(POINTS))).add(random.normal(Shape.of(FITS, POINTS), 0, NOISE));
    }
    // endregion

    private static double[] truth(double[] x) {
        return Arrays.stream(x).map(each -> Math.sin(Math.PI * each)).toArray();
    }

    private static LineChart worlds(Backend backend, TensorFunction fit, int numbers) {
        double[] places = Chebyshev.even(PLACES);
        double[] said = fit.call(
                        Chebyshev.terms(backend, Chebyshev.even(POINTS), numbers),
                        Chebyshev.terms(backend, places, numbers),
                        points(backend, backend.random().split("worlds-1")))
                .data()
                .toDoubles();
        List<Double> x = list(places);
        List<Line> lines = new ArrayList<>(List.of(new Line("truth", x, list(truth(places)))));
        for (int world = 0; world < DRAWN; world++) {
            double[] y = new double[PLACES];
            for (int i = 0; i < PLACES; i++) {
                y[i] = said[i * FITS + world];
            }
            lines.add(new Line("world " + (world + 1), x, list(y)));
        }
        return new LineChart("Polynomials of " + numbers + " numbers", "x", "y", false, lines);
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static List<Double> means(SweepTable table, String name) {
        return table.settings().stream()
                .map(setting -> table.mean(setting, name))
                .toList();
    }

    private static LineChart curves(SweepTable table) {
        return LineChart.of(
                "The error and its parts",
                "numbers to learn",
                "mean squared error",
                Line.of("error", means(table, "error")),
                Line.of("bias²", means(table, "bias")),
                Line.of("variance", means(table, "variance")),
                Line.of("noise²", Collections.nCopies(MOST_NUMBERS, NOISE * NOISE)));
    }

    private static Table parts(SweepTable table) {
        Table.Builder parts = Table.of(
                "Means over " + SEEDS * FITS + " worlds",
                NUMBERS,
                "bias²",
                "variance",
                "noise²",
                "error",
                "left over",
                "standard error");
        for (Setting setting : table.settings()) {
            parts.row(
                    setting.integer(NUMBERS),
                    table.mean(setting, "bias"),
                    table.mean(setting, "variance"),
                    NOISE * NOISE,
                    table.mean(setting, "error"),
                    table.mean(setting, "left over"),
                    table.spread(setting, "left over").standardError());
        }
        return parts.build();
    }

    private static void record(LessonReport report, SweepTable table) {
        means(table, "error").forEach(error -> report.series("error", error));
        means(table, "variance").forEach(variance -> report.series("variance", variance));
        report.tensor("bias-squared", TensorData.of(doubles(means(table, "bias"))));
        report.tensor("left-over", TensorData.of(doubles(means(table, "left over"))));
        report.tensor(
                "left-over-standard-error",
                TensorData.of(table.settings().stream()
                        .mapToDouble(
                                setting -> table.spread(setting, "left over").standardError())
                        .toArray()));
    }

    private static double[] doubles(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
