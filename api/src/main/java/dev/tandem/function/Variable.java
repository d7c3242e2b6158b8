package dev.tandem.function;

import dev.tandem.error.ClosedTensorException;
import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.ShapeMismatchException;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorLike;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A name for a value that changes: a weight, a running mean. It holds an immutable tensor, and assigning puts another one,
 * of the same shape and dtype, in its place.
 *
 * <p>Inside of a function, reading adds the value to the function's inputs, and assigning adds the new value to its outputs:
 * later reads see it, and it takes effect when the function returns. Several threads may read and assign: each sees a whole
 * value, and the last to assign wins.
 */
public final class Variable implements TensorLike, AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final EngineRuntime runtime;
    private final String name;
    private final TensorType type;
    private final AtomicReference<SharedTensor> value;

    /** A variable with a first value; the backend makes them. */
    public Variable(EngineRuntime runtime, String name, TensorData initial) {
        InvalidArgumentException.requireGiven(
                "a variable", initial, "its first value; expected TensorData or a tensor");
        this.runtime = runtime;
        this.name = name;
        this.type = initial.type();
        this.value = new AtomicReference<>(runtime.uploadShared(initial));
        // A method reference to this would keep it reachable for ever.
        AtomicReference<SharedTensor> held = value;
        CLEANER.register(this, () -> release(held));
    }

    /** The name, for people. */
    public String name() {
        return name;
    }

    /** Shape and dtype, which never change. */
    public TensorType type() {
        return type;
    }

    /** The sizes along each axis. */
    public Shape shape() {
        return type.shape();
    }

    /** The type of the elements. */
    public DType dtype() {
        return type.dtype();
    }

    EngineRuntime runtime() {
        return runtime;
    }

    /** The value it has now; inside of a function, the one it has at that point of the function. */
    @Override
    public Tensor tensor() {
        return runtime.trace()
                .map(trace -> trace.read(this))
                .orElseGet(() -> new Tensor(new EagerValue(runtime, acquire())));
    }

    /** The present values, copied to the Java side. */
    public TensorData data() {
        SharedTensor shared = acquire();
        try {
            return shared.tensor().download();
        } finally {
            shared.release();
        }
    }

    /**
     * Gives the variable another value.
     *
     * @throws ShapeMismatchException if the shape differs
     * @throws DTypeMismatchException if the dtype differs
     */
    public void assign(TensorLike newValue) {
        Tensor tensor = TensorLike.given("assign", newValue);
        requireType(tensor.type());
        if (runtime.trace().isPresent()) {
            runtime.trace().get().assign(this, tensor);
        } else {
            replace(runtime.eager(tensor).acquire());
        }
    }

    /** Gives the variable another value from the Java side. */
    public void assign(TensorData newValue) {
        requireType(newValue.type());
        assign(runtime.upload(newValue));
    }

    /** Adds to the value. */
    public void assignAdd(TensorLike difference) {
        assign(tensor().add(difference));
    }

    /** Subtracts from the value. */
    public void assignSub(TensorLike difference) {
        assign(tensor().subtract(difference));
    }

    private void requireType(TensorType given) {
        if (!given.shape().equals(type.shape())) {
            throw new ShapeMismatchException("assign: got " + given + " for the variable '" + name + "' of " + type
                    + "; expected the same shape: reshape the value, or make another variable");
        }
        if (given.dtype() != type.dtype()) {
            throw new DTypeMismatchException("assign: got " + given + " for the variable '" + name + "' of " + type
                    + "; expected the same dtype: cast the value");
        }
    }

    /** The present value with an owner more. */
    SharedTensor acquire() {
        while (true) {
            SharedTensor shared = value.get();
            if (shared == null) {
                throw new ClosedTensorException(
                        "the variable '" + name + "' was used after it had been closed; expected an open one");
            }
            // It may have been replaced, and closed, in between: then there is a newer one.
            if (shared.retain()) {
                return shared;
            }
        }
    }

    /** Takes over one ownership of a new value. */
    void replace(SharedTensor newValue) {
        SharedTensor old = value.get();
        while (old != null && !value.compareAndSet(old, newValue)) {
            old = value.get();
        }
        if (old == null) {
            newValue.release();
            throw new ClosedTensorException(
                    "the variable '" + name + "' was assigned after it had been closed; expected an open one");
        }
        old.release();
    }

    /** Frees the value; a second time does nothing. */
    @Override
    public void close() {
        release(value);
    }

    private static void release(AtomicReference<SharedTensor> value) {
        SharedTensor old = value.getAndSet(null);
        if (old != null) {
            old.release();
        }
    }

    @Override
    public String toString() {
        return "variable '" + name + "' " + type;
    }
}
