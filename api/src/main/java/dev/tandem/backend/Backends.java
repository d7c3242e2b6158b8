package dev.tandem.backend;

import dev.tandem.config.TandemConfig;
import dev.tandem.engine.BackendProvider;
import dev.tandem.engine.Device;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineSettings;
import dev.tandem.error.BackendNotFoundException;
import dev.tandem.error.Suggestions;
import dev.tandem.function.EngineRuntime;
import dev.tandem.type.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** Finds the backends on the class path and opens them. Finding one loads none of its native code. */
public final class Backends {
    private Backends() {}

    /** The names of the backends on the class path, in alphabetical order. */
    public static Set<String> names() {
        return providers().keySet();
    }

    private static Map<String, BackendProvider> providers() {
        Map<String, BackendProvider> providers = new TreeMap<>();
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
            providers.put(provider.name(), provider);
        }
        return new LinkedHashMap<>(providers);
    }

    /**
     * Opens a backend, everything else as the configuration of this process says.
     *
     * @throws BackendNotFoundException if it is not on the class path, or cannot be loaded
     */
    public static Backend create(String name) {
        return create(name, TandemConfig.load());
    }

    /** Opens the backend that a configuration names. */
    public static Backend create(TandemConfig config) {
        return create(config.backend(), config);
    }

    /**
     * Opens a backend with a configuration.
     *
     * @throws BackendNotFoundException if it is not on the class path, or cannot be loaded
     */
    public static Backend create(String name, TandemConfig config) {
        Map<String, BackendProvider> providers = providers();
        BackendProvider provider = providers.get(name);
        if (provider == null) {
            throw notFound(name, providers.keySet());
        }
        Engine engine = provider.open(new EngineSettings(Device.parse(config.device()), config.threads()));
        boolean symbolic = config.gradients().equals("symbolic");
        return new Backend(new EngineRuntime(name, engine, symbolic), DType.named(config.dtype()), config.seed());
    }

    private static BackendNotFoundException notFound(String name, Set<String> found) {
        return new BackendNotFoundException("no backend '" + name + "' on the class path; found "
                + (found.isEmpty() ? "none" : String.join(", ", found))
                + Suggestions.nearest(name, found)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("; add the artifact dev.tandem:tandem-backend-" + name + " to your dependencies"));
    }
}
