package dev.tandem.backend.tensorflow;

import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.BackendNotFoundException;

/** Opens TensorFlow; found by {@link java.util.ServiceLoader} under the name {@code tensorflow}. */
public final class TensorFlowBackendProvider implements BackendProvider {

    /** For the service loader; loads no native code. */
    public TensorFlowBackendProvider() {}

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public Engine open(EngineSettings settings) {
        TensorFlowRuntime runtime = load(settings.effectiveThreads());
        settings.device().requireAmong("TensorFlow", runtime.devices());
        return new TensorFlowEngine(runtime, settings.device());
    }

    /**
     * Loads the native library.
     *
     * @throws BackendNotFoundException if it is missing or cannot be loaded, saying why and what to do
     */
    static TensorFlowRuntime load(int threads) {
        try {
            return TensorFlowRuntime.load(threads);
        } catch (LinkageError e) {
            throw new BackendNotFoundException(
                    "TensorFlow's native library cannot be loaded: " + e.getMessage()
                            + "; expected org.tensorflow:tensorflow-core-native:1.1.0 with the classifier of this"
                            + " platform on the class path: add it, for instance linux-x86_64",
                    e);
        }
    }
}
