package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.Dataset;
import dev.tandem.data.MinMaxScaler;
import dev.tandem.data.Split;
import dev.tandem.data.sets.BuiltInData;
import dev.tandem.engine.EngineInfo;
import dev.tandem.function.Variable;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Line;
import dev.tandem.lessons.figure.LineChart;
import dev.tandem.lessons.figure.Table;
import dev.tandem.loss.SparseCategoricalCrossentropy;
import dev.tandem.nn.Activation;
import dev.tandem.nn.Input;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Dense;
import dev.tandem.optimizer.Adam;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorScope;
import dev.tandem.train.Callback;
import dev.tandem.train.FitOptions;
import dev.tandem.train.History;
import dev.tandem.train.Model;
import dev.tandem.train.Training;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** TensorFlow against PyTorch: what is the same to the last bit, what is the same but for rounding, and what it costs. */
public final class EnginesLesson implements Lesson {
    private static final int DRAWS = 1000;
    private static final int ARGUMENTS = 20_000;
    private static final int ADDENDS = 1_000_000;
    private static final int EPOCHS = 20;
    private static final int BATCH = 16;
    private static final double LEARNING_RATE = 0.02;

    @Override
    public String id() {
        return "engines";
    }

    @Override
    public String title() {
        return "TensorFlow against PyTorch: what is the same, what differs, what it costs";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        EngineInfo info = backend.info();
        report.section("The engine");
        report.show(Table.of("Who computes here", "what", "here")
                .row("engine", info.name() + " " + info.version())
                .row("reached through", info.binding())
                .row("device in use", info.device())
                .row("threads for one operation", info.threads())
                .row("dtype", backend.dtype())
                .build());
        // What the sections leave behind is freed before memory is counted.
        TensorScope scope = TensorScope.open();
        try {
            randomNumbers(backend, report);
            rules(backend, report);
            rounding(backend, report);
            order(backend, report);
            training(backend, report);
        } finally {
            scope.close();
        }
        report.section("What it costs");
        EngineCosts.show(backend, report);
    }

    private static void randomNumbers(Backend backend, LessonReport report) {
        report.section("The same to the last bit: random numbers");
        report.say(
                "Each engine has a generator of its own, and the two disagree from the first number on. So Tandem uses"
                        + " neither, but Philox4x32-10, which turns a counter and a key into four random words. Its authors published"
                        + " what comes of some counters; here is what comes of them in this program.");
        Table.Builder table = Table.of("Philox's known answers", "counter", "key", "published", "here");
        int differences = 0;
        for (PhiloxAnswer each : PhiloxAnswer.known()) {
            differences += each.here().equals(each.published()) ? 0 : 1;
            table.row(each.counter(), each.key(), each.published(), each.here());
        }
        report.show(table.build());
        report.value("philox-answers-that-differ", differences);

        // region same-bits
        TensorData drawn =
                backend.random().split("bits").normal(Shape.of(DRAWS), 0, 1).data();
        double[] inJava = backend.random().split("bits").generator().normal(DRAWS, 0, 1);
        long[] there = bits(drawn);
        long[] here = bits(TensorData.of(new TensorType(Shape.of(DRAWS), backend.dtype()), inJava));
        // endregion
        report.tensor("random-bits", TensorData.of(there));
        report.value("random-numbers-that-differ", DRAWS - equal(there, here));
        report.say(equal(there, here) + " of " + DRAWS
                + " normal numbers, drawn as a tensor and read back from the engine, are"
                + " bit for bit those of the generator in Java. Initial weights, shuffles, splits and dropout masks are made of"
                + " such draws, so that two engines start the same training from the same place.");
    }

    private static long[] bits(TensorData data) {
        return data.dtype() == DType.FLOAT32
                ? asLongs(data.toFloats())
                : Arrays.stream(data.toDoubles())
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray();
    }

    private static long[] asLongs(float... numbers) {
        long[] bits = new long[numbers.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(numbers[i]));
        return bits;
    }

    private static int equal(long[] a, long[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return equal;
    }

    private static void rules(Backend backend, LessonReport report) {
        report.section("The same by decree: special cases");
        report.say(
                "Mathematics does not say what the largest of 1, NaN and 2 is, or where a cast of 10¹⁰ to 32 bits ends, and"
                        + " each engine has its habits. Tandem makes NumPy's rule the rule on both, at the price of an operation or two"
                        + " where an engine's habit is another.");
        Table.Builder table = Table.of("Special cases", "call", "rule", "here");
        List<Double> answers = new ArrayList<>();
        for (SpecialCases.Case each : SpecialCases.all()) {
            double answer = each.answer(backend);
            answers.add(answer);
            table.row(each.call(), plain(each.rule()), plain(answer));
        }
        report.show(table.build());
        report.tensor(
                "special-cases",
                TensorData.of(answers.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? Numbers.decimal(number, number == Math.rint(number) ? 0 : 1)
                : Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";
    }

    private static void rounding(Backend backend, LessonReport report) {
        report.section("The same but for rounding: functions");
        report.say(
                "A result has to be rounded to one of the numbers that 32 bits can hold. For sums, products, quotients and"
                        + " square roots the standard IEEE 754 demands the nearest one, though for roots not every library keeps to it;"
                        + " for the other functions each has formulas of its own, some quicker, some closer. The error is counted in units"
                        + " in the last place, the distance to the neighbouring number; the nearest number has half a unit at most. For "
                        + String.format(Locale.ROOT, "%,d", ARGUMENTS) + " random arguments in float32:");
        Table.Builder table = Table.of("Rounding in float32", "function", "worst, units", "mean, units", "nearest, %")
                .decimals(2);
        List<Tensor> results = new ArrayList<>();
        for (FloatFunction each : FloatFunction.all()) {
            double[] x = TensorData.of(
                            backend.random().split(each.name()).generator().uniform(ARGUMENTS, each.low(), each.high()))
                    .as(DType.FLOAT32)
                    .toDoubles();
            float[] computed =
                    each.code().apply(backend.tensor(x, DType.FLOAT32)).toFloats();
            Rounding rounding =
                    Rounding.of(computed, Arrays.stream(x).map(each.exact()).toArray());
            table.row(each.name(), rounding.worst(), rounding.mean(), 100 * rounding.nearest());
            results.add(each.code().apply(backend.tensor(x).slice(0, 0, DRAWS)));
        }
        report.show(table.build());
        report.tensor("functions", Tensor.stack(0, results));
        report.say(
                "None is wrong: what is a few units off still has some 21 of its 24 bits right. A comparison that asks for"
                        + " equality would blame an engine for its formulas; so Tandem's comparison asks for a tolerance, by name.");
    }

    private static void order(Backend backend, LessonReport report) {
        report.section("The same but for rounding: the order of a sum");
        report.say(
                "In numbers of 32 bits (a + b) + c is not a + (b + c), so that a sum depends on who adds whom. An engine is"
                        + " free to choose: it keeps several running sums side by side, for the processor's wide registers, and one for"
                        + " each thread. So add up "
                        + String.format(Locale.ROOT, "%,d", ADDENDS)
                        + " random numbers from 0 to 1, one way and another:");
        TensorData numbers = TensorData.of(
                        backend.random().split("addends").generator().uniform(ADDENDS))
                .as(DType.FLOAT32);
        double exact = Arrays.stream(numbers.toDoubles()).sum();
        float oneByOne = 0;
        for (float each : numbers.toFloats()) {
            oneByOne += each;
        }
        Tensor x = backend.tensor(numbers);
        Table.Builder table =
                Table.of("A long sum in float32", "way", "sum", "error").decimals(3);
        table.row("exact", exact, 0.0);
        table.row("Java, one by one", oneByOne, oneByOne - exact);
        row(table, "engine", x.sum(), exact);
        row(table, "engine, the other way round", x.flip(0).sum(), exact);
        row(table, "engine, in order of size", x.sort(0, false).sum(), exact);
        row(table, "engine, a thousand at a time", x.reshape(-1, 1000).sum(1).sum(), exact);
        row(table, "engine, as a product with ones", x.dot(x.multiply(0).add(1)), exact);
        report.show(table.build());
        report.value("loop-error", Math.abs(oneByOne - exact));
        report.value("mean-of-the-addends", x.cast(backend.dtype()).mean().item());
        report.say(
                "The loop is the worst of all: its sum has grown so large that each number loses its last digits. Many short"
                        + " sums, added up in the end, lose less; that is why an engine is not only faster, but closer.");
    }

    private static void row(Table.Builder table, String way, Tensor sum, double exact) {
        table.row(way, sum.item(), sum.item() - exact);
    }

    private static void training(Backend backend, LessonReport report) {
        report.section("What training makes of it");
        report.say(
                "A network of 4-16-3 learns the irises. On another engine the weights begin with the same bits, and each step"
                        + " is rounded a little differently. How far apart may the two come? Ask the engine itself: here it trains a"
                        + " second time, and the only change is that the weights of the first layer begin one unit in the last place"
                        + " higher.");
        Split flowers = BuiltInData.iris().shuffle(1).stratifiedSplit(0.8);
        MinMaxScaler scaler = MinMaxScaler.fit(flowers.train());
        Dataset train = flowers.train().shuffle(7).batch(BATCH).map(scaler.onInputs());
        Dataset test = flowers.test().batch(flowers.test().size()).map(scaler.onInputs());
        History history;
        List<double[]> kernels = new ArrayList<>();
        List<double[]> nudgedKernels = new ArrayList<>();
        // region nudge
        try (Model first = classifier(backend, 4, 16, 3);
                Model second = classifier(backend, 4, 16, 3)) {
            report.tensor(
                    "initial-weight-bits", TensorData.of(bits(kernel(first).data())));
            first.variables()
                    .forEach((name, variable) -> second.variables().get(name).assign(variable));
            kernel(second).assign(nudged(kernel(first).data()));
            FitOptions options = FitOptions.epochs(EPOCHS).validation(test).callbacks(report.inStep());
            history = first.fit(train, options.callbacks(keeping(kernels)));
            second.fit(train, options.callbacks(keeping(nudgedKernels)));
        }
        // endregion
        Histories.record(report, history);
        report.show(LineChart.of(
                "Loss while training",
                "epoch",
                "cross-entropy",
                Histories.line("training", history, "loss"),
                Histories.line("test", history, "val_loss")));
        report.show(new LineChart(
                "How far the last bit leads",
                "epochs",
                "largest difference of a weight so far",
                true,
                List.of(apart(kernels, nudgedKernels))));
        report.say("An engine comes that far from itself. When two engines are no further apart than this, neither is"
                + " wrong. --locked takes training out of the comparison: each step starts from the same weights on both, and"
                + " what differs is one step's rounding.");
    }

    /** A network with one layer of rectifiers, to be trained with Adam. */
    static Model classifier(Backend backend, int inputs, int hidden, int classes) {
        Model model = Model.build(
                backend,
                Sequential.of(Dense.of(hidden).activation(Activation.RELU), Dense.of(classes)),
                Input.of(inputs));
        model.compile(Adam.of(LEARNING_RATE), SparseCategoricalCrossentropy.ofLogits());
        return model;
    }

    private static Variable kernel(Model model) {
        return model.network().parameters().get(0).variable();
    }

    /** Each number moved to its neighbour. */
    private static TensorData nudged(TensorData data) {
        double[] numbers = Arrays.stream(data.toDoubles())
                .map(each -> data.dtype() == DType.FLOAT32 ? Math.nextUp((float) each) : Math.nextUp(each))
                .toArray();
        return TensorData.of(data.type(), numbers);
    }

    /** Keeps the weights of the first layer, at the beginning and after each epoch. */
    private static Callback keeping(List<double[]> kernels) {
        return new Callback() {
            @Override
            public void onTrainBegin(Training training) {
                kernels.add(kernel(training.model()).data().toDoubles());
            }

            @Override
            public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
                kernels.add(kernel(training.model()).data().toDoubles());
            }
        };
    }

    /** The largest difference of two weights up to each epoch. */
    private static Line apart(List<double[]> a, List<double[]> b) {
        List<Double> epochs = new ArrayList<>();
        List<Double> largest = new ArrayList<>();
        double soFar = 0;
        for (int epoch = 0; epoch < a.size(); epoch++) {
            for (int i = 0; i < a.get(epoch).length; i++) {
                soFar = Math.max(soFar, Math.abs(a.get(epoch)[i] - b.get(epoch)[i]));
            }
            epochs.add((double) epoch);
            largest.add(soFar);
        }
        return new Line("this engine, nudged", epochs, largest);
    }
}
