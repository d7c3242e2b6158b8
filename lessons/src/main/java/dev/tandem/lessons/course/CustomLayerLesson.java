package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Dataset;
import dev.tandem.data.Split;
import dev.tandem.data.SyntheticData;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Points;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.BinaryCrossentropy;
import dev.tandem.metric.BinaryAccuracy;
import dev.tandem.nn.Input;
import dev.tandem.nn.Layer;
import dev.tandem.nn.LayerBuilder;
import dev.tandem.nn.LayerCall;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.UnaryLayer;
import dev.tandem.nn.initializer.Initializer;
import dev.tandem.nn.initializer.RandomUniform;
import dev.tandem.nn.json.LayerJson;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Adam;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Checkpoint;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;

/** A layer of one's own, in five lines of tensor operations, among layers that come with the library. */
public final class CustomLayerLesson implements Lesson {
    private static final int CENTRES = 8;
    private static final int EPOCHS = 60;
    private static final int BATCH = 16;
    private static final double LEARNING_RATE = 0.05;

    // region nearness
    /**
     * How near x is to each of several centres: exp(−width²·|x − centre|²). Both are learnt.
     *
     * @param units how many centres
     */
    record Nearness(int units) implements UnaryLayer {
        @Override
        public void build(LayerBuilder builder, Shape input) {
            builder.parameter("centres", Shape.of(units, input.size(-1)), new RandomUniform(-1, 1));
            builder.parameter("width", Shape.of(units), Initializer.ones());
        }

        @Override
        public Tensor call(LayerCall call, Tensor x) {
            Tensor way = x.expandDims(1).subtract(call.parameter("centres"));
            Tensor distance = way.square().sum(-1);
            return distance.multiply(call.parameter("width").square()).negate().exp();
        }
    }
    // endregion

    @Override
    public String id() {
        return "custom-layer";
    }

    @Override
    public String title() {
        return "A layer of your own";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        report.section("The data");
        Split circles = SyntheticData.makeCircles(200, 0.1, 0.4, 3).stratifiedSplit(0.8);
        Dataset train = circles.train().shuffle(5).batch(BATCH);
        Dataset validation = circles.test().batch(circles.test().size());
        report.say(
                "Two rings of a hundred points each, one inside of the other. A neuron's border is a straight line, and no line"
                        + " tells the rings apart.");

        report.section("With the layers that there are");
        Layer line = Sequential.of(Dense.of(1));
        try (Model model = model(backend, line)) {
            History history = model.fit(train, options(validation, report));
            report.value("line-accuracy", history.last("val_binary_accuracy"));
            report.show(regions("One neuron", circles.test(), model));
        }

        report.section("A layer that measures nearness");
        report.say(
                "What we want is a neuron that is on near a point of the plane and off far from it: exp(−s²·|x − c|²). A layer is a"
                        + " record with two methods. build declares the parameters, by the shape of what comes in; call computes, with the"
                        + " same tensor operations that the lessons by hand were written in. Gradients, training, saving and both engines come"
                        + " by themselves.");
        // region rings
        Layer rings = Sequential.of(new Nearness(CENTRES), Dense.of(1));
        // endregion
        try (Model model = model(backend, rings)) {
            report.show(Histories.summary("The network", model));
            report.value("parameters", (double) model.network().blueprint().parameterCount());
            report.show(oneExample(report, model));

            History history = model.fit(train, options(validation, report));
            Histories.record(report, history);
            report.show(LineChart.of(
                    "Loss",
                    "epoch",
                    "logistic loss",
                    Histories.line("training", history, "loss"),
                    Histories.line("validation", history, "val_loss")));
            report.value("rings-accuracy", history.last("val_binary_accuracy"));
            report.show(
                    withCentres(regions("Eight centres, and a neuron that weighs them", circles.test(), model), model));

            report.section("It can be saved, too");
            report.say(
                    "JSON knows the library's own layers. Tell it the name of yours, and a checkpoint holds the architecture, and"
                            + " makes the model anew, here or on the other engine.");
            // region save
            LayerJson json = LayerJson.standard().with("Nearness", Nearness.class);
            Checkpoint checkpoint = Checkpoint.of(model, EPOCHS, json);
            // endregion
            try (Model again = checkpoint.model(backend, json)) {
                TensorData first = model.predict(validation);
                TensorData second = again.predict(validation);
                report.value("same-after-reading", first.equals(second) ? 1 : 0);
                report.say(
                        first.equals(second)
                                ? "The model that was made of it gives the same 40 answers, to the last bit."
                                : "The model that was made of it gives other answers.");
            }
        }
    }

    // region model
    private static Model model(Backend backend, Layer layers) {
        Model model = Model.build(backend, layers, Input.of(2));
        model.compile(Adam.of(LEARNING_RATE), BinaryCrossentropy.ofLogits(), BinaryAccuracy.ofLogits());
        return model;
    }
    // endregion

    private static FitOptions options(Dataset validation, LessonReport report) {
        return FitOptions.epochs(EPOCHS).validation(validation).callbacks(report.inStep());
    }

    /** What the new layer puts out for one point, and the same worked out in plain Java. */
    private static Table oneExample(LessonReport report, Model model) {
        double[] point = {0.5, -0.25};
        double[] centres =
                model.network().parameter("nearness/centres").variable().data().toDoubles();
        double[] widths =
                model.network().parameter("nearness/width").variable().data().toDoubles();
        double[] kernel =
                model.network().parameter("dense/kernel").variable().data().toDoubles();
        double logit = model.predict(TensorData.of(new double[][] {point})).getDouble(0);
        Table.Builder table = Table.of("The point (0.5, −0.25), before training", "centre", "nearness", "weight");
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double dx = point[0] - centres[2 * i];
            double dy = point[1] - centres[2 * i + 1];
            double nearness = Math.exp(-widths[i] * widths[i] * (dx * dx + dy * dy));
            sum += nearness * kernel[i];
            table.row(Numbers.list(2, centres[2 * i], centres[2 * i + 1]), nearness, kernel[i]);
        }
        report.value("logit-by-hand", sum);
        report.value("logit", logit);
        return table.row("together, by hand", "", sum)
                .row("the network says", "", logit)
                .build();
    }

    private static DecisionRegions regions(String title, ArrayDataset examples, Model model) {
        return Plane.regions(title, examples, List.of("outer ring", "inner ring"), points -> {
            double[] logits = model.predict(points).toDoubles();
            int[] classes = new int[logits.length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = logits[i] > 0 ? 1 : 0;
            }
            return TensorData.of(Shape.of(classes.length), classes);
        });
    }

    private static DecisionRegions withCentres(DecisionRegions regions, Model model) {
        double[] centres =
                model.network().parameter("nearness/centres").variable().data().toDoubles();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < centres.length; i += 2) {
            x.add(centres[i]);
            y.add(centres[i + 1]);
        }
        List<Points> points = new ArrayList<>(regions.points());
        points.add(new Points("centre", x, y));
        return new DecisionRegions(
                regions.title(),
                regions.xLabel(),
                regions.yLabel(),
                regions.x(),
                regions.y(),
                regions.classes(),
                regions.names(),
                points);
    }
}
