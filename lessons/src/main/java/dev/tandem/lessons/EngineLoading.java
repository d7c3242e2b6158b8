package dev.tandem.lessons;

import dev.tandem.backend.Backends;
import dev.tandem.config.TandemConfig;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Loads several engines' native libraries at once: each takes about a second, most of it on one core. */
public final class EngineLoading {
    private EngineLoading() {}

    /**
     * Opens backends on a thread each and closes them again; what they loaded stays for the life of the process.
     *
     * @param names of the backends
     * @throws dev.tandem.error.BackendNotFoundException if one is absent or cannot be loaded
     */
    public static void load(List<String> names, TandemConfig config) {
        List<CompletableFuture<Void>> loads = names.stream()
                .map(name -> CompletableFuture.runAsync(
                        () -> Backends.create(name, config).close(),
                        task -> new Thread(task, "tandem-loads-" + name).start()))
                .toList();
        try {
            loads.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
