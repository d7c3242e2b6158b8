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
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A single neuron that tells benign tumours from malignant ones. */
public final class ClassificationLesson implements Lesson {
    private static final double LEARNING_RATE = 1;
    private static final int EPOCHS = 40;
    private static final int BATCH = 10;
    private static final int TRAIN = 70;
    private static final int VALIDATION = 15;

    @Override
    public String id() {
        return "classification";
    }

    @Override
    public String title() {
        return "Classification with one neuron";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("The data");
        // region parts
        Data.Labelled tumours = Data.tumours();
        Data.Labelled train = tumours.rows(0, TRAIN);
        Scale scale = Scale.of(backend.tensor(train.featureArray()));
        Examples training = Examples.of(backend, train, scale);
        Examples validation = Examples.of(backend, tumours.rows(TRAIN, TRAIN + VALIDATION), scale);
        Examples test = Examples.of(backend, tumours.rows(TRAIN + VALIDATION, tumours.size()), scale);
        // endregion
        report.say(
                "100 tumours, each with two features and a label: 0 for benign, 1 for malignant. One label in ten is wrong on"
                        + " purpose, so nobody can be right about all. The first 70 are for training, the next 15 for validation, the last"
                        + " 15 for the test.");
        report.say(
                "Each feature is moved to the range from 0 to 1 by its own minimum and maximum over the training tumours; the"
                        + " others may then lie a little outside, as new tumours would.");
        report.show(scale.table());

        report.section("The model");
        report.say(
                "One neuron: z = x·w + b, a number from −∞ to ∞, and p = sigmoid(z) = 1/(1 + e⁻ᶻ), the probability of"
                        + " malignant. The logistic loss is −ln of the probability given to the true label. It is small where the neuron is"
                        + " right, and grows without bound the surer it is and wrong:");
        report.show(sigmoids(backend));

        // region model
        Variable w = backend.variable("w", Shape.of(2, 1), 0);
        Variable b = backend.variable("b", Shape.of(1), 0);
        TensorFunction step = backend.function((x, labels) -> {
            Tensor loss = x.matmul(w).add(b).sigmoidCrossEntropy(labels).mean();
            Gradients gradients = loss.gradients(w, b);
            w.assignSub(gradients.of(w).multiply(LEARNING_RATE));
            b.assignSub(gradients.of(b).multiply(LEARNING_RATE));
            return loss;
        });
        // endregion

        report.section("Training");
        List<Double> trainLoss = new ArrayList<>();
        List<Double> validationLoss = new ArrayList<>();
        // region training
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Tensor order = backend.random().permutation(TRAIN);
            for (int start = 0; start < TRAIN; start += BATCH) {
                report.beforeStep(w, b);
                Tensor rows = order.slice(0, start, start + BATCH);
                step.call(training.x().gather(rows, 0), training.labels().gather(rows, 0));
            }
            trainLoss.add(training.loss(w, b));
            validationLoss.add(validation.loss(w, b));
            report.series("train-loss", training.loss(w, b));
            report.series("validation-loss", validation.loss(w, b));
            report.series("train-accuracy", training.accuracy(w, b));
            report.series("validation-accuracy", validation.accuracy(w, b));
        }
        // endregion
        report.show(LineChart.of(
                "Loss",
                "epoch",
                "logistic loss",
                Line.of("training", trainLoss),
                Line.of("validation", validationLoss)));
        report.show(Table.of("After " + EPOCHS + " epochs", "", "tumours", "loss", "accuracy")
                .row("training", TRAIN, training.loss(w, b), training.accuracy(w, b))
                .row("validation", VALIDATION, validation.loss(w, b), validation.accuracy(w, b))
                .row("test", test.size(), test.loss(w, b), test.accuracy(w, b))
                .build());
        report.value("steps", EPOCHS * (TRAIN / BATCH));
        report.value("test-accuracy", test.accuracy(w, b));
        report.tensor("predictions", test.predictions(w, b));

        report.section("The decision boundary");
        report.say(
                "The neuron says malignant where p > 0.5, that is, where z > 0. The line between, where z is 0, runs through all"
                        + " hundred tumours:");
        report.show(boundary(tumours, scale, w, b));
    }

    /**
     * Scaled features [n, 2] and labels [n, 1].
     *
     * @param x the features
     * @param labels 0 or 1, of the dtype of x
     */
    private record Examples(Tensor x, Tensor labels) {
        static Examples of(Backend backend, Data.Labelled tumours, Scale scale) {
            Tensor labels = backend.tensor(tumours.classArray()).expandDims(1).cast(backend.dtype());
            return new Examples(scale.apply(backend.tensor(tumours.featureArray())), labels);
        }

        // region measures
        Tensor logits(Variable w, Variable b) {
            return x.matmul(w).add(b);
        }

        double loss(Variable w, Variable b) {
            return logits(w, b).sigmoidCrossEntropy(labels).mean().item();
        }

        /** A logit above 0 is a probability above one half. */
        Tensor predictions(Variable w, Variable b) {
            return logits(w, b).greater(0).cast(DType.INT32).squeeze(1);
        }

        double accuracy(Variable w, Variable b) {
            Tensor right = logits(w, b).greater(0).equal(labels.greater(0));
            return right.cast(DType.FLOAT64).mean().item();
        }
        // endregion

        int size() {
            return Math.toIntExact(x.size(0));
        }
    }

    /** The least value [2] of each feature, and how far from there to the greatest. */
    private record Scale(Tensor least, Tensor range) {
        // region scale
        static Scale of(Tensor x) {
            return new Scale(x.min(0), x.max(0).subtract(x.min(0)));
        }

        Tensor apply(Tensor x) {
            return x.subtract(least).divide(range);
        }
        // endregion

        Table table() {
            Table.Builder table = Table.of("The training tumours", "feature", "minimum", "maximum");
            for (int i = 0; i < 2; i++) {
                table.row(
                        "feature " + (i + 1),
                        least.get(i).item(),
                        least.add(range).get(i).item());
            }
            return table.build();
        }
    }

    private static Table sigmoids(Backend backend) {
        Table.Builder table = Table.of(
                "The neuron's probability and what it costs",
                "z",
                "p = sigmoid(z)",
                "loss if malignant",
                "loss if benign");
        for (int z = -6; z <= 6; z += 2) {
            Tensor logit = backend.scalar(z);
            table.row(
                    z,
                    logit.sigmoid().item(),
                    logit.sigmoidCrossEntropy(backend.scalar(1)).item(),
                    logit.sigmoidCrossEntropy(backend.scalar(0)).item());
        }
        return table.build();
    }

    /** The line w₁·(x₁ − min₁)/range₁ + w₂·(x₂ − min₂)/range₂ + b = 0, in the features as they were measured. */
    private static ScatterChart boundary(Data.Labelled tumours, Scale scale, Variable w, Variable b) {
        Tensor slopes = w.tensor().squeeze(1).divide(scale.range());
        double slope1 = slopes.get(0).item();
        double slope2 = slopes.get(1).item();
        double constant = b.tensor().subtract(slopes.dot(scale.least())).item();
        double left = scale.least().get(0).item();
        double right = left + scale.range().get(0).item();
        Line line = Line.between(
                "z = 0", left, -(constant + slope1 * left) / slope2, right, -(constant + slope1 * right) / slope2);
        Predicate<double[]> calledMalignant = x -> constant + slope1 * x[0] + slope2 * x[1] > 0;
        List<Points> groups = List.of(
                points("benign", tumours, 0, calledMalignant.negate()),
                points("malignant", tumours, 1, calledMalignant),
                points("benign, called malignant", tumours, 0, calledMalignant),
                points("malignant, called benign", tumours, 1, calledMalignant.negate()));
        return new ScatterChart("All hundred tumours", "feature 1", "feature 2", groups, List.of(line));
    }

    private static Points points(String name, Data.Labelled tumours, int label, Predicate<double[]> chosen) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < tumours.size(); i++) {
            double[] features = tumours.features().get(i);
            if (tumours.classes().get(i) == label && chosen.test(features)) {
                x.add(features[0]);
                y.add(features[1]);
            }
        }
        return new Points(name, x, y);
    }
}
