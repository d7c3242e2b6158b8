package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Dataset;
import dev.tandem.data.MinMaxScaler;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.DecisionRegions;
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
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.List;
import java.util.Map;

/** The tumours again, with layers: what was thirty lines by hand is five, and a larger network one more. */
public final class SequentialLesson implements Lesson {
    private static final double LEARNING_RATE = 0.05;
    private static final int EPOCHS = 60;
    private static final int BATCH = 10;
    private static final int TRAIN = 70;
    private static final int VALIDATION = 15;

    @Override
    public String id() {
        return "sequential";
    }

    @Override
    public String title() {
        return "Layers: compile, fit, evaluate, predict";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("The data");
        // region data
        ArrayDataset tumours = BuiltInData.tumours();
        ArrayDataset forTraining = tumours.take(TRAIN);
        MinMaxScaler scaler = MinMaxScaler.fit(forTraining);
        Dataset train = forTraining.shuffle(7).batch(BATCH).map(scaler.onInputs());
        Dataset validation =
                tumours.skip(TRAIN).take(VALIDATION).batch(VALIDATION).map(scaler.onInputs());
        Dataset test = tumours.skip(TRAIN + VALIDATION).batch(VALIDATION).map(scaler.onInputs());
        // endregion
        report.say(
                "The hundred tumours of the lesson 'classification', in the same three parts. A Dataset is a recipe: batches of "
                        + BATCH
                        + ", in a new order each epoch, scaled by the minimum and maximum of the training part; nothing is read"
                        + " before an epoch begins.");

        report.section("One neuron: 2-1");
        report.say(
                "Sequential.of(Dense.of(1)) says what the network is made of: two features in, one logit out, three numbers to"
                        + " learn. compile says how to train it, fit trains, evaluate measures, predict answers.");
        // region neuron
        Layer neuron = Sequential.of(Dense.of(1));
        // endregion
        Trained single = train(backend, report, "2-1", neuron, train, validation, test);

        report.section("A hidden layer: 2-5-1");
        report.say(
                "Five neurons with a sigmoid between, each with an own line through the plane, and one that weighs what they say:"
                        + " 2·5 + 5 weights and biases, then 5 + 1, together 21.");
        // region sigmoid
        Layer sigmoid = Sequential.of(Dense.of(5).activation(Activation.SIGMOID), Dense.of(1));
        // endregion
        Trained small = train(backend, report, "2-5-1", sigmoid, train, validation, test);

        report.section("A wider one: 2-10-1");
        report.say("Ten neurons with max(x, 0), the rectifier: 41 numbers to learn.");
        // region relu
        Layer relu = Sequential.of(Dense.of(10).activation(Activation.RELU), Dense.of(1));
        // endregion
        Trained wide = train(backend, report, "2-10-1", relu, train, validation, test);

        report.section("Side by side");
        List<Trained> all = List.of(single, small, wide);
        report.show(chart("Training loss", "logistic loss", all, "loss"));
        report.show(chart("Validation loss", "logistic loss", all, "val_loss"));
        report.show(chart("Training accuracy", "share that is right", all, "binary_accuracy"));
        report.show(chart("Validation accuracy", "share that is right", all, "val_binary_accuracy"));
        report.show(table(all));
        report.say("Where each of them says malignant, over all hundred tumours:");
        for (Trained trained : all) {
            report.show(trained.regions());
            trained.model().close();
        }
        report.say(
                "The border between these clouds is bent, and a bent one lowers the loss in training and in validation. The accuracy"
                        + " does not show it: the points that change sides are about as often the wrongly labelled ones. And with one label"
                        + " in ten wrong, .90 is about what there is to be had.");
    }

    /**
     * A trained network.
     *
     * @param name its layers' sizes
     * @param regions what it says of every point of the plane
     */
    private record Trained(
            String name, Model model, History history, Map<String, Double> test, DecisionRegions regions) {}

    private static Trained train(
            Backend backend,
            LessonReport report,
            String name,
            Layer layers,
            Dataset train,
            Dataset validation,
            Dataset test) {
        // region train
        Model model = Model.build(backend, layers, Input.of(2));
        // The loss and the accuracy take logits: sigmoid(0) is one half, so the threshold is 0.
        model.compile(Adam.of(LEARNING_RATE), BinaryCrossentropy.ofLogits(), BinaryAccuracy.ofLogits());
        report.show(Histories.summary("The network " + name, model));
        History history = model.fit(
                train, FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep()));
        Histories.record(report, history, name);
        Map<String, Double> measured = model.evaluate(test);
        // endregion
        report.value("test-accuracy-" + name, measured.get("binary_accuracy"));
        report.value("parameters-" + name, (double) model.network().blueprint().parameterCount());
        return new Trained(name, model, history, measured, regions(name, model));
    }

    private static DecisionRegions regions(String name, Model model) {
        MinMaxScaler scaler = MinMaxScaler.fit(BuiltInData.tumours().take(TRAIN));
        return Plane.regions(
                "Where " + name + " says malignant", BuiltInData.tumours(), List.of("benign", "malignant"), points -> {
                    // region threshold
                    double[] logits = model.predict(scaler.transform(points)).toDoubles();
                    int[] classes = new int[logits.length];
                    for (int i = 0; i < classes.length; i++) {
                        classes[i] = logits[i] > 0 ? 1 : 0;
                    }
                    // endregion
                    return TensorData.of(Shape.of(classes.length), classes);
                });
    }

    private static LineChart chart(String title, String yLabel, List<Trained> all, String series) {
        return new LineChart(
                title,
                "epoch",
                yLabel,
                false,
                all.stream()
                        .map(trained -> Histories.line(trained.name(), trained.history(), series))
                        .toList());
    }

    private static Table table(List<Trained> all) {
        Table.Builder table = Table.of(
                "After " + EPOCHS + " epochs",
                "network",
                "numbers",
                "training loss",
                "validation loss",
                "training accuracy",
                "validation accuracy",
                "test accuracy");
        for (Trained trained : all) {
            History history = trained.history();
            table.decimals(3)
                    .row(
                            trained.name(),
                            trained.model().network().blueprint().parameterCount(),
                            history.last("loss"),
                            history.last("val_loss"),
                            history.last("binary_accuracy"),
                            history.last("val_binary_accuracy"),
                            trained.test().get("binary_accuracy"));
        }
        return table.build();
    }
}
