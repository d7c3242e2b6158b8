package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.Batch;
import dev.tandem.data.CloseableIterator;
import dev.tandem.data.Dataset;
import dev.tandem.data.Split;
import dev.tandem.data.SyntheticData;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.loss.Loss;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Network;
import dev.tandem.nn.Parameter;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.optimizer.OptimizerState;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.StepBatch;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model of layers in a training loop of one's own, and hooks where only the step is to be another. */
public final class CustomLoopLesson implements Lesson {
    private static final Layer LAYERS = Sequential.of(Dense.of(16).activation(Activation.TANH), Dense.of(1));
    private static final Optimizer OPTIMIZER = Adam.of(0.02);
    private static final Loss LOSS = BinaryCrossentropy.ofLogits();
    private static final int EPOCHS = 12;
    private static final int BATCH = 20;
    private static final int STEPS = 240 / BATCH;
    private static final double NOISE = 0.3;

    @Override
    public String id() {
        return "custom-loop";
    }

    @Override
    public String title() {
        return "A training loop of your own";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        Split moons = SyntheticData.makeMoons(300, 0.2, 11).stratifiedSplit(0.8);
        Dataset train = moons.train().shuffle(1).batch(BATCH);
        Dataset validation = moons.test().batch(BATCH);

        report.section("fit");
        report.say("Two half moons, 240 points to learn from and 60 to look at. First the way of the other lessons:");
        try (Model model = compiled(Model.build(backend, LAYERS, Input.of(2)))) {
            // region fit
            Checkpoint start = Checkpoint.of(model, 0);
            History history = model.fit(
                    train, FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep()));
            Histories.record(report, history);
            // endregion
            report.show(LineChart.of(
                    "Loss",
                    "epoch",
                    "logistic loss",
                    Histories.line("training", history, "loss"),
                    Histories.line("validation", history, "val_loss")));

            report.section("The same, with a loop in sight");
            report.say(
                    "fit is a loop over epochs and batches, and one compiled step. trainOnBatch is that step; what is around it may"
                            + " be yours: two data sets in turn, a batch twice, a stop in the middle. Set to the same beginning:");
            Map<String, TensorData> fitted = model.network().values();
            start.restore(model);
            loop(report, train, validation, model, history);

            report.section("The same, down to the step");
            report.say(
                    "And the step is no secret either: forward, loss, gradients, update, in one function. A network is called like"
                            + " any function, its parameters are variables, an optimizer is bound to them.");
            start.restore(model);
            stepByHand(backend, report, train, model.network(), fitted);

            report.section("Hooks: another step inside of fit");
            report.say(
                    "Where only the step is to be another, the loop can stay: override trainStep, validationStep or testStep, in"
                            + " tensor operations. This one trains on points that noise has moved, other noise at each step; looks at the"
                            + " validation points as they are; and in the test lets a vote of five noisy looks decide.");
            try (Model noisy = compiled(new Noisy(Network.build(backend, LAYERS, Input.of(2))))) {
                start.restore(noisy);
                hooks(report, train, validation, noisy, history);
            }
        }
    }

    // region compile
    private static Model compiled(Model model) {
        model.compile(OPTIMIZER, LOSS, BinaryAccuracy.ofLogits());
        return model;
    }
    // endregion

    private static void loop(LessonReport report, Dataset train, Dataset validation, Model model, History fitted) {
        Table.Builder table = Table.of(
                        "Loss by fit and by the loop", "epoch", "fit", "loop", "validation, fit", "validation, loop")
                .decimals(6);
        int same = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            // region one-epoch
            model.resetMetrics();
            try (CloseableIterator<Batch> batches = train.epoch(epoch)) {
                while (batches.hasNext()) {
                    report.beforeStep(model);
                    model.trainOnBatch(batches.next());
                }
            }
            Map<String, Double> measured = model.metrics();
            Map<String, Double> held = model.evaluate(validation);
            // endregion
            report.series("loop-train-loss", measured.get("loss"));
            report.series("loop-validation-loss", held.get("loss"));
            double fit = fitted.series("loss")[epoch];
            double fitHeld = fitted.series("val_loss")[epoch];
            same += fit == measured.get("loss") && fitHeld == held.get("loss") ? 1 : 0;
            table.row(epoch + 1, fit, measured.get("loss"), fitHeld, held.get("loss"));
        }
        report.value("identical-epochs", same);
        report.show(table.build());
        report.say("Equal to the last bit in " + same + " of " + EPOCHS + " epochs.");
    }

    private static void stepByHand(
            Backend backend, LessonReport report, Dataset train, Network network, Map<String, TensorData> fitted) {
        List<Variable> weights =
                network.trainable().stream().map(Parameter::variable).toList();
        try (OptimizerState optimizer = OPTIMIZER.bind(backend, weights)) {
            // region step
            TensorFunction step = backend.function((x, labels) -> {
                Tensor logits = network.forward(true, List.of(x)).outputs().get(0);
                Tensor loss = LOSS.of(labels, logits);
                optimizer.apply(loss.gradients(weights.toArray(Variable[]::new)));
                return loss;
            });
            // endregion
            List<Variable> state = new ArrayList<>(weights);
            state.addAll(optimizer.variables().values());
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                double sum = 0;
                try (CloseableIterator<Batch> batches = train.epoch(epoch)) {
                    while (batches.hasNext()) {
                        report.beforeStep(state.toArray(Variable[]::new));
                        sum += stepOn(backend, step, batches.next());
                    }
                }
                report.series("step-train-loss", sum / STEPS);
            }
            boolean same = network.values().equals(fitted);
            report.value("identical-weights", same ? 1 : 0);
            report.say("After " + EPOCHS + " epochs the " + network.blueprint().parameterCount()
                    + " weights and biases are "
                    + (same
                            ? "those of fit, to the last bit."
                            : "near those of fit, but not the same to the last bit."));
        }
    }

    private static double stepOn(Backend backend, TensorFunction step, Batch batch) {
        try (Tensor x = backend.tensor(batch.input().as(backend.dtype()));
                Tensor labels = backend.tensor(batch.target());
                Tensor loss = step.call(x, labels)) {
            return loss.item();
        }
    }

    // region hooks
    /** Trains on points that noise has moved, and tests by a vote. */
    private static final class Noisy extends Model {
        private static final int LOOKS = 5;

        Noisy(Network network) {
            super(network);
        }

        @Override
        protected Tensor trainStep(StepBatch batch) {
            return super.trainStep(moved(batch));
        }

        @Override
        protected Tensor validationStep(StepBatch batch) {
            return super.testStep(batch);
        }

        @Override
        protected Tensor testStep(StepBatch batch) {
            List<Tensor> looks = new ArrayList<>();
            for (int look = 0; look < LOOKS; look++) {
                looks.add(network()
                        .forward(false, moved(batch).inputs())
                        .outputs()
                        .get(0));
            }
            Tensor logits = Tensor.stack(0, looks).mean(0);
            Tensor loss = LOSS.of(batch.targets().get(0), logits);
            measure(loss, List.of(logits), batch);
            return loss;
        }

        private StepBatch moved(StepBatch batch) {
            Tensor x = batch.inputs().get(0);
            Tensor noise = backend().random().normal(x.shape(), 0, NOISE);
            return new StepBatch(List.of(x.add(noise)), batch.targets(), batch.weights());
        }
    }
    // endregion

    private static void hooks(LessonReport report, Dataset train, Dataset validation, Model noisy, History fitted) {
        History history = noisy.fit(
                train, FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep()));
        Histories.record(report, history, "noisy");
        Map<String, Double> voted = noisy.evaluate(validation);
        report.value("test-accuracy", voted.get("binary_accuracy"));
        report.show(new LineChart(
                "Loss with noise, and without",
                "epoch",
                "logistic loss",
                false,
                List.of(
                        Histories.line("training, noisy", history, "loss"),
                        Histories.line("validation, noisy", history, "val_loss"),
                        Histories.line("training", fitted, "loss"),
                        Histories.line("validation", fitted, "val_loss"))));
        report.show(Table.of("After " + EPOCHS + " epochs", "step", "loss", "accuracy")
                .row("trainStep, noisy points", history.last("loss"), history.last("binary_accuracy"))
                .row("validationStep, as they are", history.last("val_loss"), history.last("val_binary_accuracy"))
                .row("testStep, a vote of five", voted.get("loss"), voted.get("binary_accuracy"))
                .build());
    }
}
