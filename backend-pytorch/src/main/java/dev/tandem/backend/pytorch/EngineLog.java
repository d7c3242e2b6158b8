package dev.tandem.backend.pytorch;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * libtorch's log on standard error.
 *
 * <p>At its default level it prints a line for each convolution that NNPACK could have done on other hardware. libtorch's
 * front end for Python reads the level from {@code TORCH_CPP_LOG_LEVEL}; without that front end nothing does, so it is set
 * where it is kept.
 */
final class EngineLog {
    private static final String LEVEL = "FLAGS_caffe2_log_level";
    private static final int ERROR = 2;

    private EngineLog() {}

    /** Leaves errors only, unless the environment names a level. */
    static void quiet() {
        if (Platform.isWindows() || System.getenv("TORCH_CPP_LOG_LEVEL") != null) {
            return;
        }
        Path library = Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("c10"));
        if (Files.exists(library)) {
            NativeLibrary.getInstance(library.toString())
                    .getGlobalVariableAddress(LEVEL)
                    .setInt(0, ERROR);
        }
    }
}
