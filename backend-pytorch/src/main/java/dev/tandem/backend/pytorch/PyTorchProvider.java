package dev.tandem.backend.pytorch;

import ai.djl.engine.EngineException;
import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.BackendNotFoundException;
import dev.tandem.error.InvalidArgumentException;

/** Opens PyTorch. */
public final class PyTorchProvider implements BackendProvider {
    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public Engine open(EngineSettings settings) {
        TorchRuntime runtime = load(settings);
        if (!runtime.devices().contains(settings.device())) {
            throw new InvalidArgumentException(
                    "PyTorch has no device '" + settings.device() + "'; expected one of " + runtime.devices());
        }
        runtime.setThreads(settings.effectiveThreads());
        return new TorchEngine(runtime);
    }

    private static TorchRuntime load(EngineSettings settings) {
        try {
            return TorchRuntime.load(settings.device());
        } catch (EngineException | IllegalStateException | LinkageError e) {
            throw new BackendNotFoundException(
                    "PyTorch's native library cannot be loaded: " + reason(e)
                            + "; add ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier of this platform and"
                            + " ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0 to the class path",
                    e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
