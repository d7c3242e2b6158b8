package dev.tandem.engine;

/** Makes one kind of engine; found by {@link java.util.ServiceLoader}. Loading the class must not load native code. */
public interface BackendProvider {
    /** The name in configurations: {@code tensorflow}, {@code pytorch}. */
    String name();

    /**
     * Loads the native library and opens the engine.
     *
     * @throws dev.tandem.error.BackendNotFoundException if the native library is missing or cannot be loaded, saying why and what to do
     * @throws dev.tandem.error.InvalidArgumentException if the device does not exist, naming those that do
     */
    Engine open(EngineSettings settings);
}
