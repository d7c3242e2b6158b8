package dev.tandem.backend.pytorch;

import dev.tandem.error.ClosedTensorException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Owns one native object and frees it exactly once, never while a call is using it.
 *
 * <p>The count of users starts at one, the owner. A call {@link #acquire acquires} the handle before it passes the
 * address to native code and {@link #release releases} it after; {@link #close} gives the owner's share up. Whoever
 * brings the count to zero frees the object, so closing on one thread cannot pull memory from under another.
 */
abstract class NativeHandle implements AutoCloseable {
    private static final int CLOSED = 1 << 31;

    private final long address;
    private final AtomicInteger state = new AtomicInteger(1);

    NativeHandle(long address) {
        this.address = address;
    }

    /** Frees the native object. */
    abstract void free(long address);

    /**
     * Takes a share in the object and returns its address.
     *
     * @throws ClosedTensorException when the handle is closed
     */
    final long acquire() {
        int users;
        do {
            users = state.get();
            if (users <= 0) {
                throw new ClosedTensorException("This " + describe() + " was closed: keep it open until its last use.");
            }
        } while (!state.compareAndSet(users, users + 1));
        return address;
    }

    /** Gives back a share taken by {@link #acquire}. */
    final void release() {
        if ((state.decrementAndGet() & ~CLOSED) == 0) {
            free(address);
        }
    }

    /** Says what a message should call this. */
    abstract String describe();

    /** Frees the native object as soon as no call uses it. Closing twice is harmless. */
    @Override
    public final void close() {
        int users;
        do {
            users = state.get();
            if (users <= 0) {
                return;
            }
        } while (!state.compareAndSet(users, users | CLOSED));
        release();
    }
}
