package dev.tandem.lessons.cli;

import dev.tandem.backend.Backends;
import dev.tandem.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The backends that a command runs on. */
final class BackendArguments {
    private BackendArguments() {}

    /**
     * Makes sure that a backend is there, whether or not it can be loaded.
     *
     * @throws UsageException if it is not on the class path
     */
    static String require(String name) {
        Set<String> found = Backends.names();
        if (!found.contains(name)) {
            throw new UsageException("no backend '" + name + "'"
                    + Suggestions.nearest(name, found)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; found " + (found.isEmpty() ? "none" : String.join(", ", found))));
        }
        return name;
    }

    /**
     * The two to compare: the configured one, which leads, and the first of the others.
     *
     * @throws UsageException if there is no other
     */
    static List<String> pair(String configured) {
        List<String> names = new ArrayList<>(Backends.names());
        require(configured);
        names.remove(configured);
        if (names.isEmpty()) {
            throw new UsageException("a comparison needs two backends, and there is only '" + configured
                    + "' on the class path; add another, such as dev.tandem:tandem-backend-"
                    + (configured.equals("pytorch") ? "tensorflow" : "pytorch"));
        }
        return List.of(configured, names.get(0));
    }
}
