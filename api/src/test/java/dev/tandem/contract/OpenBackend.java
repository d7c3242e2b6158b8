package dev.tandem.contract;

import dev.tandem.backend.Backend;
import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A contract on an open backend: float32, one thread, seed 42, whatever the machine's own configuration says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenBackend {
    private final String name;
    /** The backend under test. */
    protected Backend backend;

    OpenBackend(String name) {
        this.name = name;
    }

    @BeforeAll
    void openBackend() {
        backend = open(Map.of());
    }

    @AfterAll
    void closeBackend() {
        backend.close();
    }

    /** The name of the backend under test in configurations. */
    String name() {
        return name;
    }

    /** Another backend of the same kind, with other settings. */
    protected Backend open(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("dtype", "float32", "threads", "1", "seed", "42"));
        all.putAll(settings);
        return Backends.create(name, TandemConfig.builder().overrides(all).load());
    }
}
