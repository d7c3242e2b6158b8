package dev.tandem.backend.tensorflow;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The few functions of the C library that Java has no equivalent for. */
interface LibC extends Library {

    int setenv(String name, String value, int overwrite);

    int dup(int descriptor);

    int dup2(int from, int to);

    int open(String path, int flags);

    int close(int descriptor);

    /** True where these functions exist under these names. */
    static boolean isAvailable() {
        return !Platform.isWindows();
    }

    static LibC load() {
        return Native.load("c", LibC.class);
    }
}
