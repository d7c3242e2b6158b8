package dev.tandem.function;

import dev.tandem.error.ClosedTensorException;
import dev.tandem.error.GradientException;
import dev.tandem.ops.Ops;
import dev.tandem.tensor.Tensor;
import dev.tandem.tensor.TensorValue;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A value inside an engine, closed by its user, a scope or, failing these, the garbage collector. */
final class EagerValue implements TensorValue {
    private static final Cleaner CLEANER = Cleaner.create();

    private final EngineRuntime runtime;
    private final TensorType type;
    private final Ownership ownership;
    private final Cleaner.Cleanable cleanable;

    /** Takes over one ownership of the tensor. */
    EagerValue(EngineRuntime runtime, SharedTensor shared) {
        this.runtime = runtime;
        this.type = shared.tensor().type();
        this.ownership = new Ownership(shared);
        this.cleanable = CLEANER.register(this, ownership);
    }

    /** What is left to do once the value is given up; it must not refer to the value itself. */
    private static final class Ownership implements Runnable {
        private final SharedTensor shared;
        private final AtomicBoolean given = new AtomicBoolean();

        Ownership(SharedTensor shared) {
            this.shared = shared;
        }

        @Override
        public void run() {
            if (given.compareAndSet(false, true)) {
                shared.release();
            }
        }
    }

    EngineRuntime runtime() {
        return runtime;
    }

    /** The engine's tensor with an owner more, to be released after use. */
    SharedTensor acquire() {
        if (isClosed() || !ownership.shared.retain()) {
            throw new ClosedTensorException(
                    "a tensor " + type + " was used after it had been closed; expected an open one:"
                            + " keep it out of its scope with scope.keep(tensor), or close it later");
        }
        return ownership.shared;
    }

    @Override
    public TensorType type() {
        return type;
    }

    @Override
    public Ops<Tensor> ops() {
        return runtime.eagerOps();
    }

    @Override
    public boolean isTraced() {
        return false;
    }

    @Override
    public TensorData read() {
        SharedTensor shared = acquire();
        try {
            return shared.tensor().download();
        } finally {
            shared.release();
        }
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    @Override
    public boolean isClosed() {
        return ownership.given.get();
    }

    @Override
    public List<Tensor> gradients(List<Tensor> targets, List<Tensor> upstream, List<Tensor> sources) {
        throw new GradientException(
                "gradients of a tensor " + type + " that has been computed already; expected a tensor of"
                        + " a function: take gradients inside of the lambda given to backend.function(...)");
    }
}
