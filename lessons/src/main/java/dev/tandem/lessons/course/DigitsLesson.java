package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Batch;
import dev.tandem.data.Dataset;
import dev.tandem.data.OneHot;
import dev.tandem.data.Split;
import dev.tandem.data.sets.DownloadListener;
import dev.tandem.data.sets.Mnist;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.metric.SparseCategoricalAccuracy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.nn.layer.Dropout;
import dev.tandem.optimizer.Adam;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Handwritten digits read by one, two and three layers, with an activation between them and without. */
public final class DigitsLesson implements Lesson {
    private static final int CLASSES = 10;
    private static final int SHOWN = 10;
    private static final String MNIST = "mnist";
    private static final String ACCURACY = "sparse_categorical_accuracy";
    private static final List<String> DIGITS =
            IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();

    private final DigitImages source;

    /** On the small images that come with the library. */
    public DigitsLesson() {
        this(DigitImages.small());
    }

    /** On these images. */
    DigitsLesson(DigitImages source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "digits";
    }

    @Override
    public String title() {
        return "Handwritten digits: one, two, three layers";
    }

    @Override
    public List<String> dataSets() {
        return List.of(MNIST);
    }

    @Override
    public Lesson on(String dataSet, DownloadListener listener) {
        return new DigitsLesson(DigitImages.mnist(Mnist.create().listener(listener)));
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("The data");
        // region split
        Split split = source.images().get();
        Split learning = split.train().shuffle(2).stratifiedSplit(0.9);
        Dataset train = learning.train().shuffle(3).batch(source.batch()).prefetch(2);
        Dataset validation = learning.test().batch(500);
        Dataset test = split.test().batch(500);
        // endregion
        report.say(source.about());
        report.show(examples(learning.train()));
        report.say("A network sees no picture: it is given " + source.pixels() + " numbers in a row. "
                + learning.train().size() + " images are there to learn from, "
                + learning.test().size()
                + " to watch while training, " + split.test().size() + " for the test.");

        report.section("One layer");
        report.say(
                "Ten neurons, one a digit, each with a weight for every pixel. So the weights of a neuron are an image, too: dark"
                        + " where ink speaks for the digit, white where it speaks against it, grey where it says nothing.");
        Trained one = train(backend, report, "1 layer", Sequential.of(Dense.of(CLASSES)), train, validation, test);
        report.show(weights("What each of the ten neurons looks for", one.model(), DIGITS));

        report.section("Two and three layers");
        int first = source.hidden().get(0);
        int second = source.hidden().get(1);
        report.say("A hidden layer of " + first + " neurons, and after it another of " + second
                + ". Without an activation between them, layers are one layer: (x·W₁)·W₂ = x·(W₁·W₂). It takes max(x, 0), or"
                + " another bend, for more layers to be able to say more.");
        Trained twoLinear = train(
                backend, report, "2 layers, no activation", layers(Activation.LINEAR, first), train, validation, test);
        Trained threeLinear = train(
                backend,
                report,
                "3 layers, no activation",
                layers(Activation.LINEAR, first, second),
                train,
                validation,
                test);
        Trained two =
                train(backend, report, "2 layers, rectifier", layers(Activation.RELU, first), train, validation, test);
        Trained three = train(
                backend,
                report,
                "3 layers, rectifier",
                layers(Activation.RELU, first, second),
                train,
                validation,
                test);
        List<Trained> all = List.of(one, twoLinear, threeLinear, two, three);
        report.show(chart("Validation loss", "cross-entropy", all, "val_loss"));
        report.show(new BarChart(
                "Errors in the test",
                "of a hundred digits, read wrongly",
                all.stream().map(Trained::name).toList(),
                List.of(new BarChart.Bars(
                        "errors",
                        all.stream().map(each -> 100 * (1 - each.accuracy())).toList()))));
        report.show(table(all));
        Histories.record(report, two.history());
        report.value("test-accuracy-1", one.accuracy());
        report.value("test-accuracy-2-linear", twoLinear.accuracy());
        report.value("test-accuracy-3-linear", threeLinear.accuracy());
        report.value("test-accuracy-3", three.accuracy());
        report.value("test-accuracy", two.accuracy());
        report.show(weights(
                "What the first of the hidden neurons look for",
                two.model(),
                IntStream.rangeClosed(1, SHOWN).mapToObj(i -> "neuron " + i).toList()));

        report.section("The test, looked at closely");
        int[] digits = split.test().target().toInts();
        int[] said = OneHot.of(CLASSES).inverse(two.model().predict(test)).toInts();
        report.tensor("predictions", TensorData.of(said));
        report.show(ConfusionMatrix.of("The test, by two layers with a rectifier", DIGITS, digits, said));
        report.show(answers(split.test(), digits, said));
        all.forEach(trained -> trained.model().close());
    }

    /** A trained network, and its share of right answers in the test. */
    private record Trained(String name, Model model, History history, double accuracy) {}

    // region network
    private Layer layers(Activation activation, int... hidden) {
        List<Layer> layers = new ArrayList<>();
        for (int units : hidden) {
            layers.add(Dense.of(units).activation(activation));
            if (source.dropout() > 0) {
                layers.add(Dropout.of(source.dropout()));
            }
        }
        layers.add(Dense.of(CLASSES));
        return Sequential.of(layers.toArray(Layer[]::new));
    }
    // endregion

    // region train
    private Trained train(
            Backend backend,
            LessonReport report,
            String name,
            Layer layers,
            Dataset train,
            Dataset validation,
            Dataset test) {
        Model model = Model.build(backend, layers, Input.of(source.pixels()));
        model.compile(
                Adam.of(source.learningRate()),
                SparseCategoricalCrossentropy.ofLogits(),
                new SparseCategoricalAccuracy());
        History history = model.fit(
                train, FitOptions.epochs(source.epochs()).validation(validation).callbacks(report.inStep()));
        return new Trained(name, model, history, model.evaluate(test).get(ACCURACY));
    }
    // endregion

    private ImageGrid.Image image(String caption, boolean marked, TensorData images, int row) {
        return new ImageGrid.Image(
                caption,
                marked,
                source.size(),
                IntStream.range(0, source.pixels())
                        .mapToObj(pixel -> images.getDouble(row * source.pixels() + pixel))
                        .toList());
    }

    private ImageGrid examples(ArrayDataset images) {
        Batch all = images.take(200).all();
        List<ImageGrid.Image> shown = new ArrayList<>();
        int[] digits = all.target().toInts();
        for (int digit = 0; digit < CLASSES; digit++) {
            for (int row = 0; row < digits.length; row++) {
                if (digits[row] == digit) {
                    shown.add(image("a " + digit, false, all.input(), row));
                    break;
                }
            }
        }
        return new ImageGrid("One of each", 0, 1, shown);
    }

    /** The weights of the first neurons of the first layer, each over the pixels; even shades around 0. */
    private ImageGrid weights(String title, Model model, List<String> names) {
        TensorData kernel = model.network().parameter("dense/kernel").variable().data();
        int units = kernel.count() / source.pixels();
        double greatest = 0;
        List<ImageGrid.Image> shown = new ArrayList<>();
        for (int unit = 0; unit < names.size(); unit++) {
            List<Double> pixels = new ArrayList<>();
            for (int pixel = 0; pixel < source.pixels(); pixel++) {
                double weight = kernel.getDouble(pixel * units + unit);
                greatest = Math.max(greatest, Math.abs(weight));
                pixels.add(weight);
            }
            shown.add(new ImageGrid.Image(names.get(unit), false, source.size(), pixels));
        }
        return new ImageGrid(title, -greatest, greatest, shown);
    }

    /** The first wrong answers, and as many right ones as there is room for. */
    private ImageGrid answers(ArrayDataset images, int[] digits, int[] said) {
        TensorData pixels = images.input();
        List<ImageGrid.Image> shown = new ArrayList<>();
        for (boolean right : new boolean[] {false, true}) {
            for (int i = 0; i < digits.length && shown.size() < 2 * SHOWN; i++) {
                if ((digits[i] == said[i]) == right) {
                    shown.add(
                            image(right ? "a " + said[i] : "a " + digits[i] + ": said " + said[i], !right, pixels, i));
                }
            }
        }
        return new ImageGrid("Answers in the test, the wrong ones first", 0, 1, shown);
    }

    private static LineChart chart(String title, String yLabel, List<Trained> all, String series) {
        return new LineChart(
                title,
                "epoch",
                yLabel,
                true,
                all.stream()
                        .map(trained -> Histories.line(trained.name(), trained.history(), series))
                        .toList());
    }

    private static Table table(List<Trained> all) {
        Table.Builder table =
                Table.of("After training", "network", "numbers", "training loss", "validation loss", "test accuracy");
        for (Trained trained : all) {
            table.row(
                    trained.name(),
                    trained.model().network().blueprint().parameterCount(),
                    trained.history().last("loss"),
                    trained.history().last("val_loss"),
                    trained.accuracy());
        }
        return table.build();
    }
}
