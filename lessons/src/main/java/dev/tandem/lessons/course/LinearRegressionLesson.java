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
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** A line through 120 points: a model, its loss, its gradients and its training, all by hand. */
public final class LinearRegressionLesson implements Lesson {
    private static final double LEARNING_RATE = 0.1;
    private static final int EPOCHS = 10;
    private static final int BATCH = 4;

    @Override
    public String id() {
        return "linear-regression";
    }

    @Override
    public String title() {
        return "Linear regression by hand";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        // region points
        List<double[]> points = Data.pointsAroundALine();
        Tensor x = backend.tensor(points.stream().mapToDouble(point -> point[0]).toArray())
                .reshape(-1, 1);
        Tensor y = backend.tensor(points.stream().mapToDouble(point -> point[1]).toArray())
                .reshape(-1, 1);
        // endregion

        report.section("The model");
        report.say(
                "120 points lie around a line y = w·x + b that nobody told us. We guess w = 100 and b = 0, which is far off,"
                        + " measure how wrong the guess is by the mean squared error, and let its gradient say where to go.");
        // region model
        Variable w = backend.variable("w", Shape.of(1, 1), 100);
        Variable b = backend.variable("b", Shape.of(1), 0);
        TensorFunction step = backend.function((inputs, targets) -> {
            Tensor loss = inputs.matmul(w).add(b).subtract(targets).square().mean();
            Gradients gradients = loss.gradients(w, b);
            w.assignSub(gradients.of(w).multiply(LEARNING_RATE));
            b.assignSub(gradients.of(b).multiply(LEARNING_RATE));
            return loss;
        });
        // endregion

        report.section("Training");
        report.say(
                "Ten times through the points, four at a time; each step moves w and b by a tenth of the gradient, downhill."
                        + " The loss of the last four points, epoch by epoch:");
        List<Double> losses = new ArrayList<>();
        Table.Builder table = Table.of("Training", "epoch", "loss", "w", "b");
        // region training
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double loss = 0;
            for (int start = 0; start < points.size(); start += BATCH) {
                report.beforeStep(w, b);
                loss = step.call(x.slice(0, start, start + BATCH), y.slice(0, start, start + BATCH))
                        .item();
            }
            losses.add(loss);
            report.series("epoch-loss", loss);
            table.row(epoch, loss, number(w), number(b));
        }
        // endregion
        report.show(table.build());
        report.show(LineChart.logarithmic(
                "Loss of the last batch", "epoch", "mean squared error", Line.of("loss", losses)));
        report.value("w", number(w));
        report.value("b", number(b));

        report.section("Against least squares");
        report.say(
                "For a line there is a formula: solve (AᵀA)·θ = Aᵀy with A = [x 1]. Training ends near it, not on it: every"
                        + " batch pulls towards its own four points, and at a constant learning rate the last ones have the last word.");
        // region least-squares
        Tensor a = Tensor.concat(1, List.of(x, backend.ones(points.size(), 1)));
        Tensor theta = a.transpose().matmul(a).solve(a.transpose().matmul(y));
        double exactW = theta.get(0, 0).item();
        double exactB = theta.get(1, 0).item();
        // endregion
        report.value("least-squares-w", exactW);
        report.value("least-squares-b", exactB);
        report.value("loss-on-all", loss(x, y, number(w), number(b)));
        report.value("least-loss-on-all", loss(x, y, exactW, exactB));
        report.show(Table.of("The line, two ways", "", "w", "b", "loss on all points")
                .row("trained", number(w), number(b), loss(x, y, number(w), number(b)))
                .row("least squares", exactW, exactB, loss(x, y, exactW, exactB))
                .build());
        report.show(scatter(points, number(w), number(b)));
    }

    private static double number(Variable variable) {
        return variable.data().getDouble(0);
    }

    private static double loss(Tensor x, Tensor y, double w, double b) {
        return x.multiply(w).add(b).subtract(y).square().mean().item();
    }

    private static ScatterChart scatter(List<double[]> points, double w, double b) {
        List<Double> x = points.stream().map(point -> point[0]).toList();
        List<Double> y = points.stream().map(point -> point[1]).toList();
        double left = x.stream().min(Double::compare).orElseThrow();
        double right = x.stream().max(Double::compare).orElseThrow();
        Line line = Line.between("trained line", left, w * left + b, right, w * right + b);
        return new ScatterChart(
                "The points and the line", "x", "y", List.of(new Points("points", x, y)), List.of(line));
    }
}
