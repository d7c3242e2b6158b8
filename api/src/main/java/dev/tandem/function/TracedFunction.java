package dev.tandem.function;

import dev.tandem.graph.Graph;
import dev.tandem.graph.Node;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A function traced for one kind of input: its program, where hidden inputs come from and hidden outputs go to. */
final class TracedFunction {
    private final EngineRuntime runtime;
    private final Graph graph;
    private final SharedProgram program;
    private final List<Supplier<SharedTensor>> hiddenInputs;
    private final List<SharedTensor> captured;
    private final List<Variable> assigned;
    private final int results;

    private TracedFunction(EngineRuntime runtime, Trace trace, Graph graph, int results) {
        this.runtime = runtime;
        this.graph = graph;
        this.program = runtime.program(graph);
        this.hiddenInputs = List.copyOf(trace.hiddenInputs());
        this.captured = List.copyOf(trace.captured());
        this.assigned = List.copyOf(trace.assigned().keySet());
        this.results = results;
    }

    static TracedFunction trace(EngineRuntime runtime, FunctionBody body, List<TensorType> inputs) {
        Trace trace = new Trace(runtime);
        try {
            List<Tensor> parameters = inputs.stream().map(trace::input).toList();
            List<Tensor> results = runtime.tracing(trace, () -> body.apply(parameters));
            List<Node> outputs = new ArrayList<>();
            results.forEach(result -> outputs.add(trace.node(result)));
            trace.assigned().values().forEach(value -> outputs.add(trace.node(value)));
            trace.finish();
            return new TracedFunction(runtime, trace, trace.graph().build(outputs), results.size());
        } catch (RuntimeException | Error e) {
            trace.finish();
            trace.captured().forEach(SharedTensor::release);
            throw e;
        }
    }

    Graph graph() {
        return graph;
    }

    /** Runs the program; the inputs stay the caller's, who holds an ownership of each. */
    List<Tensor> call(List<SharedTensor> inputs) {
        List<SharedTensor> all = new ArrayList<>(inputs.size() + hiddenInputs.size());
        all.addAll(inputs);
        List<SharedTensor> outputs;
        try {
            for (Supplier<SharedTensor> source : hiddenInputs) {
                all.add(source.get());
            }
            outputs = runtime.run(program, all);
        } finally {
            for (int i = inputs.size(); i < all.size(); i++) {
                all.get(i).release();
            }
        }
        for (int i = 0; i < assigned.size(); i++) {
            assigned.get(i).replace(outputs.get(results + i));
        }
        List<Tensor> tensors = new ArrayList<>(results);
        for (int i = 0; i < results; i++) {
            tensors.add(new Tensor(new EagerValue(runtime, outputs.get(i))));
        }
        return tensors;
    }

    /** Gives up the program and the captured tensors. */
    void release() {
        program.release();
        captured.forEach(SharedTensor::release);
    }
}
