package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.Dataset;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.loss.Loss;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.metric.MeanMetric;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Regularizer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.optimizer.Adam;
import dev.tandem.optimizer.AdamW;
import dev.tandem.optimizer.Optimizer;
import dev.tandem.sweep.Sweep;
import dev.tandem.sweep.SweepTable;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.callback.EarlyStopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What can be done against learning by heart, one thing at a time: data, size, penalties, weight decay, dropout. */
public final class RegularizationLesson implements Lesson {
    private static final Loss LOSS = BinaryCrossentropy.ofLogits();
    private static final double LEARNING_RATE = 0.008;
    private static final int EPOCHS = 40;
    private static final int BATCH = 25;
    private static final int RUNS = 4;
    private static final int STRENGTH_RUNS = 2;

    private static final int TRAIN = 100;
    private static final int MORE = 400;
    private static final int VALIDATION = 500;
    private static final int UNITS = 32;
    private static final int FEWER = 8;
    private static final double L1 = 0.004;
    private static final double L2 = 0.05;
    private static final double WEIGHT_DECAY = 2;
    private static final double DROP_FEATURES = 0.3;
    private static final double DROP_UNITS = 0.5;
    /** By which share L2 and dropout must lower the best validation loss, for the claim to hold. */
    private static final double MARGIN = 0.05;

    private static final String MEASURED = "binary_crossentropy";
    private static final String ACCURACY = "binary_accuracy";
    private static final String STRENGTH = "l2";

    @Override
    public String id() {
        return "regularization";
    }

    @Override
    public String title() {
        return "Regularization: seven networks side by side";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("Seven networks");
        report.say(
                "The points of 'early-stopping' again: twenty features, sixteen of them noise, a tenth of the classes drawn"
                        + " by lot. A hundred points to learn from, and a network of " + UNITS
                        + " rectifiers, 705 numbers, which is more than enough to learn them by heart. Six others have one thing"
                        + " changed: " + MORE + " points; " + FEWER
                        + " rectifiers; a penalty on the sizes of weights, L1; one on"
                        + " their squares, L2; weights that shrink with every step; features and neurons left out at random.");
        List<Measured> all =
                ways().stream().map(way -> train(backend, report, way)).toList();

        report.section("Side by side");
        report.say("Four runs each, with other points and other weights to begin with; an epoch is " + TRAIN / BATCH
                + " steps for all. The means, on " + VALIDATION + " other points:");
        report.show(curves("Validation loss, the mean of four runs", all, "val_" + MEASURED));
        report.show(curves("Training loss, the mean of four runs", all, MEASURED));
        report.show(table(all));
        report.say(
                "All six end with a higher training loss than the first network and with a lower validation loss: what they"
                        + " lack is what it has learnt by heart. The best loss tells more, as early stopping would have found it in each"
                        + " of them. More data, small weights and dropout lower that one, too; with the smaller network it is hardly"
                        + " another: it learns by heart as well, only more slowly.");
        claim(report, all);

        report.section("What the penalties do");
        report.say(
                "The mean size of the weights that lead from a feature to the hidden layer, in the epoch of the best loss. The"
                        + " first four features tell something, the others nothing:");
        report.show(weights(all.stream()
                .filter(each ->
                        List.of("nothing", "L1", "L2").contains(each.way().name()))
                .toList()));
        for (Measured each : all) {
            report.value("noise-weight-" + each.way().id(), each.noiseWeight());
        }

        report.section("How strong?");
        report.say(
                "Too little does nothing, too much leaves nothing to learn with. L2 in five strengths, two runs each:");
        SweepTable strengths = strengths(backend, report);
        report.show(strengths(strengths));
    }

    /**
     * One of the networks and how it is trained.
     *
     * @param examples how many points it learns from
     */
    private record Way(String name, Layer layers, Optimizer optimizer, int examples) {
        String id() {
            return name.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    // region ways
    private static List<Way> ways() {
        Optimizer adam = Adam.of(LEARNING_RATE);
        Layer dropout = Sequential.of(
                Dropout.of(DROP_FEATURES),
                Dense.of(UNITS).activation(Activation.RELU),
                Dropout.of(DROP_UNITS),
                Dense.of(1));
        return List.of(
                new Way("nothing", layers(UNITS, Regularizer.none()), adam, TRAIN),
                new Way("more data", layers(UNITS, Regularizer.none()), adam, MORE),
                new Way("smaller", layers(FEWER, Regularizer.none()), adam, TRAIN),
                new Way("L1", layers(UNITS, Regularizer.l1(L1)), adam, TRAIN),
                new Way("L2", layers(UNITS, Regularizer.l2(L2)), adam, TRAIN),
                new Way("weight decay", layers(UNITS, Regularizer.none()), decaying(), TRAIN),
                new Way("dropout", dropout, adam, TRAIN));
    }

    private static Layer layers(int units, Regularizer penalty) {
        return Sequential.of(
                Dense.of(units).activation(Activation.RELU).kernel(kernel -> kernel.regularizer(penalty)), Dense.of(1));
    }

    private static Optimizer decaying() {
        return AdamW.of(LEARNING_RATE).options(options -> options.weightDecay(WEIGHT_DECAY));
    }
    // endregion

    /**
     * What came of one of the ways.
     *
     * @param histories of its runs
     * @param weights the mean size of the weights from each feature, in the epoch of the best loss
     */
    private record Measured(Way way, List<History> histories, List<Double> weights) {
        /** The mean of the runs, a number an epoch. */
        List<Double> mean(String series) {
            return IntStream.range(0, EPOCHS)
                    .mapToObj(epoch -> average(histories.stream()
                            .map(history -> history.series(series)[epoch])
                            .toList()))
                    .toList();
        }

        /** The mean of each run's least validation loss. */
        double best() {
            return average(histories.stream().map(RegularizationLesson::least).toList());
        }

        /** The mean of the accuracies in the epochs of least loss. */
        double accuracy() {
            return average(histories.stream()
                    .map(history -> history.series("val_" + ACCURACY)[leastEpoch(history)])
                    .toList());
        }

        /** How large the weights of the features that tell nothing are, against all. */
        double noiseWeight() {
            List<Double> noise = weights.subList(TwoOfTwenty.TELLING, TwoOfTwenty.FEATURES);
            return average(noise) / average(weights.subList(0, TwoOfTwenty.TELLING));
        }
    }

    private static double average(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static int leastEpoch(History history) {
        return Histories.leastEpoch(history, "val_" + MEASURED);
    }

    private static double least(History history) {
        return Collections.min(Histories.numbers(history, "val_" + MEASURED));
    }

    private static Measured train(Backend backend, LessonReport report, Way way) {
        List<History> histories = new ArrayList<>();
        double[] weights = new double[TwoOfTwenty.FEATURES];
        for (int run = 0; run < RUNS; run++) {
            try (Model model = compiled(backend, way)) {
                histories.add(fit(report, model, way, run));
                double[] kernel = kernel(model);
                for (int i = 0; i < kernel.length; i++) {
                    // The kernel is [features, units], row by row.
                    int units = kernel.length / TwoOfTwenty.FEATURES;
                    weights[i / units] += Math.abs(kernel[i]) / (units * RUNS);
                }
            }
        }
        Measured measured =
                new Measured(way, histories, Arrays.stream(weights).boxed().toList());
        measured.mean("val_" + MEASURED).forEach(loss -> report.series("validation-loss-" + way.id(), loss));
        report.value("best-loss-" + way.id(), measured.best());
        return measured;
    }

    private static Model compiled(Backend backend, Way way) {
        Model model = Model.build(backend, way.layers(), Input.of(TwoOfTwenty.FEATURES));
        // The loss has the penalty in it; the metric of the same formula has not, and can be compared.
        model.compile(way.optimizer(), LOSS, MeanMetric.of(LOSS), BinaryAccuracy.ofLogits());
        return model;
    }

    /** To the end, whatever comes; then the weights of the best epoch are brought back. */
    private static History fit(LessonReport report, Model model, Way way, int run) {
        Dataset train = TwoOfTwenty.points(VALIDATION + run * MORE, way.examples())
                .shuffle(run)
                .batch(BATCH);
        Dataset validation = TwoOfTwenty.points(0, VALIDATION).batch(VALIDATION);
        return model.fit(
                train,
                FitOptions.epochs(EPOCHS)
                        .stepsPerEpoch(TRAIN / BATCH)
                        .validation(validation)
                        .callbacks(
                                report.inStep(),
                                EarlyStopping.on("val_" + MEASURED)
                                        .patience(EPOCHS)
                                        .restoreBest()));
    }

    private static double[] kernel(Model model) {
        return model.network().trainable().get(0).variable().data().toDoubles();
    }

    // region claim
    private static void claim(LessonReport report, List<Measured> all) {
        double nothing = all.get(0).best();
        for (Measured each : all.subList(1, all.size())) {
            double gain = 1 - each.best() / nothing;
            report.value("gain-" + each.way().id(), gain);
            boolean must = List.of("L2", "dropout").contains(each.way().name());
            if (must && gain < MARGIN) {
                throw new IllegalStateException(
                        each.way().name() + " has lowered the best validation loss from " + nothing + " to "
                                + each.best() + "; expected at least by " + MARGIN + " of it: try another strength");
            }
        }
    }
    // endregion

    private static LineChart curves(String title, List<Measured> all, String series) {
        return new LineChart(
                title,
                "epoch",
                "logistic loss",
                false,
                all.stream()
                        .map(each -> Line.of(each.way().name(), each.mean(series)))
                        .toList());
    }

    private static Table table(List<Measured> all) {
        Table.Builder table = Table.of(
                        "Means of four runs",
                        "changed",
                        "training loss, last",
                        "validation loss, last",
                        "validation loss, best",
                        "accuracy then")
                .decimals(3);
        for (Measured each : all) {
            table.row(
                    each.way().name(),
                    each.mean(MEASURED).get(EPOCHS - 1),
                    each.mean("val_" + MEASURED).get(EPOCHS - 1),
                    each.best(),
                    each.accuracy());
        }
        return table.build();
    }

    private static BarChart weights(List<Measured> chosen) {
        return new BarChart(
                "Weights of the features",
                "mean size of a weight",
                IntStream.rangeClosed(1, TwoOfTwenty.FEATURES)
                        .mapToObj(String::valueOf)
                        .toList(),
                chosen.stream()
                        .map(each -> new BarChart.Bars(each.way().name(), each.weights()))
                        .toList());
    }

    // region strengths
    private static SweepTable strengths(Backend backend, LessonReport report) {
        return Sweep.grid(STRENGTH, 0.0, 0.01, 0.05, 0.2, 1.0)
                .seeds(STRENGTH_RUNS)
                .run(trial -> {
                    Regularizer penalty = Regularizer.l2(trial.setting().number(STRENGTH));
                    Way way = new Way("L2", layers(UNITS, penalty), Adam.of(LEARNING_RATE), TRAIN);
                    try (Model model = compiled(backend, way)) {
                        History history = fit(report, model, way, (int) trial.seed() - 1);
                        return Map.of("best", least(history), "last", history.last("val_" + MEASURED));
                    }
                });
    }
    // endregion

    private static BarChart strengths(SweepTable table) {
        return new BarChart(
                "L2 by strength",
                "validation loss, mean of two runs",
                table.settings().stream()
                        .map(setting -> String.valueOf(setting.number(STRENGTH)))
                        .toList(),
                List.of(bars(table, "best"), bars(table, "last")));
    }

    private static BarChart.Bars bars(SweepTable table, String name) {
        return new BarChart.Bars(
                name,
                table.settings().stream()
                        .map(setting -> table.mean(setting, name))
                        .toList());
    }
}
