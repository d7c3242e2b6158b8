package dev.tandem.function;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.TracedValueException;
import dev.tandem.gradient.GradientCheck;
import dev.tandem.graph.Call;
import dev.tandem.graph.GraphOps;
import dev.tandem.graph.Node;
import dev.tandem.graph.RecordingOps;
import dev.tandem.ops.Ops;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorValue;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A function being traced: records operations into a graph, and remembers the hidden inputs (variables read, tensors made
 * outside, random draws) and hidden outputs (variables assigned).
 */
final class Trace extends RecordingOps<Tensor> {
    /** How often a function may be inside of itself; each time costs some frames of Java's stack. */
    private static final int GREATEST_DEPTH = 100;

    private final EngineRuntime runtime;
    private final GraphOps graph = new GraphOps();
    private final List<Supplier<SharedTensor>> hiddenInputs = new ArrayList<>();
    private final List<SharedTensor> captured = new ArrayList<>();
    private final IdentityHashMap<Object, Tensor> known = new IdentityHashMap<>();
    private final Map<Variable, Tensor> assigned = new LinkedHashMap<>();
    private final IdentityHashMap<TensorFunction, Integer> depths = new IdentityHashMap<>();
    private boolean finished;

    Trace(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    EngineRuntime runtime() {
        return runtime;
    }

    /** The function's own inputs; asked for before anything else. */
    Tensor input(TensorType type) {
        return traced(graph.input(type));
    }

    /** A hidden input, fed at each call. */
    Tensor hiddenInput(TensorType type, Supplier<SharedTensor> source) {
        hiddenInputs.add(source);
        return traced(graph.input(type));
    }

    /** The value of a variable at this point of the function. */
    Tensor read(Variable variable) {
        Tensor value = assigned.get(variable);
        return value != null
                ? value
                : known.computeIfAbsent(variable, key -> hiddenInput(variable.type(), variable::acquire));
    }

    /**
     * Runs the code of a function that is called by the one being traced, and becomes part of it.
     *
     * @throws InvalidArgumentException if it calls itself without an end
     */
    <R> R inside(TensorFunction function, Supplier<R> body) {
        int depth = depths.merge(function, 1, Integer::sum);
        try {
            if (depth > GREATEST_DEPTH) {
                throw new InvalidArgumentException("a function called itself more than " + GREATEST_DEPTH
                        + " deep while it was traced; expected an end: what is traced knows no values to decide by,"
                        + " so stop by a Java condition, or write a loop");
            }
            return body.get();
        } finally {
            depths.put(function, depth - 1);
        }
    }

    void assign(Variable variable, Tensor value) {
        assigned.put(variable, traced(node(value)));
    }

    /** Closes the trace: its tensors can no longer be used. */
    void finish() {
        finished = true;
    }

    GraphOps graph() {
        return graph;
    }

    List<Supplier<SharedTensor>> hiddenInputs() {
        return hiddenInputs;
    }

    /** Tensors made outside, each with an ownership that is this trace's. */
    List<SharedTensor> captured() {
        return captured;
    }

    Map<Variable, Tensor> assigned() {
        return assigned;
    }

    /** The node of a tensor; one with a present value becomes a hidden input. */
    Node node(Tensor tensor) {
        if (tensor.value() instanceof Value value) {
            if (value.trace() != this || finished) {
                throw outside(tensor);
            }
            return value.node;
        }
        EagerValue value = runtime.eager(tensor);
        Tensor input = known.get(value);
        if (input == null) {
            SharedTensor shared = value.acquire();
            captured.add(shared);
            input = hiddenInput(tensor.type(), () -> {
                if (!shared.retain()) {
                    throw new IllegalStateException("a captured tensor was closed while a function still held it");
                }
                return shared;
            });
            known.put(value, input);
        }
        return ((Value) input.value()).node;
    }

    private Tensor traced(Node node) {
        return new Tensor(new Value(node));
    }

    @Override
    public TensorType typeOf(Tensor x) {
        return x.type();
    }

    @Override
    public Tensor constant(TensorData data) {
        return traced(graph.constant(data));
    }

    @Override
    protected Tensor record(Call call, List<Tensor> inputs) {
        return traced(call.on(graph, inputs.stream().map(this::node).toList()));
    }

    static TracedValueException outside(Tensor tensor) {
        return new TracedValueException("a traced tensor " + tensor.type()
                + " was used outside of the function that it belongs to; expected a tensor with a value, or one of the same"
                + " function: return it from the function instead of storing it");
    }

    /** A node as a tensor's value. */
    private final class Value implements TensorValue {
        private final Node node;

        Value(Node node) {
            this.node = node;
        }

        Trace trace() {
            return Trace.this;
        }

        @Override
        public TensorType type() {
            return node.type();
        }

        @Override
        public Ops<Tensor> ops() {
            return Trace.this;
        }

        @Override
        public boolean isTraced() {
            return true;
        }

        @Override
        public TensorData read() {
            throw new TracedValueException("the value of a traced tensor " + type()
                    + " was asked for; expected a tensor that has been computed: inside of a function tensors stand for"
                    + " future values, so return it from the function and read it there");
        }

        @Override
        public void close() {
            // A node holds no memory of its own: its trace does.
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public List<Tensor> gradients(List<Tensor> targets, List<Tensor> upstream, List<Tensor> sources) {
            List<Node> targetNodes = targets.stream().map(Trace.this::node).toList();
            List<Node> upstreamNodes = upstream.stream().map(Trace.this::node).toList();
            List<Node> sourceNodes = sources.stream().map(Trace.this::node).toList();
            GradientCheck.check(targetNodes, upstreamNodes, sourceNodes);
            return graph.gradients(targetNodes, upstreamNodes, sourceNodes).stream()
                    .map(Trace.this::traced)
                    .toList();
        }
    }
}
