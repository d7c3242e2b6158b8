package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.function.RandomTensors;
import dev.tandem.function.TensorFunction;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.sweep.Setting;
import dev.tandem.sweep.Sweep;
import dev.tandem.sweep.SweepTable;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Too little data, too powerful a model, noise: from one middling fit, a knob for each, turned alone. */
public final class OverfittingCausesLesson implements Lesson {
    // region knobs
    private static final int POINTS = 12;
    private static final int NUMBERS = 8;
    private static final double NOISE = 1;

    private static final Object[] MORE_POINTS = {8, 9, 10, 12, 16, 24, 40, 80, 160};
    private static final Object[] MORE_NUMBERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final Object[] MORE_NOISE = {0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0};
    // endregion

    private static final int SEEDS = 10;
    private static final int FITS = 100;
    private static final int PLACES = 41;

    /** An error below it is rounding, in float32 or in float64, which no two engines share: it is recorded as 0. */
    private static final double ROUNDING = 1e-6;

    private static final String TRAINING = "training";
    private static final String VALIDATION = "validation";
    private static final String GAP = "gap";
    private static final String EXPECTED_GAP = "expected gap";

    @Override
    public String id() {
        return "overfitting-causes";
    }

    @Override
    public String title() {
        return "What makes a model overfit: little data, much power, noise";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        Experiment experiment = new Experiment(backend);
        report.section("One experiment, three knobs");
        report.say("The truth is a curve with two bends, y = 10 + 4x − 8x³. Someone measures it at " + POINTS
                + " places, each time with an error of about " + Numbers.decimal(NOISE, 0)
                + ", and fits a polynomial with " + NUMBERS + " numbers by least squares. That experiment is repeated "
                + FITS
                + " times for each of " + SEEDS
                + " seeds, and judged twice: on the points of the fit, training, and on points measured anew at "
                + PLACES
                + " places, validation. What follows turns one knob, and leaves the other two where they are.");
        report.show(experiment.first());

        report.section("Too little data");
        SweepTable points = experiment.sweep("points", MORE_POINTS, Knobs::withPoints);
        show(report, "points", "Error against the number of points", points);
        report.say(
                "With few points the model learns each of them by heart: next to nothing is left of the training error,"
                        + " and the validation error is many times the noise. With every point more there is less room for that. The"
                        + " two errors come together from both sides, at the noise, which nobody can predict.");

        report.section("Too powerful a model");
        SweepTable numbers = experiment.sweep("numbers", MORE_NUMBERS, Knobs::withNumbers);
        show(report, "numbers", "Error against the numbers in the model", numbers);
        report.say(
                "The training error falls with every number, whether it is of use or not. The validation error falls as"
                        + " long as the numbers describe the curve, which takes four of them, and is least at "
                        + numbers.lowest(VALIDATION).integer("numbers")
                        + ". Whatever is added beyond describes the noise. To the left of the bottom both errors are high, which is"
                        + " called underfitting.");

        report.section("Noise");
        SweepTable noise = experiment.sweep("noise", MORE_NOISE, Knobs::withNoise);
        show(report, "noise", "Error against the noise", noise);
        report.say(
                "Without noise the same model, on as few points, makes no error at all: it has twice the numbers that the"
                        + " curve needs, and the data say that the others are 0. It is noise that they are misused for. Both errors"
                        + " grow with its square, and so does the gap between them.");

        report.section("One formula for the three");
        report.say("Measure the very places of the fit once more: how much worse is the model there than on the first"
                + " measurement? Least squares with p numbers on n points and noise of variance σ² gives a mean gap of"
                + " 2·σ²·p/n, whatever the curve. All settings of the three knobs, each a point:");
        report.show(gaps(points, numbers, noise));
        report.say(
                "All lie on the diagonal. More data, a smaller model, less noise: it is the same gap that they close. Data"
                        + " twice as many or a model half as large halve it, half the noise leaves a quarter.");
    }

    /**
     * Where the three knobs are.
     *
     * @param points that are measured
     * @param numbers of the polynomial, at most as many
     * @param noise the standard deviation of a measurement
     */
    private record Knobs(int points, int numbers, double noise) {
        static final Knobs MIDDLE = new Knobs(POINTS, NUMBERS, NOISE);

        Knobs withPoints(double value) {
            return new Knobs((int) value, numbers, noise);
        }

        Knobs withNumbers(double value) {
            return new Knobs(points, (int) value, noise);
        }

        Knobs withNoise(double value) {
            return new Knobs(points, numbers, value);
        }

        /** 2·σ²·p/n. */
        double gap() {
            return 2 * noise * noise * numbers / points;
        }
    }

    @FunctionalInterface
    private interface Knob {
        Knobs turn(Knobs from, double value);
    }

    /** Fits to points drawn anew, many at once, and their errors. */
    private static final class Experiment {
        private final Backend backend;
        private final TensorFunction errors;

        Experiment(Backend backend) {
            this.backend = backend;
            this.errors = backend.functionOfList(Experiment::errors);
        }

        // region sweep
        SweepTable sweep(String name, Object[] values, Knob knob) {
            return Sweep.grid(name, values)
                    .seeds(SEEDS)
                    .run(trial ->
                            measure(knob.turn(Knobs.MIDDLE, trial.setting().number(name)), trial.seed()));
        }
        // endregion

        /** One seed's worth of fits: the mean errors of all. */
        private Map<String, Double> measure(Knobs knobs, long seed) {
            RandomTensors random = fits(seed);
            double[] x = Chebyshev.even(knobs.points());
            double[] places = Chebyshev.even(PLACES);
            List<Tensor> measured = errors.callAll(
                    Chebyshev.terms(backend, x, knobs.numbers()),
                    Chebyshev.terms(backend, places, knobs.numbers()),
                    drawn(random, x, knobs.noise()),
                    drawn(random, x, knobs.noise()),
                    drawn(random, places, knobs.noise()));
            double training = measured.get(0).item();
            Map<String, Double> result = new LinkedHashMap<>();
            result.put(TRAINING, training);
            result.put(VALIDATION, measured.get(2).item());
            result.put(GAP, measured.get(1).item() - training);
            result.put(EXPECTED_GAP, knobs.gap());
            return result;
        }

        // region fit-and-judge
        /**
         * Fits a polynomial to every column of measurements and judges it three times.
         *
         * @param inputs the terms A at the points [points, numbers] and at the places of validation [places, numbers]; what was
         *     measured at the points, what was measured there once more [points, fits], and at the places [places, fits]
         * @return the mean squared error on each of the three measurements
         */
        private static List<Tensor> errors(List<Tensor> inputs) {
            Tensor atPoints = inputs.get(0);
            Tensor atPlaces = inputs.get(1);
            Tensor w = fit(atPoints, inputs.get(2));
            Tensor fitted = atPoints.matmul(w);
            return List.of(
                    fitted.subtract(inputs.get(2)).square().mean(),
                    fitted.subtract(inputs.get(3)).square().mean(),
                    atPlaces.matmul(w).subtract(inputs.get(4)).square().mean());
        }

        /** Least squares, w = (AᵀA)⁻¹·Aᵀ·y: A [points, numbers], y [points, fits] to w [numbers, fits]. */
        private static Tensor fit(Tensor a, Tensor y) {
            return a.transpose().matmul(a).solve(a.transpose().matmul(y));
        }
        // endregion

        /** The first fit of the first seed, with all knobs in the middle. */
        ScatterChart first() {
            double[] x = Chebyshev.even(POINTS);
            double[] places = Chebyshev.even(PLACES);
            Tensor y = drawn(fits(1), x, NOISE).slice(1, 0, 1);
            Tensor w = fit(Chebyshev.terms(backend, x, NUMBERS), y);
            Tensor fitted = Chebyshev.terms(backend, places, NUMBERS).matmul(w);
            return new ScatterChart(
                    "One of the fits",
                    "x",
                    "y",
                    List.of(new Points("measured", list(x), list(y.toDoubles()))),
                    List.of(
                            new Line(
                                    "truth",
                                    list(places),
                                    list(Arrays.stream(places)
                                            .map(OverfittingCausesLesson::truth)
                                            .toArray())),
                            new Line("fit", list(places), list(fitted.toDoubles()))));
        }

        private RandomTensors fits(long seed) {
            return backend.random().split("fits-" + seed);
        }

        /** The truth at some places with fresh noise, [places, fits]. */
        private Tensor drawn(RandomTensors random, double[] x, double noise) {
            Tensor truth = backend.tensor(
                            Arrays.stream(x).map(OverfittingCausesLesson::truth).toArray())
                    .reshape(-1, 1);
            return truth.add(random.normal(Shape.of(x.length, FITS), 0, 1).multiply(noise));
        }
    }

    private static double truth(double x) {
        return 10 + 4 * x - 8 * x * x * x;
    }

    private static void show(LessonReport report, String knob, String title, SweepTable table) {
        List<Double> at =
                table.settings().stream().map(setting -> setting.number(knob)).toList();
        report.show(LineChart.of(
                title,
                knob,
                "mean squared error",
                new Line("validation", at, means(table, VALIDATION)),
                new Line("training", at, means(table, TRAINING))));
        Table.Builder numbers = Table.of(
                        title + ", with the standard error of its mean", knob, TRAINING, VALIDATION, "standard error")
                .decimals(3);
        for (Setting setting : table.settings()) {
            numbers.row(
                    setting.values().get(knob),
                    table.mean(setting, TRAINING),
                    table.mean(setting, VALIDATION),
                    table.spread(setting, VALIDATION).standardError());
        }
        report.show(numbers.build());
        record(report, knob + "-training-error", means(table, TRAINING));
        record(report, knob + "-validation-error", means(table, VALIDATION));
        record(report, knob + "-gap", means(table, GAP));
    }

    private static void record(LessonReport report, String name, List<Double> errors) {
        errors.forEach(error -> report.series(name, Math.abs(error) < ROUNDING ? 0 : error));
    }

    private static List<Double> means(SweepTable table, String name) {
        return table.settings().stream()
                .map(setting -> table.mean(setting, name))
                .toList();
    }

    private static ScatterChart gaps(SweepTable points, SweepTable numbers, SweepTable noise) {
        double largest = means(noise, EXPECTED_GAP).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        return new ScatterChart(
                "The gap, expected and measured",
                "2·σ²·p/n",
                "measured gap",
                List.of(gaps("points", points), gaps("numbers", numbers), gaps("noise", noise)),
                List.of(Line.between("as expected", 0, 0, largest, largest)));
    }

    private static Points gaps(String knob, SweepTable table) {
        return new Points(knob, means(table, EXPECTED_GAP), means(table, GAP));
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
