package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Batch;
import dev.tandem.data.CloseableIterator;
import dev.tandem.data.CsvDataset;
import dev.tandem.data.Dataset;
import dev.tandem.data.MinMaxScaler;
import dev.tandem.data.OneHot;
import dev.tandem.data.Scaler;
import dev.tandem.data.Split;
import dev.tandem.data.StandardScaler;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.error.DataAccessException;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Histogram;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.MeanSquaredError;
import dev.tandem.nn.Input;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Sgd;
import dev.tandem.random.NeutralRandom;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.type.DType;
import dev.tandem.type.TensorData;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How examples come to the network: batches, orders, parts, scales, and files that do not fit into memory. */
public final class DatasetsLesson implements Lesson {
    private static final int ROWS_OF_FILE = 2000;
    private static final int EPOCHS = 5;

    @Override
    public String id() {
        return "datasets";
    }

    @Override
    public String title() {
        return "Data sets: batches, orders, parts, scales";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("Batches");
        ArrayDataset ten = Dataset.of(
                TensorData.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).as(DType.FLOAT32));
        report.say(
                "A step of training takes some examples at once: a batch. Ten examples in batches of four are three batches, the"
                        + " last one partial. It may be kept, as every example counts, or dropped, where all must have one size. What a mean"
                        + " over an epoch is, is not the mean of the batches' means: a batch of two counts half as much as one of four.");
        Table.Builder table = Table.of("Ten examples, 0 to 9", "recipe", "batches of epoch 0");
        // region batches
        table.row("data.batch(4)", batches(ten.batch(4), 0));
        table.row("data.batch(4, true)", batches(ten.batch(4, true), 0));
        table.row("data.batch(4).map(batch → 10·x)", batches(ten.batch(4).map(DatasetsLesson::tenfold), 0));
        table.row(
                "data.filter(x is even).batch(4)",
                batches(ten.filter(DatasetsLesson::isEven).batch(4), 0));
        table.row(
                "data.take(3).repeat(2).batch(4)", batches(ten.take(3).repeat(2).batch(4), 0));
        // endregion
        report.show(table.build());
        report.tensor("last-batch", last(ten.batch(4)).input());

        report.section("Orders");
        report.say(
                "Examples in the order of a file mislead: all setosas first, and the network forgets them over the virginicas. So"
                        + " every epoch shuffles anew. The order is a function of the seed and the epoch, and of nothing else: epoch 1 is the"
                        + " same today, tomorrow, on the other engine, and in training that was interrupted and goes on.");
        // region orders
        Dataset shuffled = ten.shuffle(42).batch(4);
        // endregion
        report.show(Table.of("data.shuffle(42).batch(4)", "epoch", "batches")
                .row(0, batches(shuffled, 0))
                .row(1, batches(shuffled, 1))
                .row("1, once more", batches(shuffled, 1))
                .build());
        Dataset unbuffered = Dataset.ofIterator(() -> IntStream.range(0, 10)
                .mapToObj(i -> Batch.of(TensorData.of(new double[] {i}).as(DType.FLOAT32)))
                .iterator());
        report.show(Table.of("Of a stream only what is in the buffer can be mixed", "recipe", "batches of epoch 0")
                .row(
                        "stream.shuffle(42, 3).batch(10)",
                        batches(unbuffered.shuffle(42, 3).batch(10), 0))
                .row(
                        "stream.shuffle(42, 10).batch(10)",
                        batches(unbuffered.shuffle(42, 10).batch(10), 0))
                .build());
        report.tensor("shuffled", ten.shuffle(42).input());

        report.section("Parts");
        report.say(
                "What a network is judged by, it must not have seen. split cuts at a place, so shuffle before; stratifiedSplit"
                        + " keeps the shares of the classes; kFold makes every example the test once.");
        ArrayDataset iris = BuiltInData.iris();
        Table.Builder parts = Table.of("150 irises, 80 to 20", "recipe", "species in training", "species in the test");
        parts.row(
                "iris.split(0.8)",
                counts(iris.split(0.8).train()),
                counts(iris.split(0.8).test()));
        // region parts
        Split cut = iris.shuffle(42).split(0.8);
        // endregion
        parts.row("iris.shuffle(42).split(0.8)", counts(cut.train()), counts(cut.test()));
        // region stratified
        Split stratified = iris.shuffle(42).stratifiedSplit(0.8);
        // endregion
        parts.row("iris.shuffle(42).stratifiedSplit(0.8)", counts(stratified.train()), counts(stratified.test()));
        Split fold = iris.shuffle(42).kFold(5).get(0);
        parts.row("iris.shuffle(42).kFold(5).get(0)", counts(fold.train()), counts(fold.test()));
        report.show(parts.build());

        report.section("Scales");
        report.say(
                "Lengths in centimetres and weights in tons do not go together: the gradient follows the greater numbers. A scaler"
                        + " moves and stretches every feature on its own, by numbers fitted to the training part; validation and test get the"
                        + " same treatment, with the same numbers.");
        // region scalers
        Scaler minMax = MinMaxScaler.fit(stratified.train());
        Scaler standard = StandardScaler.fit(stratified.train());
        // endregion
        report.show(scales(stratified, minMax, standard));
        report.show(histogram(
                "Petal length of the training flowers, as measured",
                stratified.train().input(),
                0,
                8));
        report.show(histogram(
                "The same with mean 0 and standard deviation 1",
                standard.transform(stratified.train().input()),
                -2,
                2));
        report.value(
                "greatest-in-test",
                Arrays.stream(petalLength(minMax.transform(stratified.test().input())))
                        .max()
                        .orElseThrow());
        report.tensor("standardized", standard.transform(stratified.test().input()));
        // region recipe
        Dataset ready = stratified
                .train()
                .shuffle(7)
                .batch(16)
                .map(standard.onInputs())
                .map(OneHot.of(3).onTargets());
        // endregion
        report.say("Together, a recipe for training: " + describe(ready) + ".");

        report.section("Files");
        report.say(
                "Where the data do not fit into memory, they stay in their file: rows are read as the batches need them, in"
                        + " a buffer that is mixed, on a thread that reads ahead. A file of " + ROWS_OF_FILE
                        + " rows of y = 2·a − 3·b + 1, with a little noise, and a neuron that finds this out:");
        train(backend, report);
    }

    private static Batch tenfold(Batch batch) {
        return batch.mapInputs(x -> TensorData.of(
                        x.shape(),
                        Arrays.stream(x.toDoubles()).map(each -> 10 * each).toArray())
                .as(x.dtype()));
    }

    private static boolean isEven(Batch example) {
        return example.input().getDouble(0) % 2 == 0;
    }

    /** All batches of an epoch in words: {@code (0 1 2 3) (4 5)}. */
    private static String batches(Dataset data, long epoch) {
        List<String> words = new ArrayList<>();
        try (CloseableIterator<Batch> batches = data.epoch(epoch)) {
            while (batches.hasNext()) {
                words.add("(" + String.join(" ", numbers(batches.next().input())) + ")");
            }
        }
        return String.join(" ", words);
    }

    private static List<String> numbers(TensorData data) {
        return Arrays.stream(data.toDoubles())
                .mapToObj(number -> String.format(Locale.ROOT, "%.0f", number))
                .toList();
    }

    private static Batch last(Dataset data) {
        Batch last = null;
        try (CloseableIterator<Batch> batches = data.epoch(0)) {
            while (batches.hasNext()) {
                last = batches.next();
            }
        }
        return last;
    }

    private static String counts(ArrayDataset flowers) {
        int[] counts = new int[3];
        for (int species : flowers.target().toInts()) {
            counts[species]++;
        }
        return counts[0] + " + " + counts[1] + " + " + counts[2];
    }

    private static Table scales(Split flowers, Scaler minMax, Scaler standard) {
        Table.Builder table =
                Table.of("Petal length", "scale", "training: least", "mean", "greatest", "test: least", "greatest");
        row(table, "centimetres", flowers.train().input(), flowers.test().input());
        row(
                table,
                "MinMaxScaler",
                minMax.transform(flowers.train().input()),
                minMax.transform(flowers.test().input()));
        row(
                table,
                "StandardScaler",
                standard.transform(flowers.train().input()),
                standard.transform(flowers.test().input()));
        return table.build();
    }

    private static void row(Table.Builder table, String scale, TensorData train, TensorData test) {
        double[] training = petalLength(train);
        double[] held = petalLength(test);
        table.decimals(2)
                .row(
                        scale,
                        Arrays.stream(training).min().orElseThrow(),
                        Arrays.stream(training).average().orElseThrow(),
                        Arrays.stream(training).max().orElseThrow(),
                        Arrays.stream(held).min().orElseThrow(),
                        Arrays.stream(held).max().orElseThrow());
    }

    private static double[] petalLength(TensorData flowers) {
        double[] all = flowers.toDoubles();
        return IntStream.range(0, all.length / 4)
                .mapToDouble(i -> all[4 * i + 2])
                .toArray();
    }

    private static Histogram histogram(String title, TensorData flowers, double low, double high) {
        return Histogram.of(
                title,
                "petal length",
                Arrays.stream(petalLength(flowers)).boxed().toList(),
                low,
                high,
                8);
    }

    private static String describe(Dataset data) {
        try (CloseableIterator<Batch> batches = data.epoch(0)) {
            Batch first = batches.next();
            return data.batches().orElseThrow() + " batches, inputs "
                    + first.input().type() + ", targets " + first.target().type();
        }
    }

    private static void train(Backend backend, LessonReport report) {
        Path file = write();
        try (Model model = Model.build(backend, Sequential.of(Dense.of(1)), Input.of(2))) {
            // region file
            Dataset rows = CsvDataset.builder(file).target("y").build();
            model.compile(Sgd.of(0.1), new MeanSquaredError());
            History history = model.fit(
                    rows.shuffle(3, 500).batch(50).prefetch(2),
                    FitOptions.epochs(EPOCHS).callbacks(report.inStep()));
            // endregion
            for (double loss : history.series("loss")) {
                report.series("epoch-loss", loss);
            }
            report.show(LineChart.logarithmic(
                    "Loss", "epoch", "mean squared error", Histories.line("loss", history, "loss")));
            double[] kernel =
                    model.network().parameter("dense/kernel").variable().data().toDoubles();
            double bias =
                    model.network().parameter("dense/bias").variable().data().getDouble(0);
            report.value("weight-a", kernel[0]);
            report.value("weight-b", kernel[1]);
            report.value("bias", bias);
            report.value("epochs", EPOCHS);
            report.show(Table.of("What it found out", "", "a", "b", "1")
                    .row("in the file", 2.0, -3.0, 1.0)
                    .row("learnt", kernel[0], kernel[1], bias)
                    .build());
        } finally {
            delete(file);
        }
    }

    private static Path write() {
        NeutralRandom random = new NeutralRandom(1);
        double[] a = random.split("a").uniform(ROWS_OF_FILE, -1, 1);
        double[] b = random.split("b").uniform(ROWS_OF_FILE, -1, 1);
        double[] noise = random.split("noise").normal(ROWS_OF_FILE, 0, 0.1);
        try {
            Path file = Files.createTempFile("tandem-lesson", ".csv");
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                writer.write("a,b,y\n");
                for (int i = 0; i < ROWS_OF_FILE; i++) {
                    writer.write(a[i] + "," + b[i] + "," + (2 * a[i] - 3 * b[i] + 1 + noise[i]) + "\n");
                }
            }
            return file;
        } catch (IOException e) {
            throw new DataAccessException("the lesson's file cannot be written: " + e, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DataAccessException("the lesson's file " + file + " cannot be deleted: " + e, e);
        }
    }
}
