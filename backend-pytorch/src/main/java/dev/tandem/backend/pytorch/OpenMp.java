package dev.tandem.backend.pytorch;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * How libtorch's threads wait for work.
 *
 * <p>GNU's OpenMP lets a thread without work spin 300,000 times before it sleeps. On a machine with a neighbour, that
 * spinning takes the processor from the thread that all wait for, and a step becomes ten times slower and more. It reads the
 * number when it is loaded, from the environment of the process.
 */
final class OpenMp {
    private static final String SPINS = "GOMP_SPINCOUNT";
    private static final String FEW = "1000";

    private OpenMp() {}

    /** Has threads sleep soon, unless the environment says how they are to wait; before libtorch is loaded. */
    static void spinLittle() {
        if (Platform.isLinux() && System.getenv(SPINS) == null && System.getenv("OMP_WAIT_POLICY") == null) {
            Function.getFunction(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[] {SPINS, FEW, 1});
        }
    }
}
