package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Dataset;
import dev.tandem.data.OneHot;
import dev.tandem.data.Split;
import dev.tandem.data.StandardScaler;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.PairPlot;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Three species of iris, and networks from too small to far too large: what overfitting looks like, and where one sees it. */
public final class IrisLesson implements Lesson {
    private static final List<String> FEATURES = List.of("sepal length", "sepal width", "petal length", "petal width");
    private static final int EPOCHS = 50;
    private static final int BATCH = 24;
    private static final int FOLDS = 5;
    private static final int FLOWERS = 150;
    private static final double LEARNING_RATE = 0.02;
    private static final String ACCURACY = "sparse_categorical_accuracy";
    /** The networks, by the sizes of their hidden layers; the first of those with one is the one that is looked at closely. */
    private static final List<List<Integer>> HIDDEN =
            List.of(List.of(), List.of(8), List.of(32), List.of(256), List.of(256, 256));

    @Override
    public String id() {
        return "iris";
    }

    @Override
    public String title() {
        return "Iris: from one layer to too many";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("The data");
        // region split
        Split flowers = BuiltInData.iris().shuffle(1).stratifiedSplit(0.8);
        Split learning = flowers.train().stratifiedSplit(0.8);
        // endregion
        report.say(
                "150 flowers, 50 of each species, four lengths in centimetres each. A fifth of each species is put aside for the"
                        + " test, to be looked at once, at the end; a fifth of the rest for validation, to watch while training. That leaves"
                        + " 32 of each species to learn from. Here they are, each pair of lengths once:");
        report.show(pairs(learning.train()));
        report.say(
                "Setosa stands apart in every picture; versicolor and virginica touch, and somewhere between them lies the border"
                        + " that is to be found.");
        // region scale
        StandardScaler scaler = StandardScaler.fit(learning.train());
        Dataset train = learning.train().shuffle(7).batch(BATCH).map(scaler.onInputs());
        Dataset validation = learning.test().batch(BATCH).map(scaler.onInputs());
        Dataset test = flowers.test().batch(30).map(scaler.onInputs());
        // endregion
        report.show(scales(scaler));
        report.say(
                "Every length is scaled to mean 0 and standard deviation 1, both taken from the flowers to learn from: a model"
                        + " must learn nothing of the test, not even its mean.");

        report.section("One layer");
        report.say(
                "Three neurons, one a species, each a weighted sum of the four lengths; softmax makes probabilities of the three,"
                        + " and the loss is −ln of the one that the true species was given.");
        List<Trained> all = new ArrayList<>();
        all.add(train(backend, report, HIDDEN.get(0), train, validation));

        report.section("A hidden layer, and more");
        report.say(
                "Now the same with a layer of 8 rectifiers between, with 32, with 256, and with two layers of 256. The last one has"
                        + " 67,843 numbers to learn, from 96 flowers.");
        for (List<Integer> hidden : HIDDEN.subList(1, HIDDEN.size())) {
            all.add(train(backend, report, hidden, train, validation));
        }
        report.show(chart("Training loss", "cross-entropy", all, "loss"));
        report.show(chart("Validation loss", "cross-entropy", all, "val_loss"));
        report.show(chart("Validation accuracy", "share of flowers named correctly", all, "val_" + ACCURACY));
        report.show(table(all));

        report.section("The test");
        Trained chosen = all.get(1);
        Histories.record(report, chosen.history());
        int[] species = flowers.test().target().toInts();
        int[] predicted = classes(chosen.model(), test);
        report.tensor("predictions", TensorData.of(predicted));
        report.value("test-accuracy", chosen.model().evaluate(test).get(ACCURACY));
        for (Trained trained : all) {
            report.value(
                    "test-accuracy-" + trained.name(),
                    trained.model().evaluate(test).get(ACCURACY));
            trained.model().close();
        }
        report.show(ConfusionMatrix.of(
                "Thirty flowers of the test, by the network with 8", BuiltInData.IRIS_SPECIES, species, predicted));
        report.section("All flowers in the test");
        report.say(
                "Thirty flowers are few: one more or less is 3 in a hundred. So cut all 150 into five parts, and train five"
                        + " networks, each without one of the parts, which is its test; then every flower has been in a test once. For the"
                        + " network with 8, and for that with two layers of 256:");
        show(report, folds(backend, report, HIDDEN.get(1)), folds(backend, report, HIDDEN.get(4)));
    }

    /** A trained network. */
    private record Trained(String name, Model model, History history) {}

    // region network
    private static Layer layers(List<Integer> hidden) {
        List<Layer> layers = new ArrayList<>();
        hidden.forEach(units -> layers.add(Dense.of(units).activation(Activation.RELU)));
        layers.add(Dense.of(3));
        return Sequential.of(layers.toArray(Layer[]::new));
    }
    // endregion

    private static String name(List<Integer> hidden) {
        return hidden.isEmpty()
                ? "none"
                : String.join("-", hidden.stream().map(String::valueOf).toList());
    }

    // region train
    private static Trained train(
            Backend backend, LessonReport report, List<Integer> hidden, Dataset train, Dataset validation) {
        Model model = Model.build(backend, layers(hidden), Input.of(4));
        model.compile(
                Adam.of(LEARNING_RATE), SparseCategoricalCrossentropy.ofLogits(), new SparseCategoricalAccuracy());
        History history = model.fit(
                train, FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep()));
        return new Trained(name(hidden), model, history);
    }
    // endregion

    private static int[] classes(Model model, Dataset flowers) {
        return OneHot.of(3).inverse(model.predict(flowers)).toInts();
    }

    /**
     * Means over folds, an epoch each.
     *
     * @param name of the network
     * @param right how many of all flowers were named correctly by the network that had not seen them
     */
    private record Folds(
            String name,
            List<Double> trainLoss,
            List<Double> testLoss,
            List<Double> trainAccuracy,
            List<Double> testAccuracy,
            int right) {
        double accuracy() {
            return right / (double) FLOWERS;
        }
    }

    /** Trains a network for each fold; every flower is in the test of one of them. */
    private static Folds folds(Backend backend, LessonReport report, List<Integer> hidden) {
        List<History> histories = new ArrayList<>();
        int right = 0;
        // region folds
        for (Split fold : BuiltInData.iris().shuffle(1).kFold(FOLDS)) {
            StandardScaler scaler = StandardScaler.fit(fold.train());
            Dataset train = fold.train().shuffle(7).batch(BATCH).map(scaler.onInputs());
            Dataset test = fold.test().batch(fold.test().size()).map(scaler.onInputs());
            Trained trained = train(backend, report, hidden, train, test);
            int[] said = classes(trained.model(), test);
            int[] species = fold.test().target().toInts();
            for (int i = 0; i < said.length; i++) {
                right += said[i] == species[i] ? 1 : 0;
            }
            histories.add(trained.history());
            trained.model().close();
        }
        // endregion
        return new Folds(
                name(hidden),
                mean(histories, "loss"),
                mean(histories, "val_loss"),
                mean(histories, ACCURACY),
                mean(histories, "val_" + ACCURACY),
                right);
    }

    private static List<Double> mean(List<History> histories, String series) {
        List<Double> means = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int at = epoch;
            means.add(histories.stream()
                    .mapToDouble(history -> history.series(series)[at])
                    .average()
                    .orElseThrow());
        }
        return means;
    }

    private static void show(LessonReport report, Folds small, Folds large) {
        report.show(LineChart.of(
                "Loss, the mean of five networks",
                "epoch",
                "cross-entropy",
                Line.of("test, hidden " + large.name(), large.testLoss()),
                Line.of("test, hidden " + small.name(), small.testLoss()),
                Line.of("training, hidden " + small.name(), small.trainLoss()),
                Line.of("training, hidden " + large.name(), large.trainLoss())));
        report.show(LineChart.of(
                "Accuracy, the mean of five networks",
                "epoch",
                "share of flowers named correctly",
                Line.of("test, hidden " + large.name(), large.testAccuracy()),
                Line.of("test, hidden " + small.name(), small.testAccuracy()),
                Line.of("training, hidden " + small.name(), small.trainAccuracy()),
                Line.of("training, hidden " + large.name(), large.trainAccuracy())));
        Table.Builder table = Table.of(
                "Five networks each",
                "hidden",
                "least test loss",
                "in epoch",
                "last test loss",
                "flowers named correctly");
        for (Folds folds : List.of(small, large)) {
            double least = Collections.min(folds.testLoss());
            double last = folds.testLoss().get(EPOCHS - 1);
            report.value("folds-least-loss-" + folds.name(), least);

            report.value("folds-accuracy-" + folds.name(), folds.accuracy());
            table.row(
                    folds.name(),
                    least,
                    folds.testLoss().indexOf(least) + 1,
                    last,
                    folds.right() + " of " + FLOWERS + " = " + Numbers.decimal(folds.accuracy(), 3));
        }
        report.show(table.build());
    }

    private static PairPlot pairs(ArrayDataset flowers) {
        double[] lengths = flowers.input().toDoubles();
        int[] species = flowers.target().toInts();
        List<PairPlot.Group> groups = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            List<List<Double>> examples = new ArrayList<>();
            for (int i = 0; i < species.length; i++) {
                if (species[i] == each) {
                    examples.add(List.of(lengths[4 * i], lengths[4 * i + 1], lengths[4 * i + 2], lengths[4 * i + 3]));
                }
            }
            groups.add(new PairPlot.Group(BuiltInData.IRIS_SPECIES.get(each), examples));
        }
        return new PairPlot("The flowers to learn from", FEATURES, groups);
    }

    private static Table scales(StandardScaler scaler) {
        Table.Builder table =
                Table.of("Means and standard deviations", "feature", "mean (cm)", "standard deviation (cm)");
        for (int i = 0; i < FEATURES.size(); i++) {
            table.row(
                    FEATURES.get(i),
                    scaler.mean().get(i),
                    scaler.standardDeviation().get(i));
        }
        return table.build();
    }

    private static LineChart chart(String title, String yLabel, List<Trained> all, String series) {
        return new LineChart(
                title,
                "epoch",
                yLabel,
                false,
                all.stream()
                        .map(trained -> Histories.line("hidden " + trained.name(), trained.history(), series))
                        .toList());
    }

    private static Table table(List<Trained> all) {
        Table.Builder table = Table.of(
                "After " + EPOCHS + " epochs",
                "hidden",
                "numbers",
                "training loss",
                "validation loss",
                "training accuracy",
                "validation accuracy");
        for (Trained trained : all) {
            History history = trained.history();
            table.decimals(3)
                    .row(
                            trained.name(),
                            trained.model().network().blueprint().parameterCount(),
                            history.last("loss"),
                            history.last("val_loss"),
                            history.last(ACCURACY),
                            history.last("val_" + ACCURACY));
        }
        return table.build();
    }
}
