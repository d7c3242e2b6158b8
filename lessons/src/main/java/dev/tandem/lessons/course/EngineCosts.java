package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.data.Batch;
import dev.tandem.function.TensorFunction;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Table;
import dev.tandem.tensor.Tensor;
import dev.tandem.train.Model;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.Arrays;
import java.util.List;

/** What an engine takes of time and memory, on the machine that this runs on. */
final class EngineCosts {
    private static final int CALLS = 100;
    private static final int CHAIN = 20;
    private static final int BATCH = 16;
    /** Networks, by their inputs, hidden units and classes. */
    private static final List<int[]> NETWORKS = List.of(new int[] {4, 16, 3}, new int[] {784, 128, 10});

    private EngineCosts() {}

    /** Shows both. */
    static void show(Backend backend, LessonReport report) {
        report.say(
                "Time differs most, and it is as much the machine's as the engine's. Here in microseconds, the median of "
                        + CALLS + " calls; a first call records the function, has the engine compile it, and runs it.");
        report.show(time(backend));
        report.show(memory(backend));
        report.say(
                "Adam remembers two numbers for each parameter, so that a model takes three times the memory of its"
                        + " parameters, on either engine; and each tensor costs a little of its own, which counts in a small network.");
    }

    private static Table time(Backend backend) {
        Table.Builder table =
                Table.of("Time", "what", "first call", "calls after it").decimals(0);
        try (Tensor one = backend.scalar(1);
                Tensor square = backend.random().uniform(Shape.of(256, 256), 0, 1)) {
            row(table, "1 + 1, a call by itself", () -> one.add(one).close());
            row(
                    table,
                    "matmul of 256 × 256, a call by itself",
                    () -> square.matmul(square).close());
            TensorFunction additions = backend.function(EngineCosts::additions);
            row(table, CHAIN + " additions, compiled", () -> additions.call(one).close());
        }
        for (int[] sizes : NETWORKS) {
            try (Model model = classifier(backend, sizes)) {
                Batch batch = examples(backend, sizes[0], sizes[2]);
                row(table, "training step of " + name(sizes) + ", batch " + BATCH, () -> model.trainOnBatch(batch));
            }
        }
        return table.build();
    }

    private static Tensor additions(Tensor x) {
        Tensor sum = x;
        for (int i = 0; i < CHAIN; i++) {
            sum = sum.add(x);
        }
        return sum;
    }

    // region times
    private static void row(Table.Builder table, String what, Runnable call) {
        double first = microseconds(call);
        double[] after = new double[CALLS];
        Arrays.setAll(after, i -> microseconds(call));
        Arrays.sort(after);
        table.row(what, first, after[CALLS / 2]);
    }

    private static double microseconds(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return (System.nanoTime() - start) / 1000.0;
    }
    // endregion

    private static Table memory(Backend backend) {
        Table.Builder table = Table.of("Memory in bytes", "network", "its parameters", "the model with Adam");
        for (int[] sizes : NETWORKS) {
            long before = backend.liveBytes();
            try (Model model = classifier(backend, sizes)) {
                long parameters = model.network().blueprint().parameterCount();
                table.row(name(sizes), parameters * backend.dtype().bytes(), backend.liveBytes() - before);
            }
        }
        return table.build();
    }

    private static Model classifier(Backend backend, int... sizes) {
        return EnginesLesson.classifier(backend, sizes[0], sizes[1], sizes[2]);
    }

    private static String name(int... sizes) {
        return sizes[0] + "-" + sizes[1] + "-" + sizes[2];
    }

    private static Batch examples(Backend backend, int inputs, int classes) {
        double[] x = backend.random().generator().uniform(BATCH * inputs);
        int[] y = backend.random().generator().integers(BATCH, 0, classes);
        return Batch.of(
                TensorData.of(new TensorType(Shape.of(BATCH, inputs), backend.dtype()), x),
                TensorData.of(Shape.of(BATCH), y));
    }
}
