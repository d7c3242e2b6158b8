package dev.tandem.backend.tensorflow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Gives operations of a graph the names that people know them by, as far as TensorFlow allows. */
final class SavedNames {
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    SavedNames(GraphDef graph) {
        graph.getNodeList().forEach(node -> taken.add(node.getName()));
    }

    /** Another name for an operation; one that is taken already gets an underscore. */
    void rename(String operation, String wanted) {
        String candidate = wanted.replaceAll("[^A-Za-z0-9_./-]", "_").replaceFirst("^[^A-Za-z0-9.]", "of_$0");
        while (!taken.add(candidate)) {
            candidate += "_";
        }
        renamed.put(operation, candidate);
    }

    /** The name that an operation has now. */
    String of(String operation) {
        return renamed.getOrDefault(operation, operation);
    }

    /** The nodes under their new names. */
    List<NodeDef> apply(List<NodeDef> nodes) {
        return nodes.stream().map(this::apply).toList();
    }

    private NodeDef apply(NodeDef node) {
        NodeDef.Builder result = node.toBuilder().setName(of(node.getName())).clearInput();
        for (String input : node.getInputList()) {
            // Such as name or name:1.
            int end = input.indexOf(':');
            result.addInput(end < 0 ? of(input) : of(input.substring(0, end)) + input.substring(end));
        }
        return result.build();
    }
}
