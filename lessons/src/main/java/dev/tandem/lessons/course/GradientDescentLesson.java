package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.ContourChart;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.Table;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Down into a valley, step by step, beside the formula that says where every step must end. */
public final class GradientDescentLesson implements Lesson {
    private static final double LEARNING_RATE = 0.1;
    private static final int STEPS = 15;

    @Override
    public String id() {
        return "gradient-descent";
    }

    @Override
    public String title() {
        return "Gradient descent";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("The valley");
        report.say(
                "f(x₁, x₂) = (x₁ − 3)² + (x₂ + 2)² has its lowest point at (3, −2). We start at (0, 0), and every step goes a"
                        + " tenth of the gradient downhill: x ← x − " + LEARNING_RATE + "·∇f(x).");
        // region start
        Variable x = backend.variable("x", Shape.of(2), 0);
        TensorFunction step = descent(backend, x, LEARNING_RATE);
        // endregion
        report.value("height-at-start", valley(x.tensor()).item());

        report.section("Fifteen steps");
        report.say(
                "The gradient is (2(x₁ − 3), 2(x₂ + 2)), so each step leaves 0.8 of the distance to the lowest point. After"
                        + " n steps from (0, 0) that is x₁ = 3(1 − 0.8ⁿ), x₂ = −2(1 − 0.8ⁿ): the formula in the last two columns.");
        List<Double> path1 = new ArrayList<>(List.of(x.tensor().get(0).item()));
        List<Double> path2 = new ArrayList<>(List.of(x.tensor().get(1).item()));
        Table.Builder table = Table.of("Where each step ends", "step", "x₁", "x₂", "f", "3(1 − 0.8ⁿ)", "−2(1 − 0.8ⁿ)")
                .decimals(5);
        // region fifteen-steps
        for (int i = 0; i < STEPS; i++) {
            report.beforeStep(x);
            step.call();
            double[] place = x.tensor().toDoubles();
            path1.add(place[0]);
            path2.add(place[1]);
            report.series("x1", place[0]);
            report.series("x2", place[1]);
            double left = Math.pow(0.8, i + 1.0);
            table.row(i, place[0], place[1], valley(x.tensor()).item(), 3 * (1 - left), -2 * (1 - left));
        }
        // endregion
        report.value("height-at-end", valley(x.tensor()).item());
        report.show(table.build());
        report.show(contours(backend, new Line("steps", path1, path2)));

        report.section("Other learning rates");
        report.say(
                "A step leaves 1 − 2·rate of the distance. Below 1 in size it shrinks, at 1 it stays, above it grows:");
        Table.Builder rates = Table.of("After 15 steps", "rate", "left after a step", "x₁", "x₂", "what happens");
        // region other-rates
        for (double rate : new double[] {0.01, 0.1, 0.4, 0.5, 0.9, 1.0, 1.1}) {
            Variable start = backend.variable("start", Shape.of(2), 0);
            TensorFunction go = descent(backend, start, rate);
            for (int i = 0; i < STEPS; i++) {
                go.call();
            }
            double[] place = start.tensor().toDoubles();
            rates.decimals(2).row(rate, 1 - 2 * rate, place[0], place[1], comment(rate));
        }
        // endregion
        report.show(rates.build());
    }

    // region descent
    private static Tensor valley(Tensor x1, Tensor x2) {
        return x1.subtract(3).square().add(x2.add(2).square());
    }

    /** f at a point [2]. */
    private static Tensor valley(Tensor x) {
        return valley(x.get(0), x.get(1));
    }

    private static TensorFunction descent(Backend backend, Variable x, double rate) {
        return backend.function(() -> {
            Tensor height = valley(x.tensor());
            x.assignSub(height.gradients(x).of(x).multiply(rate));
            return height;
        });
    }
    // endregion

    private static String comment(double rate) {
        if (rate == 0.5) {
            return "arrives in one step";
        } else if (rate == 1) {
            return "jumps to and fro";
        } else if (rate > 1) {
            return "climbs out";
        }
        return rate > 0.5 ? "jumps across and back" : rate < 0.1 ? "creeps" : "glides down";
    }

    private static ContourChart contours(Backend backend, Line path) {
        Tensor across = backend.linspace(-1, 6, 57);
        Tensor up = backend.linspace(-4, 1, 41);
        // A row and a column broadcast to the whole grid.
        Tensor heights = valley(across, up.expandDims(1));
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < up.size(0); i++) {
            rows.add(list(heights.get(i)));
        }
        return new ContourChart(
                "Lines of equal height, and the way down",
                "x₁",
                "x₂",
                list(across),
                list(up),
                rows,
                List.of(0.5, 2.0, 5.0, 9.0),
                path);
    }

    private static List<Double> list(Tensor vector) {
        return Arrays.stream(vector.toDoubles()).boxed().toList();
    }
}
