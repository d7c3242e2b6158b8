package dev.tandem.weights;

import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How weights and a network fit each other.
 *
 * @param matched parameters that are there in the right shape
 * @param missing parameters that are not there
 * @param unused tensors that are no parameter of the network
 * @param mismatched parameters that are there in another shape, or as numbers that are not floating
 */
public record WeightsReport(
        List<String> matched, List<String> missing, List<String> unused, List<Mismatch> mismatched) {
    /** How many names a text shows of each kind. */
    private static final int SHOWN = 5;

    /**
     * A parameter of another shape.
     *
     * @param name of the parameter
     * @param given in the file
     * @param expected in the network
     */
    public record Mismatch(String name, TensorType given, TensorType expected) {
        @Override
        public String toString() {
            return "'" + name + "' is " + given + " and not " + expected;
        }
    }

    /** Copies the lists. */
    public WeightsReport {
        matched = List.copyOf(matched);
        missing = List.copyOf(missing);
        unused = List.copyOf(unused);
        mismatched = List.copyOf(mismatched);
    }

    /** Whether every parameter matched, and nothing was left over. */
    public boolean isComplete() {
        return missing.isEmpty() && unused.isEmpty() && mismatched.isEmpty();
    }

    /** For people: {@code 2 of 4 parameters fit; missing: 'out/kernel'; unused: 'head/kernel'}. */
    @Override
    public String toString() {
        int parameters = matched.size() + missing.size() + mismatched.size();
        List<String> parts = new ArrayList<>();
        parts.add(matched.size() + " of " + parameters + " parameters fit");
        add(parts, "missing: ", missing, name -> "'" + name + "'");
        add(parts, "unused: ", unused, name -> "'" + name + "'");
        add(parts, "of another type: ", mismatched, Mismatch::toString);
        return String.join("; ", parts);
    }

    private static <T> void add(List<String> parts, String title, List<T> all, Function<T, String> text) {
        if (!all.isEmpty()) {
            String rest = all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "";
            parts.add(all.stream().limit(SHOWN).map(text).collect(Collectors.joining(", ", title, rest)));
        }
    }
}
