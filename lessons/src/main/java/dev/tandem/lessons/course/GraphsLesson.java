package dev.tandem.lessons.course;

import dev.tandem.backend.Backend;
import dev.tandem.engine.Device;
import dev.tandem.engine.EngineInfo;
import dev.tandem.function.TensorFunction;
import dev.tandem.function.Variable;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.lessons.Lesson;
import dev.tandem.lessons.LessonReport;
import dev.tandem.lessons.figure.Table;
import dev.tandem.tensor.Gradients;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a compiled function is: a graph of operations, recorded once and run in one call. */
public final class GraphsLesson implements Lesson {
    private static final int CALLS = 200;

    @Override
    public String id() {
        return "graphs";
    }

    @Override
    public String title() {
        return "Computational graphs";
    }

    @Override
    public void run(Backend backend, LessonReport report) {
        drawing(backend, report);
        timing(backend, report);
        device(backend, report);
    }

    private static void drawing(Backend backend, LessonReport report) {
        report.section("A training step as a graph");
        report.say(
                "backend.function runs our Java code once, with tensors that have no values yet, and writes down which operation"
                        + " takes its values from which. That is the graph. The engine compiles it, and from then on the whole step is one"
                        + " call. Here is the step of linear regression: each line is an operation, its value runs down to those who need"
                        + " it.");
        // region step
        Variable w = backend.variable("w", Shape.of(1, 1), 2);
        Variable b = backend.variable("b", Shape.of(1), 1);
        AtomicInteger recordings = new AtomicInteger();
        TensorFunction step = backend.function((x, y) -> {
            recordings.incrementAndGet();
            Tensor loss = x.matmul(w).add(b).subtract(y).square().mean();
            Gradients gradients = loss.gradients(w, b);
            w.assignSub(gradients.of(w).multiply(0.1));
            b.assignSub(gradients.of(b).multiply(0.1));
            return loss;
        });
        // endregion
        // region drawing-graph
        TensorType column = new TensorType(Shape.of(4, 1), backend.dtype());
        Graph graph = step.graph(column, column);
        // endregion
        List<String> inputs = List.of("x", "y", "w", "b");
        List<String> outputs = List.of("the loss", "the new w", "the new b");
        report.show(Drawings.of("One step of linear regression", graph, inputs, outputs));

        report.say(
                "A gradient is one operation here, left to the engine's own autograd. Tandem has rules of its own as well, which"
                        + " rewrite it into ordinary operations: the backward pass, spelled out.");
        // region expand
        Graph spelledOut = GradientExpansion.expand(graph, GradientPolicy.symbolic());
        // endregion
        report.show(Drawings.of("The same step with its backward pass spelled out", spelledOut, inputs, outputs));

        Tensor x = backend.tensor(new double[][] {{0}, {1}, {2}, {3}});
        Tensor y = backend.tensor(new double[][] {{1}, {2}, {3}, {4}});
        // region training
        for (int i = 0; i < 5; i++) {
            report.beforeStep(w, b);
            report.series("loss", step.call(x, y).item());
        }
        // endregion
        report.value("recordings", recordings.get());
        report.value("operations", graph.nodes().size());
        report.value("w", w.tensor().item());
        report.value("b", b.tensor().item());
    }

    private static void timing(Backend backend, LessonReport report) {
        report.section("Compiled against step by step");
        report.say(
                "Outside of a function operations run at once, one call to the engine each: good for looking at values. Inside of"
                        + " one they are compiled together. A network of 4-16-16-3 on 16 examples, both ways, the same numbers:");
        // region two-ways
        Tensor x = backend.random().normal(Shape.of(16, 4), 0, 1);
        Tensor first = backend.random().normal(Shape.of(4, 16), 0, 0.5);
        Tensor second = backend.random().normal(Shape.of(16, 16), 0, 0.25);
        Tensor third = backend.random().normal(Shape.of(16, 3), 0, 0.25);
        TensorFunction network = backend.function(in ->
                in.matmul(first).tanh().matmul(second).tanh().matmul(third).softmax(1));
        Supplier<Tensor> stepByStep =
                () -> x.matmul(first).tanh().matmul(second).tanh().matmul(third).softmax(1);
        // endregion

        long start = System.nanoTime();
        Tensor probabilities = network.call(x);
        double firstCall = (System.nanoTime() - start) / 1000.0;
        Table.Builder table = Table.of("The same network, two ways", "way", "calls to the engine", "microseconds")
                .decimals(0);
        table.row("step by step", 6, microseconds(stepByStep));
        table.row("compiled, the first call", 1, firstCall);
        table.row("compiled, the calls after it", 1, microseconds(() -> network.call(x)));
        report.show(table.build());
        report.tensor("probabilities", probabilities);
        report.tensor("probabilities-step-by-step", stepByStep.get());

        long before = backend.compiledCount();
        for (int i = 0; i < 100; i++) {
            backend.function(in -> in.matmul(first)
                            .tanh()
                            .matmul(second)
                            .tanh()
                            .matmul(third)
                            .softmax(1))
                    .call(x);
        }
        report.say("The engine compiled " + (backend.compiledCount() - before)
                + " programs while we made the same function anew a"
                + " hundred times: Tandem recognises a graph that it has seen. With another shape it must compile again, for a"
                + " program fits the shapes that it was made for.");
    }

    /** The time of one call, the mean of many after some to warm up. */
    private static double microseconds(Supplier<Tensor> call) {
        for (int i = 0; i < CALLS; i++) {
            call.get().close();
        }
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call.get().close();
        }
        return (System.nanoTime() - start) / 1000.0 / CALLS;
    }

    private static void device(Backend backend, LessonReport report) {
        report.section("Where it runs");
        EngineInfo info = backend.info();
        report.show(Table.of("The engine and its device", "what", "here")
                .row("engine", info.name() + " " + info.version())
                .row("reached through", info.binding())
                .row(
                        "devices found",
                        info.devices().stream().map(Device::toString).collect(Collectors.joining(", ")))
                .row("device in use", info.device())
                .row("threads for one operation", info.threads())
                .build());
        report.say(
                "A GPU is far quicker for large operations and slower for small ones, as every call has to get there first."
                        + " tandem.device = gpu in tandem.conf chooses it, where the engine has found one.");
    }
}
