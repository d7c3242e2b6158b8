package dev.tandem.function;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what tensors take outside of the Java heap, and asks for a garbage collection before forgotten ones fill memory,
 * as the JDK does for direct buffers: the collector sees small Java objects and no reason to hurry.
 *
 * <p>A collection is asked for when the count has doubled since the last one, so its cost stays in proportion.
 */
final class NativeMemory {
    /** What a tensor costs beyond its elements: the engine's and the allocator's bookkeeping. */
    private static final long OVERHEAD = 1024;

    /** Below this nobody asks. */
    private static final long FLOOR = 8L << 20;

    private final AtomicLong live = new AtomicLong();
    private final AtomicLong limit = new AtomicLong(FLOOR);
    private final AtomicBoolean collecting = new AtomicBoolean();

    void allocated(long bytes) {
        if (live.addAndGet(bytes + OVERHEAD) > limit.get() && collecting.compareAndSet(false, true)) {
            try {
                collect();
            } finally {
                collecting.set(false);
            }
        }
    }

    void freed(long bytes) {
        live.addAndGet(-bytes - OVERHEAD);
    }

    /** The bytes in use now. */
    long live() {
        return live.get();
    }

    private void collect() {
        // Room while the cleaner thread works; the final limit is set by what is left.
        long before = live.get();
        System.gc();
        awaitCleaner(before);
        limit.set(Math.max(FLOOR, 2 * live.get()));
    }

    /** Waits for the cleaner as long as it makes progress, some milliseconds at most. */
    private void awaitCleaner(long before) {
        long last = before;
        for (int round = 0; round < 20; round++) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            long now = live.get();
            if (now == last && now < before) {
                return;
            }
            last = now;
        }
    }
}
