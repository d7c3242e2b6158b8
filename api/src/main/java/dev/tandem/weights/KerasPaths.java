package dev.tandem.weights;

import dev.tandem.nn.Blueprint;
import dev.tandem.nn.Functional;
import dev.tandem.nn.Layer;
import dev.tandem.nn.NamedLayer;
import dev.tandem.nn.ParameterSpec;
import dev.tandem.nn.Sequential;
import dev.tandem.nn.layer.Bidirectional;
import dev.tandem.nn.layer.MultiHeadAttention;
import dev.tandem.nn.layer.PRelu;
import dev.tandem.nn.layer.RecurrentLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where Keras keeps each parameter of a network: it numbers layers by their class within the model, and variables by their order. */
final class KerasPaths {
    private static final Map<String, String> ATTENTION = Map.of(
            "query", "query_dense", "key", "key_dense", "value", "value_dense", "attention_output", "output_dense");

    private final Blueprint network;
    private final Map<String, String> savedNames;
    private final Map<String, String> paths = new LinkedHashMap<>();

    private KerasPaths(Blueprint network, Map<String, String> savedNames) {
        this.network = network;
        this.savedNames = savedNames;
    }

    /**
     * The path in the file of each parameter.
     *
     * @param savedNames the name of each layer in the file, by the path of its variables
     */
    static Map<String, String> of(Blueprint network, Map<String, String> savedNames) {
        KerasPaths paths = new KerasPaths(network, savedNames);
        if (network.parts().size() == 1) {
            Layer only = network.parts().get("");
            paths.layer("", only, "layers/" + kind(only));
        } else {
            paths.composition("", "");
        }
        return paths.paths;
    }

    private static Layer unnamed(Layer layer) {
        return layer instanceof NamedLayer named ? unnamed(named.layer()) : layer;
    }

    /** What Keras calls a layer of that class, where it is the first. */
    private static String kind(Layer layer) {
        Layer inner = unnamed(layer);
        return inner instanceof PRelu ? "p_re_lu" : inner.defaultName();
    }

    /** The layers right inside of another, in the order of their calls. */
    private Map<String, Layer> inside(String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        Map<String, Layer> result = new LinkedHashMap<>();
        network.parts().forEach((part, layer) -> {
            if (!part.isEmpty() && part.startsWith(prefix) && part.indexOf('/', prefix.length()) < 0) {
                result.put(part.substring(prefix.length()), layer);
            }
        });
        return result;
    }

    private void composition(String path, String theirs) {
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        Map<String, Layer> layers = inside(path);
        layers.forEach((name, layer) ->
                byKind.computeIfAbsent(kind(layer), kind -> new ArrayList<>()).add(name));
        String prefix = (theirs.isEmpty() ? "" : theirs + "/") + "layers/";
        byKind.forEach((kind, names) -> {
            List<String> groups = groups(prefix, kind, names);
            for (int i = 0; i < names.size(); i++) {
                layer(join(path, names.get(i)), layers.get(names.get(i)), prefix + groups.get(i));
            }
        });
    }

    /** By their names, if the file has just these for that class; else in their order. */
    private List<String> groups(String prefix, String kind, List<String> names) {
        List<String> inOrder = new ArrayList<>();
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String group = i == 0 ? kind : kind + "_" + i;
            inOrder.add(group);
            byName.put(savedNames.getOrDefault(prefix + group + "/vars", ""), group);
        }
        return byName.keySet().containsAll(names)
                ? names.stream().map(byName::get).toList()
                : inOrder;
    }

    private void layer(String path, Layer given, String theirs) {
        Layer layer = unnamed(given);
        if (layer instanceof Sequential || layer instanceof Functional) {
            composition(path, theirs);
        } else if (layer instanceof RecurrentLayer) {
            variables(path, theirs + "/cell");
        } else if (layer instanceof Bidirectional) {
            inside(path)
                    .keySet()
                    .forEach(name -> variables(
                            join(path, name),
                            theirs + (name.startsWith("forward_") ? "/forward_layer/cell" : "/backward_layer/cell")));
        } else if (layer instanceof MultiHeadAttention) {
            ATTENTION.forEach((ours, group) -> variables(join(path, ours), theirs + "/" + group));
        } else {
            variables(path, theirs);
            // Layers inside of a layer of one's own are attributes of its class in Keras.
            inside(path).forEach((name, inner) -> layer(join(path, name), inner, theirs + "/" + name));
        }
    }

    /** The parameters right inside of a layer, in the order of their declaration. */
    private void variables(String path, String theirs) {
        String prefix = path.isEmpty() ? "" : path + "/";
        int number = 0;
        for (ParameterSpec parameter : network.parameters()) {
            if (parameter.name().startsWith(prefix) && parameter.name().indexOf('/', prefix.length()) < 0) {
                paths.put(parameter.name(), theirs + "/vars/" + number++);
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
