package dev.tandem.nn;

import dev.tandem.error.InvalidArgumentException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names for layers that have none: after their kind, and numbered from the second one on. */
final class LayerNames {
    private final Set<String> taken = new HashSet<>();

    /** Names for the layers of one composition. */
    static List<NamedLayer> of(List<Layer> layers) {
        LayerNames names = new LayerNames();
        List<NamedLayer> named = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof NamedLayer own) {
                names.taken.add(own.name());
            }
        }
        for (Layer layer : layers) {
            named.add(layer instanceof NamedLayer own ? own : names.name(layer));
        }
        return named;
    }

    /** A layer under a name that no other has. */
    NamedLayer name(Layer layer) {
        if (layer instanceof NamedLayer own) {
            if (!taken.add(own.name())) {
                throw taken(own.name());
            }
            return own;
        }
        return new NamedLayer(unique(layer.defaultName()), layer);
    }

    /** That name, or the first of its numbered ones that is free. */
    String unique(String base) {
        String name = base;
        for (int i = 1; !taken.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    private static InvalidArgumentException taken(String name) {
        return new InvalidArgumentException(
                "two layers are called '" + name + "'; expected names that differ: give one another with named(...)");
    }

    /** The layers, if their names differ. */
    static List<NamedLayer> requireDistinct(String type, List<NamedLayer> layers) {
        Set<String> seen = new HashSet<>();
        for (NamedLayer layer : layers) {
            if (!seen.add(layer.name())) {
                InvalidArgumentException e = taken(layer.name());
                e.happenedIn(type);
                throw e;
            }
        }
        return List.copyOf(layers);
    }
}
