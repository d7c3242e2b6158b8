package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.Batch;
import dev.tandem.data.CloseableIterator;
import dev.tandem.data.Dataset;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.callback.EarlyStopping;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** When to stop: the epoch after which a network learns by heart, found while training, and its weights brought back. */
public final class EarlyStoppingLesson implements Lesson {
    private static final Layer LAYERS = Sequential.of(Dense.of(32).activation(Activation.RELU), Dense.of(1));
    private static final double LEARNING_RATE = 0.003;
    private static final int EPOCHS = 40;
    private static final int PATIENCE = 10;
    private static final int RUNS = 4;
    private static final int TRAIN = 100;
    private static final int VALIDATION = 100;
    private static final int BATCH = 10;
    /** How many epochs the turning point may be missed by, in the mean of the runs. */
    private static final double TOLERATED = 4;

    @Override
    public String id() {
        return "early-stopping";
    }

    @Override
    public String title() {
        return "Early stopping: the epoch to end with";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("Too long");
        report.say(
                "A hundred points of twenty features, sixteen of which are noise; every tenth class is drawn by lot. A"
                        + " network of 32 rectifiers, 705 numbers to learn, is trained on them for " + EPOCHS
                        + " epochs. After each, " + VALIDATION + " other points tell what it is worth:");
        List<Outcome> outcomes = new ArrayList<>();
        try (Trial trial = Trial.of(backend, 0)) {
            History full = trial.train(report);
            Histories.record(report, full);
            report.show(curves(full));
            report.say("The training loss falls to the end. The validation loss falls, too, up to epoch "
                    + (leastEpoch(full) + 1) + "; from there on the network learns what is true of its hundred points"
                    + " alone. That epoch is where we should have stopped.");
            Map<String, Double> late = trial.model().evaluate(TwoOfTwenty.test());

            report.section("Stopping by hand");
            report.say("While training nobody knows the epochs to come. So keep the weights of the best epoch so far, a"
                    + " snapshot; end when " + PATIENCE + " epochs in a row have not been better, the patience; and put"
                    + " the snapshot back.");
            int best = trial.byHand(report);
            Map<String, TensorData> byHand = trial.model().network().values();

            report.section("The callback");
            report.say("EarlyStopping does that inside of fit. From the same beginning:");
            EarlyStopping stopping = trial.stop(report);
            Map<String, Double> restored = trial.model().evaluate(TwoOfTwenty.test());
            report.show(ends(trial, full, late, stopping, restored));
            boolean same = best == stopping.bestEpoch()
                    && byHand.equals(trial.model().network().values());
            report.value("identical-weights", same ? 1 : 0);
            report.say("The loop by hand has kept epoch " + (best + 1) + ", the callback epoch "
                    + (stopping.bestEpoch() + 1) + ", and the weights are "
                    + (same ? "the same to the last bit." : "not the same."));
            outcomes.add(new Outcome(full, stopping, late.get("loss"), restored.get("loss")));
        }

        report.section("Four runs");
        report.say(
                "Other points, and other weights to begin with. Each network is trained to the end, so that its turning"
                        + " point is known, and then again from the same beginning with the callback, which does not know it.");
        for (int run = 1; run < RUNS; run++) {
            try (Trial trial = Trial.of(backend, run)) {
                outcomes.add(trial.both(report));
            }
        }
        report.show(runs(outcomes));
        claim(report, outcomes);

        report.section("Patience");
        report.say(
                "What would another patience have done? It changes nothing but the end, so that the full curves can tell:");
        report.show(patiences(outcomes));
        report.say(
                "Validation points are few, and their loss goes up and down. Without patience training ends at the first"
                        + " such hump. With too much, only time is lost: the snapshot is safe.");
    }

    /**
     * A network and its points.
     *
     * @param start the weights to begin with, to come back to
     */
    private record Trial(Model model, Checkpoint start, Dataset train, Dataset validation) implements AutoCloseable {
        static Trial of(Backend backend, int run) {
            Model model = Model.build(backend, LAYERS, Input.of(TwoOfTwenty.FEATURES));
            model.compile(Adam.of(LEARNING_RATE), BinaryCrossentropy.ofLogits(), BinaryAccuracy.ofLogits());
            int first = run * (TRAIN + VALIDATION);
            return new Trial(
                    model,
                    Checkpoint.of(model, 0),
                    TwoOfTwenty.points(first, TRAIN).shuffle(run).batch(BATCH),
                    TwoOfTwenty.points(first + TRAIN, VALIDATION).batch(VALIDATION));
        }

        /** To the end, whatever the validation points say. */
        History train(LessonReport report) {
            return model.fit(
                    train, FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep()));
        }

        // region by-hand
        /** Trains from the beginning with a snapshot and patience; the best epoch, from 0. */
        int byHand(LessonReport report) {
            start.restore(model);
            double best = Double.POSITIVE_INFINITY;
            int bestEpoch = 0;
            Map<String, TensorData> snapshot = Map.of();
            for (int epoch = 0; epoch < EPOCHS && epoch - bestEpoch <= PATIENCE; epoch++) {
                trainEpoch(report, epoch);
                double loss = model.evaluate(validation).get("loss");
                if (loss < best) {
                    best = loss;
                    bestEpoch = epoch;
                    snapshot = model.network().values();
                }
            }
            snapshot.forEach((name, weights) ->
                    model.network().parameter(name).variable().assign(weights));
            return bestEpoch;
        }
        // endregion

        private void trainEpoch(LessonReport report, int epoch) {
            try (CloseableIterator<Batch> batches = train.epoch(epoch)) {
                while (batches.hasNext()) {
                    report.beforeStep(model);
                    model.trainOnBatch(batches.next());
                }
            }
        }

        // region callback
        /** The same inside of fit. */
        EarlyStopping stop(LessonReport report) {
            start.restore(model);
            EarlyStopping stopping =
                    EarlyStopping.on("val_loss").patience(PATIENCE).restoreBest();
            model.fit(train, FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep(), stopping));
            double measured = model.evaluate(validation).get("loss");
            if (measured != stopping.best()) {
                throw new IllegalStateException("the weights that were brought back have a validation loss of "
                        + measured + "; expected exactly the best one, " + stopping.best());
            }
            return stopping;
        }
        // endregion

        Outcome both(LessonReport report) {
            History full = train(report);
            double late = model.evaluate(TwoOfTwenty.test()).get("loss");
            EarlyStopping stopping = stop(report);
            return new Outcome(
                    full, stopping, late, model.evaluate(TwoOfTwenty.test()).get("loss"));
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /**
     * A network trained twice.
     *
     * @param full the training to the end
     * @param stopping what the callback found
     * @param late the test loss after the last epoch
     * @param restored the test loss of the weights that were brought back
     */
    private record Outcome(History full, EarlyStopping stopping, double late, double restored) {
        double distance() {
            return Math.abs(stopping.bestEpoch() - leastEpoch(full));
        }

        /** How many epochs were trained until the callback ended it. */
        int trained() {
            return stopping.stoppedEpoch().map(epoch -> epoch + 1).orElse(EPOCHS);
        }
    }

    private static int leastEpoch(History full) {
        return Histories.leastEpoch(full, "val_loss");
    }

    // region claim
    private static void claim(LessonReport report, List<Outcome> outcomes) {
        double distance = mean(outcomes, Outcome::distance);
        double late = mean(outcomes, Outcome::late);
        double restored = mean(outcomes, Outcome::restored);
        report.value("missed-epochs", distance);
        report.value("trained-epochs", mean(outcomes, Outcome::trained));
        report.value("test-loss-last", late);
        report.value("test-loss-restored", restored);
        if (distance > TOLERATED) {
            throw new IllegalStateException("the turning points were missed by " + distance + " epochs in the mean;"
                    + " expected at most " + TOLERATED + ": give the callback more patience");
        }
        if (restored >= late) {
            throw new IllegalStateException("the test loss is " + restored + " with the weights that were brought back,"
                    + " and " + late + " at the end; expected less: train longer, or a larger network");
        }
    }
    // endregion

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> number) {
        return outcomes.stream().mapToDouble(number).average().orElseThrow();
    }

    private static LineChart curves(History full) {
        List<Double> validation = Histories.numbers(full, "val_loss");
        double turn = leastEpoch(full) + 1.0;
        return LineChart.of(
                "Loss, and where it turns",
                "epoch",
                "logistic loss",
                Histories.line("validation", full, "val_loss"),
                Histories.line("training", full, "loss"),
                Line.between("turning point", turn, 0, turn, Collections.max(validation)));
    }

    private static Table ends(
            Trial trial, History full, Map<String, Double> late, EarlyStopping stopping, Map<String, Double> restored) {
        Map<String, Double> held = trial.model().evaluate(trial.validation());
        return Table.of(
                        "Two ends of one training",
                        "weights",
                        "epoch",
                        "validation loss",
                        "validation accuracy",
                        "test loss",
                        "test accuracy")
                .decimals(3)
                .row(
                        "of the last epoch",
                        EPOCHS,
                        full.last("val_loss"),
                        full.last("val_binary_accuracy"),
                        late.get("loss"),
                        late.get("binary_accuracy"))
                .row(
                        "brought back",
                        stopping.bestEpoch() + 1,
                        held.get("loss"),
                        held.get("binary_accuracy"),
                        restored.get("loss"),
                        restored.get("binary_accuracy"))
                .build();
    }

    private static Table runs(List<Outcome> outcomes) {
        Table.Builder table = Table.of(
                        "Turning points, and what the callback found",
                        "run",
                        "turning point",
                        "found",
                        "epochs trained",
                        "test loss at the end",
                        "brought back")
                .decimals(3);
        for (int run = 0; run < outcomes.size(); run++) {
            Outcome outcome = outcomes.get(run);
            table.row(
                    run + 1,
                    leastEpoch(outcome.full()) + 1,
                    outcome.stopping().bestEpoch() + 1,
                    outcome.trained(),
                    outcome.late(),
                    outcome.restored());
        }
        return table.build();
    }

    private static Table patiences(List<Outcome> outcomes) {
        Table.Builder table = Table.of(
                "The mean of four runs by patience",
                "patience",
                "epochs trained",
                "kept too early by",
                "validation loss");
        for (int patience : new int[] {1, 2, 5, 10, 20}) {
            double trained = 0;
            double early = 0;
            double loss = 0;
            for (Outcome outcome : outcomes) {
                List<Double> losses = Histories.numbers(outcome.full(), "val_loss");
                int kept = kept(losses, patience);
                trained += Math.min(kept + patience + 1, losses.size()) / (double) RUNS;
                early += (leastEpoch(outcome.full()) - kept) / (double) RUNS;
                loss += losses.get(kept) / RUNS;
            }
            table.decimals(1).row(patience, trained, early, Numbers.decimal(loss, 4));
        }
        return table.build();
    }

    /** The epoch that is kept with such a patience, from 0. */
    private static int kept(List<Double> losses, int patience) {
        int best = 0;
        for (int epoch = 1; epoch < losses.size() && epoch - best <= patience; epoch++) {
            best = losses.get(epoch) < losses.get(best) ? epoch : best;
        }
        return best;
    }
}
