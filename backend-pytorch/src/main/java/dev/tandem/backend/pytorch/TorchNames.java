package dev.tandem.backend.pytorch;

import java.util.HashSet;
import java.util.Set;

/** Names from a network as names in Python: all different, and none that means something already. */
final class TorchNames {
    private static final Set<String> TAKEN = Set.of(
            "and",
            "annotate",
            "as",
            "assert",
            "async",
            "await",
            "bool",
            "break",
            "class",
            "complex",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "False",
            "finally",
            "float",
            "for",
            "forward",
            "from",
            "global",
            "if",
            "import",
            "in",
            "int",
            "is",
            "lambda",
            "mode",
            "None",
            "nonlocal",
            "not",
            "ops",
            "or",
            "pass",
            "raise",
            "return",
            "self",
            "str",
            "Tensor",
            "torch",
            "training",
            "True",
            "try",
            "uninitialized",
            "unchecked_cast",
            "while",
            "with",
            "yield");

    private final Set<String> attributes = new HashSet<>(TAKEN);
    private final Set<String> locals = new HashSet<>(TAKEN);

    /** A name for an attribute of the module. */
    String attribute(String name) {
        return free(name, attributes);
    }

    /** A name for a variable. */
    String local(String name) {
        return free(name, locals);
    }

    private static String free(String name, Set<String> taken) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        // Not like the names of statements and constants: v0, c0; nor beginning with a digit, nor with two underscores.
        String candidate = plain.matches("[a-zA-Z]\\d*|[^a-zA-Z].*|") ? "of_" + plain : plain;
        while (!taken.add(candidate)) {
            candidate += "_";
        }
        return candidate;
    }
}
