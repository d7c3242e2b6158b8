package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.loss.CategoricalCrossentropy;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which loss goes with which question, that equal forms give equal numbers, and where the naive form overflows. */
public final class LossesLesson implements Lesson {
    @Override
    public String id() {
        return "losses";
    }

    @Override
    public String title() {
        return "Losses: which one, and in which form";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("Which loss for which question");
        report.say(
                "What the last layer puts out are logits, any numbers. An activation makes probabilities of them; the"
                        + " cross-entropy is −ln of the probability that the truth was given. Which activation and which loss depends on the"
                        + " question:");
        report.show(Table.of("The table", "question", "units", "activation", "loss", "target of an example")
                .row("yes or no?", "1", "sigmoid", "BinaryCrossentropy", "0 or 1")
                .row("which one of k?", "k", "softmax", "SparseCategoricalCrossentropy", "its class number: 2")
                .row("which one of k?", "k", "softmax", "CategoricalCrossentropy", "its one-hot row: 0 0 1")
                .row("which of k, any number of them?", "k", "sigmoid", "BinaryCrossentropy", "a row: 1 0 1")
                .row("how much?", "1", "none", "MeanSquaredError", "the number")
                .build());
        report.say(
                "The first and the last word on the activation: leave it out of the network and say ofLogits(). The loss then"
                        + " does activation and logarithm in one, which is exact where the two steps are not, as will be seen.");

        report.section("Yes or no: three forms, one number");
        // region binary-forms
        Tensor logits = backend.tensor(new double[][] {{2}, {-1}, {0.5}, {-3}});
        Tensor labels = backend.tensor(new double[][] {{1}, {0}, {0}, {0}});
        Tensor p = logits.sigmoid();
        Tensor byHand = labels.multiply(p.log())
                .add(labels.negate().add(1).multiply(p.negate().add(1).log()))
                .mean()
                .negate();
        Forms binary = new Forms("Binary cross-entropy of four examples");
        binary.add("−mean(t·ln p + (1 − t)·ln(1 − p)), by hand", byHand);
        binary.add(
                "BinaryCrossentropy.ofProbabilities(), of sigmoid(z)",
                BinaryCrossentropy.ofProbabilities().of(labels, p));
        binary.add(
                "BinaryCrossentropy.ofLogits(), of z",
                BinaryCrossentropy.ofLogits().of(labels, logits));
        // endregion
        binary.show(report, "binary");

        report.section("One of three: class number or one-hot row");
        // region multi-class-forms
        Tensor scores = backend.tensor(new double[][] {{2, 1, 0}, {0, 3, 1}, {1, 1, 1}, {-1, 0, 2}});
        Tensor classes = backend.tensor(new int[] {0, 1, 2, 2});
        Tensor rows = classes.oneHot(3, backend.dtype());
        Tensor shares = scores.softmax(-1);
        Forms multiClass = new Forms("Cross-entropy of four examples in three classes");
        multiClass.add(
                "−mean(ln p of the true class), by hand",
                rows.multiply(shares.log()).sum(-1).mean().negate());
        multiClass.add(
                "SparseCategoricalCrossentropy.ofLogits(), class numbers",
                SparseCategoricalCrossentropy.ofLogits().of(classes, scores));
        multiClass.add(
                "CategoricalCrossentropy.ofLogits(), one-hot rows",
                CategoricalCrossentropy.ofLogits().of(rows, scores));
        multiClass.add(
                "SparseCategoricalCrossentropy.ofProbabilities(), class numbers",
                SparseCategoricalCrossentropy.ofProbabilities().of(classes, shares));
        multiClass.add(
                "CategoricalCrossentropy.ofProbabilities(), one-hot rows",
                CategoricalCrossentropy.ofProbabilities().of(rows, shares));
        // endregion
        multiClass.show(report, "multi-class");
        report.say(
                "A class number says the same as a one-hot row in less room. And two classes are a special case of k: the softmax"
                        + " of (0, z) is (1 − sigmoid(z), sigmoid(z)).");
        // region two-classes
        Tensor twoScores = Tensor.concat(1, List.of(logits.multiply(0), logits));
        Forms two = new Forms("Yes or no as one of two");
        two.add(
                "BinaryCrossentropy.ofLogits(), of z",
                BinaryCrossentropy.ofLogits().of(labels, logits));
        two.add(
                "SparseCategoricalCrossentropy.ofLogits(), of (0, z)",
                SparseCategoricalCrossentropy.ofLogits().of(backend.tensor(new int[] {1, 0, 0, 0}), twoScores));
        // endregion
        two.show(report, "two-class");

        report.section("Any of three: several labels at once");
        Tensor tags = backend.tensor(new double[][] {{1, 0, 1}, {0, 0, 0}, {1, 1, 1}, {0, 1, 0}});
        report.say(
                "A picture may show a cat, a dog, both, or neither. Those are three questions of yes or no, asked of one network:"
                        + " sigmoid, not softmax, whose shares add up to 1 and so cannot all be high or all low.");
        Forms multiLabel = new Forms("Binary cross-entropy of four examples with three labels each");
        multiLabel.add(
                "BinaryCrossentropy.ofLogits(), of all",
                BinaryCrossentropy.ofLogits().of(tags, scores));
        multiLabel.add("the mean of three, a label each", meanOverLabels(tags, scores));
        multiLabel.show(report, "multi-label");

        report.section("Where the naive form overflows");
        report.say(
                "Say the truth is yes and the logit is −1000: sure, and wrong. The loss ought to be 1000. By hand, sigmoid(−1000) ="
                        + " 1/(1 + e¹⁰⁰⁰), which is 0 to any computer, and −ln 0 is infinite; its gradient is not even a number, and one step"
                        + " with it makes every weight NaN. Of probabilities, Tandem keeps p away from 0 and 1 as Keras does: nothing breaks,"
                        + " but the loss stops at 16.12, and where it stops there is no gradient to learn from. Of logits, loss and gradient"
                        + " are exact.");
        report.show(overflow(backend, report));
        report.show(curves(backend));
        report.say(
                "The same with softmax: e¹⁰⁰⁰ is infinite, and infinite by infinite is NaN. softmax(z) = softmax(z − max z) is the"
                        + " same number, and no exponent is above 0: that is what softmax() and every loss of logits do.");
        // region softmax-by-hand
        Tensor large = backend.tensor(new double[] {1000, 999, 998});
        Tensor naive = large.exp().divide(large.exp().sum());
        report.tensor("naive-softmax", naive);
        report.tensor("softmax", large.softmax(-1));
        // endregion
        report.show(Table.of("Softmax of (1000, 999, 998)", "form", "probabilities")
                .row("exp(z)/sum(exp(z)), by hand", naive.data())
                .row("z.softmax(-1)", large.softmax(-1).data())
                .build());
    }

    /** Forms of one loss, which ought to give one number. */
    private static final class Forms {
        private final Table.Builder table;
        private final List<Double> numbers = new ArrayList<>();

        Forms(String title) {
            table = Table.of(title, "form", "loss").decimals(6);
        }

        void add(String form, Tensor loss) {
            table.row(form, loss.item());
            numbers.add(loss.item());
        }

        void show(LessonReport report, String name) {
            report.show(table.build());
            numbers.forEach(number -> report.series(name, number));
        }
    }

    // region label-by-label
    private static Tensor meanOverLabels(Tensor tags, Tensor scores) {
        List<Tensor> losses = new ArrayList<>();
        for (int label = 0; label < 3; label++) {
            losses.add(BinaryCrossentropy.ofLogits()
                    .of(tags.slice(1, label, label + 1), scores.slice(1, label, label + 1)));
        }
        return Tensor.stack(0, losses).mean();
    }
    // endregion

    // region naive-loss
    /** −ln(1/(1 + e⁻ᶻ)), as one would write it down. */
    private static Tensor naive(Tensor z) {
        return z.negate().exp().add(1).reciprocal().log().negate();
    }
    // endregion

    private static Table overflow(Backend backend, LessonReport report) {
        Tensor one = backend.ones(1);
        Table.Builder table = Table.of(
                "The loss of a logit z where the truth is yes, and its gradient",
                "z",
                "by hand",
                "gradient",
                "of probabilities",
                "gradient",
                "of logits",
                "gradient");
        // region forms-compared
        UnaryOperator<Tensor> byHand = LossesLesson::naive;
        UnaryOperator<Tensor> ofProbabilities =
                z -> BinaryCrossentropy.ofProbabilities().of(one, z.sigmoid());
        UnaryOperator<Tensor> ofLogits = z -> BinaryCrossentropy.ofLogits().of(one, z);
        // endregion
        for (double z : new double[] {1, -1, -10, -100, -1000}) {
            List<Object> cells = new ArrayList<>(List.of((int) z));
            String name = z > 0 ? "plus-" + (int) z : "minus-" + (int) -z;
            record(backend, report, cells, "by-hand-" + name, z, byHand);
            record(backend, report, cells, "of-probabilities-" + name, z, ofProbabilities);
            record(backend, report, cells, "of-logits-" + name, z, ofLogits);
            table.row(cells.toArray());
        }
        return table.build();
    }

    private static void record(
            Backend backend,
            LessonReport report,
            List<Object> cells,
            String name,
            double at,
            UnaryOperator<Tensor> loss) {
        try (Variable z = backend.variable("z", Shape.of(1), at)) {
            List<Tensor> both = backend.functionOfList(inputs -> {
                        Tensor value = loss.apply(z.tensor()).sum();
                        return List.of(value, value.gradients(z).of(z).sum());
                    })
                    .callAll();
            report.value(name, both.get(0).item());
            report.value(name + "-gradient", both.get(1).item());
            cells.add(both.get(0).item());
            cells.add(both.get(1).item());
        }
    }

    private static LineChart curves(Backend backend) {
        List<Double> x = new ArrayList<>();
        for (int z = -40; z <= 5; z++) {
            x.add((double) z);
        }
        Tensor z = backend.tensor(x.stream().mapToDouble(Double::doubleValue).toArray())
                .expandDims(1);
        Tensor yes = z.multiply(0).add(1);
        Tensor exact = BinaryCrossentropy.ofLogits().values(yes, z);
        Tensor clipped = BinaryCrossentropy.ofProbabilities().values(yes, z.sigmoid());
        return LineChart.of(
                "The loss where the truth is yes",
                "logit z",
                "loss",
                new Line("of logits", x, numbers(exact)),
                new Line("of probabilities", x, numbers(clipped)));
    }

    private static List<Double> numbers(Tensor tensor) {
        List<Double> numbers = new ArrayList<>();
        for (double number : tensor.data().toDoubles()) {
            numbers.add(number);
        }
        return numbers;
    }
}
