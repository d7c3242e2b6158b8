package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.ScatterChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Five points to learn from, and two to ask about: a line against a curve that can do everything. */
public final class OverfittingLesson implements Lesson {
    private static final List<Double> TRAIN_X = List.of(-1.0, -1 / 3.0, 0.0, 1 / 3.0, 1.0);
    private static final List<Double> VALIDATION_X = List.of(-2 / 3.0, 2 / 3.0);
    private static final double INTERCEPT = 10;
    private static final double SLOPE = 6;
    private static final double NOISE = 2;
    /** How many times the points are drawn anew; the first draw is the one that is looked at closely. */
    private static final int DRAWS = 200;

    private static final int LINE = 2;
    private static final int CURVE = 7;
    private static final int STEPS = 4000;
    private static final int EVERY = 100;
    private static final double LEARNING_RATE = 0.3;
    private static final int DRAWN_FROM = 81;

    @Override
    public String id() {
        return "overfitting";
    }

    @Override
    public String title() {
        return "Overfitting: a line against a curve of seven numbers";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("Seven points");
        report.say(
                "The truth is a line, y = 10 + 6x. What we see of it are seven points, each with an error of about 2 in y."
                        + " Five of them are to learn from, training; two are kept back, validation: they tell how good the answers"
                        + " are at places that were not learnt.");
        Drawn train = draw(backend, TRAIN_X);
        Drawn validation = draw(backend, VALIDATION_X);
        report.show(scatter("The points", train, validation, List.of()));

        report.section("Two numbers, and seven");
        report.say(
                "The first model is a line, w₀ + w₁·x: two numbers to learn. The second may bend, w₀ + w₁·x + w₂·x² + … +"
                        + " w₆·x⁶: seven numbers, more than there are points. It contains the line, so that it can do all that the"
                        + " line can. Both are trained in the same way, by following the gradient of the mean squared error for "
                        + STEPS + " steps.");
        Trained line = train(backend, report, "line", LINE, train, validation);
        Trained curve = train(backend, report, "curve", CURVE, train, validation);
        report.show(scatter(
                "Both fits", train, validation, List.of(drawn("line", line.first()), drawn("curve", curve.first()))));
        report.show(Table.of("Mean squared error on these points", "model", "numbers", "training", "validation")
                .decimals(2)
                .row("line", LINE, line.train().first(), line.validation().first())
                .row("curve", CURVE, curve.train().first(), curve.validation().first())
                .build());
        report.say(
                "The curve goes through its five points, errors included: it has learnt the noise by heart. Between them it"
                        + " swings where it likes, for nothing there ever contradicted it. That is overfitting: good at what was"
                        + " seen, bad at what was not.");

        report.section("Not one lucky draw");
        report.say(
                "Seven points may be a freak. So draw them " + DRAWS + " times and train a line and a curve on each; a"
                        + " leading axis of models lets one compiled step train all of them at once. The mean over all draws:");
        report.show(Table.of(
                        "Mean squared error over " + DRAWS + " draws", "model", "numbers", "training", "validation")
                .decimals(2)
                .row("line", LINE, line.train().mean(), line.validation().mean())
                .row("curve", CURVE, curve.train().mean(), curve.validation().mean())
                .build());
        report.show(new LineChart(
                "Mean error over " + DRAWS + " draws while training",
                "steps, in hundreds",
                "mean squared error",
                true,
                List.of(
                        Line.of("curve, validation", curve.validation().series()),
                        Line.of("line, validation", line.validation().series()),
                        Line.of("line, training", line.train().series()),
                        Line.of("curve, training", curve.train().series()))));
        report.say(
                "The noise alone costs 2² = 4 on points that nobody has seen: no model can do better there, and the line"
                        + " comes near it. The curve's training error falls and falls, and with every hundred steps its validation error"
                        + " rises. The training error never tells how good a model is.");
    }

    /**
     * Points at the same places in every draw.
     *
     * @param y [draws, points]
     */
    private record Drawn(List<Double> x, Tensor y) {
        List<Double> firstY() {
            return numbers(y.slice(0, 0, 1));
        }
    }

    // region draw
    private static Drawn draw(Backend backend, List<Double> x) {
        Tensor truth = backend.tensor(
                        x.stream().mapToDouble(Double::doubleValue).toArray())
                .multiply(SLOPE)
                .add(INTERCEPT);
        return new Drawn(x, truth.add(backend.random().normal(Shape.of(DRAWS, x.size()), 0, NOISE)));
    }
    // endregion

    /**
     * Errors of all draws.
     *
     * @param series their mean after every hundred steps
     * @param first of the first draw at the end
     */
    private record Errors(List<Double> series, double first) {
        double mean() {
            return series.get(series.size() - 1);
        }
    }

    /**
     * The models of all draws, trained.
     *
     * @param first the numbers of the first
     */
    private record Trained(List<Double> first, Errors train, Errors validation) {}

    /** Trains a model of so many numbers on every draw, all at once. */
    private static Trained train(
            Backend backend, LessonReport report, String name, int numbers, Drawn train, Drawn validation) {
        Tensor x = powers(backend, train.x(), numbers);
        Tensor validationX = powers(backend, validation.x(), numbers);
        // region step
        Variable w = backend.variable("w", Shape.of(DRAWS, numbers), 0);
        TensorFunction step = backend.function((inputs, targets) -> {
            Tensor loss = errors(w, inputs, targets);
            // The models share nothing: the gradient of the sum is, for each, that of its own error.
            w.assignSub(loss.sum().gradients(w).of(w).multiply(LEARNING_RATE));
            return loss;
        });
        // endregion
        TensorFunction measure = backend.function((inputs, targets) -> errors(w, inputs, targets));
        List<Double> trainErrors = new ArrayList<>();
        List<Double> validationErrors = new ArrayList<>();
        for (int i = 1; i <= STEPS; i++) {
            report.beforeStep(w);
            step.call(x, train.y()).close();
            if (i % EVERY == 0) {
                double trainError = measure.call(x, train.y()).mean().item();
                double validationError =
                        measure.call(validationX, validation.y()).mean().item();
                report.series(name + "-train-error", trainError);
                report.series(name + "-validation-error", validationError);
                trainErrors.add(trainError);
                validationErrors.add(validationError);
            }
        }
        double firstTrain = measure.call(x, train.y()).get(0).item();
        double firstValidation =
                measure.call(validationX, validation.y()).get(0).item();
        return new Trained(
                numbers(w.tensor().slice(0, 0, 1)),
                new Errors(trainErrors, firstTrain),
                new Errors(validationErrors, firstValidation));
    }

    // region errors
    /** The mean squared error of each model: w [draws, numbers], x [numbers, points], y [draws, points] to [draws]. */
    private static Tensor errors(Variable w, Tensor x, Tensor y) {
        return w.tensor().matmul(x).subtract(y).square().mean(1);
    }
    // endregion

    // region powers
    /** 1, x, x², … of each x, [numbers, points]. */
    private static Tensor powers(Backend backend, List<Double> x, int numbers) {
        double[][] powers = new double[numbers][];
        for (int power = 0; power < numbers; power++) {
            int exponent = power;
            powers[power] =
                    x.stream().mapToDouble(each -> Math.pow(each, exponent)).toArray();
        }
        return backend.tensor(powers);
    }
    // endregion

    private static List<Double> numbers(Tensor tensor) {
        return Arrays.stream(tensor.data().toDoubles()).boxed().toList();
    }

    private static Line drawn(String name, List<Double> w) {
        List<Double> x = IntStream.range(0, DRAWN_FROM)
                .mapToObj(i -> -1 + 2.0 * i / (DRAWN_FROM - 1))
                .toList();
        List<Double> y = x.stream()
                .map(each -> IntStream.range(0, w.size())
                        .mapToDouble(power -> w.get(power) * Math.pow(each, power))
                        .sum())
                .toList();
        return new Line(name, x, y);
    }

    private static ScatterChart scatter(String title, Drawn train, Drawn validation, List<Line> lines) {
        return new ScatterChart(
                title,
                "x",
                "y",
                List.of(
                        new Points("training", train.x(), train.firstY()),
                        new Points("validation", validation.x(), validation.firstY())),
                lines);
    }
}
