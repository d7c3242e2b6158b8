package dev.tandem.function;

import dev.tandem.error.InvalidArgumentException;
import dev.tandem.graph.Graph;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.TensorType;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Java code from tensors to tensors that is traced once for each kind of input (shapes, dtypes), compiled by the engine, and
 * then run in one native call.
 *
 * <p>While it is traced the code sees tensors without values; whatever else it reads (numbers, loops, conditions) is fixed
 * then. It may read and assign {@link Variable variables}, use tensors made outside, draw random numbers (anew at each call)
 * and take gradients. A function called inside of another becomes part of it. May be called from several threads.
 */
public final class TensorFunction {
    /** What {@link InvalidArgumentException#requireGiven} says where there is no code. */
    public static final String CODE = "its code; expected a lambda from tensors to tensors";

    private static final Cleaner CLEANER = Cleaner.create();

    private final EngineRuntime runtime;
    private final FunctionBody body;
    private final int arity;
    private final Map<List<TensorType>, TracedFunction> traces = new ConcurrentHashMap<>();

    /**
     * A function of that code; the backend makes them.
     *
     * @param arity how many tensors it takes, or −1 for any number
     */
    public TensorFunction(EngineRuntime runtime, int arity, FunctionBody body) {
        this.runtime = runtime;
        InvalidArgumentException.requireGiven("a function", body, CODE);
        this.body = inputs -> results(body.apply(inputs));
        this.arity = arity;
        Map<List<TensorType>, TracedFunction> held = traces;
        CLEANER.register(this, () -> held.values().forEach(TracedFunction::release));
    }

    /**
     * Runs the function and gives its first result.
     *
     * @throws InvalidArgumentException if the number of tensors is wrong, or one of them or of the results is null
     */
    public Tensor call(TensorLike... inputs) {
        List<Tensor> results = callAll(inputs);
        if (results.isEmpty()) {
            throw new InvalidArgumentException(
                    "a function without results was asked for its first; expected one: use callAll, or return a tensor");
        }
        return results.get(0);
    }

    /** Runs the function and gives all its results. */
    public List<Tensor> callAll(TensorLike... inputs) {
        List<TensorLike> given = TensorLike.listed("a function", inputs);
        if (arity >= 0 && inputs.length != arity) {
            throw new InvalidArgumentException(
                    "a function of " + arity + " tensors was called with " + inputs.length + "; expected " + arity);
        }
        List<Tensor> tensors = TensorLike.given("a function", given);
        return runtime.trace()
                .map(trace -> trace.inside(this, () -> body.apply(tensors)))
                .orElseGet(() -> run(tensors));
    }

    private static List<Tensor> results(List<Tensor> results) {
        if (results == null || results.stream().anyMatch(Objects::isNull)) {
            throw new InvalidArgumentException("a function's code returned "
                    + (results == null ? "null" : "null in the place of a tensor") + "; expected tensors");
        }
        return results;
    }

    private List<Tensor> run(List<Tensor> tensors) {
        List<SharedTensor> arguments = new ArrayList<>(tensors.size());
        try {
            for (Tensor tensor : tensors) {
                arguments.add(runtime.eager(tensor).acquire());
            }
            return traced(tensors.stream().map(Tensor::type).toList()).call(arguments);
        } finally {
            arguments.forEach(SharedTensor::release);
        }
    }

    private TracedFunction traced(List<TensorType> types) {
        // Not computeIfAbsent at once: the body may be long, and may call this very function.
        TracedFunction known = traces.get(types);
        if (known != null) {
            return known;
        }
        TracedFunction made = TracedFunction.trace(runtime, body, types);
        TracedFunction first = traces.putIfAbsent(types, made);
        if (first == null) {
            return made;
        }
        made.release();
        return first;
    }

    /** The graph for inputs of these types, as recorded, before gradients are lowered. */
    public Graph graph(TensorType... types) {
        return traced(Arrays.asList(types)).graph();
    }
}
