package dev.tandem.backend.pytorch;

import ai.djl.engine.EngineException;
import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.BackendNotFoundException;
import java.nio.file.FileSystemException;

/** Opens PyTorch. */
public final class PyTorchProvider implements BackendProvider {
    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public Engine open(EngineSettings settings) {
        TorchRuntime runtime = load(settings);
        settings.device().requireAmong("PyTorch", runtime.devices());
        runtime.setThreads(settings.effectiveThreads());
        return new TorchEngine(runtime);
    }

    private static TorchRuntime load(EngineSettings settings) {
        try {
            return TorchRuntime.load(settings.device());
        } catch (EngineException | IllegalStateException | LinkageError e) {
            throw new BackendNotFoundException(
                    "PyTorch's native library cannot be loaded: " + reason(e) + advice(e), e);
        }
    }

    private static String advice(Throwable failure) {
        if (rootCause(failure) instanceof FileSystemException) {
            return "; it is unpacked into a folder that must be writable and have 500 MB free: name another with the"
                    + " environment variable DJL_CACHE_DIR";
        }
        return "; add ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier of this platform and"
                + " ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0 to the class path";
    }

    private static String reason(Throwable failure) {
        Throwable cause = rootCause(failure);
        return cause instanceof FileSystemException ? cause.toString() : String.valueOf(cause.getMessage());
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
