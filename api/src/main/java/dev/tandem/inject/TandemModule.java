package dev.tandem.inject;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.MapBinder;
import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;

/**
 * Binds {@link TandemConfig}, {@link Backend} to the configured one, and {@code Map<String, Provider<Backend>>} to all that
 * are on the class path.
 *
 * <p>Each is a singleton, opened when it is first asked for: choosing PyTorch never loads TensorFlow's native code.
 *
 * <pre>{@code
 * Backend backend = Guice.createInjector(new TandemModule()).getInstance(Backend.class);
 * }</pre>
 */
public final class TandemModule extends AbstractModule {
    private final TandemConfig config;

    /** Wires the configuration of this process. */
    public TandemModule() {
        this(TandemConfig.load());
    }

    /** Wires a configuration. */
    public TandemModule(TandemConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        bind(TandemConfig.class).toInstance(config);
        MapBinder<String, Backend> backends = MapBinder.newMapBinder(binder(), String.class, Backend.class);
        for (String name : Backends.names()) {
            backends.addBinding(name)
                    .toProvider(() -> Backends.create(name, config))
                    .in(Singleton.class);
        }
    }

    @Provides
    @Singleton
    Backend backend(java.util.Map<String, Provider<Backend>> backends) {
        Provider<Backend> configured = backends.get(config.backend());
        // An unknown name goes to Backends for its error, which names those found and the artifact to add.
        return configured == null ? Backends.create(config) : configured.get();
    }
}
