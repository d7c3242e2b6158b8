package dev.tandem.function;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineTensor;
import dev.tandem.error.BackendMismatchException;
import dev.tandem.error.ClosedTensorException;
import dev.tandem.gradient.GradientExpansion;
import dev.tandem.gradient.GradientPolicy;
import dev.tandem.graph.Graph;
import dev.tandem.ops.Ops;
import dev.tandem.tensor.Tensor;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One open engine with what Tandem keeps for it: compiled programs, the trace under way on each thread, memory in use. */
public final class EngineRuntime implements AutoCloseable {
    /** Programs kept; a program costs some 100 kB, and a user meets some dozens. */
    private static final int CACHED_PROGRAMS = 1024;

    /** The trace under way on each thread, of whatever backend. */
    private static final ThreadLocal<Trace> TRACE = new ThreadLocal<>();

    private final String name;
    private final Engine engine;
    private final GradientPolicy policy;
    private final ProgramCache programs = new ProgramCache(CACHED_PROGRAMS);
    private final NativeMemory memory = new NativeMemory();
    private final EagerOps eagerOps = new EagerOps(this);
    private final AtomicLong traceCount = new AtomicLong();
    private volatile boolean closed;

    /**
     * Takes over an engine.
     *
     * @param name of the backend
     * @param symbolicGradients whether all gradients are made of Tandem's own rules
     */
    public EngineRuntime(String name, Engine engine, boolean symbolicGradients) {
        this.name = name;
        this.engine = engine;
        this.policy = symbolicGradients ? GradientPolicy.symbolic() : GradientPolicy.nativeWhere(engine::gradientOrder);
    }

    /** The name of the backend. */
    public String name() {
        return name;
    }

    /** The engine. */
    public Engine engine() {
        return engine;
    }

    /** Operations that run at once. */
    public Ops<Tensor> eagerOps() {
        return eagerOps;
    }

    /** How many programs have been compiled so far: the counter that tells whether a loop compiles anew. */
    public long compiledCount() {
        return programs.compiledCount();
    }

    /** How many functions have been traced so far. */
    public long traceCount() {
        return traceCount.get();
    }

    /** The bytes that open tensors and variables take in the engine, as far as Tandem knows. */
    public long liveBytes() {
        return memory.live();
    }

    /** Copies values into the engine. */
    public Tensor upload(TensorData data) {
        return new Tensor(new EagerValue(this, uploadShared(data)));
    }

    SharedTensor uploadShared(TensorData data) {
        requireOpen();
        return new SharedTensor(engine.upload(data), memory);
    }

    /** The trace under way on this thread, if it is one of this backend. */
    Optional<Trace> trace() {
        Trace trace = TRACE.get();
        return trace != null && trace.runtime() == this ? Optional.of(trace) : Optional.empty();
    }

    /** Runs {@code body} with {@code trace} under way on this thread. */
    <R> R tracing(Trace trace, Supplier<R> body) {
        Trace outer = TRACE.get();
        TRACE.set(trace);
        traceCount.incrementAndGet();
        try {
            return body.get();
        } finally {
            TRACE.set(outer);
        }
    }

    /** The program of a graph, whose gradients are lowered first; with an owner more. */
    SharedProgram program(Graph graph) {
        requireOpen();
        return programs.acquire(
                graph.structure(), () -> new SharedProgram(engine.compile(GradientExpansion.expand(graph, policy))));
    }

    /** The program of that key; with an owner more. */
    SharedProgram program(Object key, Supplier<Graph> graph) {
        requireOpen();
        return programs.acquire(key, () -> new SharedProgram(engine.compile(graph.get())));
    }

    /** Runs a program on inputs that the caller holds an ownership of, and takes over the results. */
    List<SharedTensor> run(SharedProgram program, List<SharedTensor> inputs) {
        List<EngineTensor> arguments = new ArrayList<>(inputs.size());
        for (SharedTensor input : inputs) {
            arguments.add(input.tensor());
        }
        List<EngineTensor> results = program.run(arguments);
        List<SharedTensor> shared = new ArrayList<>(results.size());
        for (EngineTensor result : results) {
            shared.add(new SharedTensor(result, memory));
        }
        return shared;
    }

    /** The present value behind a tensor, which must be of this backend. */
    EagerValue eager(Tensor tensor) {
        if (tensor.value() instanceof EagerValue value) {
            if (value.runtime() != this) {
                throw new BackendMismatchException("tensors of two backends in one operation: got " + tensor.type()
                        + " of " + value.runtime().name() + " where " + name
                        + " computes; expected tensors of one backend:"
                        + " carry it over with backend.tensor(other.data())");
            }
            return value;
        }
        throw Trace.outside(tensor);
    }

    void requireOpen() {
        if (closed) {
            throw new ClosedTensorException(
                    "the backend '" + name + "' was used after it had been closed; expected an open one");
        }
    }

    /** Closes the programs and the engine. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            programs.clear();
            engine.close();
        }
    }
}
