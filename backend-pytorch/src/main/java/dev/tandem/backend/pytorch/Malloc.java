package dev.tandem.backend.pytorch;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * What the C library does with memory that libtorch gives back.
 *
 * <p>A training step makes the same tensors again and again. GNU's allocator returns the larger ones to the system as soon as
 * they are freed, and the system clears each page when it is touched anew: some hundred pages a step, which can take longer
 * than the step's arithmetic. Told to keep more, it hands the same pages to the next step.
 */
final class Malloc {
    /** {@code M_TRIM_THRESHOLD} of malloc.h: how much may lie free at the end of the heap. */
    private static final int TRIM_THRESHOLD = -1;

    /** {@code M_MMAP_THRESHOLD}: from which size on memory is had from the system, and returned to it. */
    private static final int MMAP_THRESHOLD = -3;

    private static final int KEPT = 256 << 20;

    /** The largest that the allocator takes. */
    private static final int LARGEST = 32 << 20;

    private Malloc() {}

    /** Has freed memory kept for the next step, unless the environment says how much is kept. */
    static void keepFreed() {
        if (Platform.isLinux()
                && System.getenv("MALLOC_TRIM_THRESHOLD_") == null
                && System.getenv("MALLOC_MMAP_THRESHOLD_") == null
                && System.getenv("GLIBC_TUNABLES") == null) {
            Function mallopt = Function.getFunction(Platform.C_LIBRARY_NAME, "mallopt");
            mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, KEPT});
            mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGEST});
        }
    }
}
