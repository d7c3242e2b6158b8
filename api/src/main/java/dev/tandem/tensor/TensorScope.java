package dev.tandem.tensor;

import dev.tandem.error.ClosedTensorException;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes, at its end, every tensor that was made inside of it on its thread.
 *
 * <pre>{@code
 * try (TensorScope scope = TensorScope.open()) {
 *     Tensor difference = a.subtract(b);
 *     result = scope.keep(difference.square().mean());
 * } // difference and its square are closed, the mean lives on
 * }</pre>
 *
 * <p>Scopes nest. Outside of any scope a tensor is closed when the garbage collector finds it unreachable.
 */
public final class TensorScope implements AutoCloseable {
    private static final ThreadLocal<TensorScope> CURRENT = new ThreadLocal<>();

    private final Thread owner = Thread.currentThread();
    private final TensorScope parent;
    private List<Tensor> tensors = new ArrayList<>();
    private boolean closed;

    private TensorScope(TensorScope parent) {
        this.parent = parent;
    }

    /** Opens a scope on this thread, inside of the one that is open there. */
    public static TensorScope open() {
        TensorScope scope = new TensorScope(CURRENT.get());
        CURRENT.set(scope);
        return scope;
    }

    /** Puts a new tensor under the care of the scope that is open on this thread, if there is one. */
    static void register(Tensor tensor) {
        TensorScope scope = CURRENT.get();
        if (scope != null) {
            scope.tensors.add(tensor);
        }
    }

    /** Lets a tensor outlive this scope: it passes to the scope around it, or to the garbage collector. */
    public Tensor keep(Tensor tensor) {
        requireUsable("keep a tensor of");
        if (tensors.remove(tensor) && parent != null) {
            parent.tensors.add(tensor);
        }
        return tensor;
    }

    /**
     * Closes this scope, its tensors, and scopes inside of it that were forgotten.
     *
     * @throws ClosedTensorException on another thread than the one that opened it
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        requireUsable("close");
        TensorScope inner = CURRENT.get();
        while (inner != this) {
            inner.closeTensors();
            inner = inner.parent;
        }
        closeTensors();
        if (parent == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(parent);
        }
    }

    private void closeTensors() {
        closed = true;
        tensors.forEach(Tensor::close);
        tensors = List.of();
    }

    private void requireUsable(String what) {
        if (closed || Thread.currentThread() != owner) {
            throw new ClosedTensorException("cannot " + what + " a scope "
                    + (closed
                            ? "that is closed; expected an open one"
                            : "of thread '" + owner.getName() + "' on thread '"
                                    + Thread.currentThread().getName()
                                    + "'; expected the thread that opened it: open a scope on each thread"));
        }
    }
}
