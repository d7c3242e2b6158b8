package dev.tandem.weights;

import dev.tandem.error.InvalidArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Names of another program, and what they are called here. Rules are tried in their order, and the first that fits decides;
 * names that no rule fits stay as they are.
 *
 * <pre>{@code
 * NameMap.of("0", "dense").and("2", "out")
 * NameMap.regex("blocks\\.(\\d+)\\.conv", "conv2d_$1").andRegex("classifier", "out")
 * }</pre>
 *
 * @param rules in their order
 */
public record NameMap(List<Rule> rules) {
    /**
     * What certain names become.
     *
     * @param theirs fits a whole name
     * @param ours may speak of groups of it: {@code $1}
     */
    public record Rule(Pattern theirs, String ours) {}

    /** Copies the rules. */
    public NameMap {
        rules = List.copyOf(rules);
    }

    /** No rules: all names stay. */
    public static NameMap identity() {
        return new NameMap(List.of());
    }

    /** A name, and what it is called here. */
    public static NameMap of(String theirs, String ours) {
        return identity().and(theirs, ours);
    }

    /** As {@link #andRegex}, alone. */
    public static NameMap regex(String theirs, String ours) {
        return identity().andRegex(theirs, ours);
    }

    /** The same with another name, and what it is called here. */
    public NameMap and(String theirs, String ours) {
        return with(new Rule(Pattern.compile(theirs, Pattern.LITERAL), Matcher.quoteReplacement(ours)));
    }

    /**
     * The same with all names that a regular expression fits as a whole.
     *
     * @param theirs the expression
     * @param ours what they are called here, with {@code $1} for its first group
     * @throws InvalidArgumentException if it is no regular expression
     */
    public NameMap andRegex(String theirs, String ours) {
        try {
            return with(new Rule(Pattern.compile(theirs), ours));
        } catch (PatternSyntaxException e) {
            throw new InvalidArgumentException(
                    "names: '" + theirs + "' is no regular expression: " + e.getDescription() + " at character "
                            + e.getIndex() + "; expected one as java.util.regex.Pattern describes",
                    e);
        }
    }

    private NameMap with(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new NameMap(more);
    }

    /**
     * What a name is called here.
     *
     * @throws InvalidArgumentException if a rule speaks of a group that its expression does not have
     */
    public String apply(String theirs) {
        for (Rule rule : rules) {
            Matcher matcher = rule.theirs().matcher(theirs);
            if (matcher.matches()) {
                return replaced(rule, matcher);
            }
        }
        return theirs;
    }

    private static String replaced(Rule rule, Matcher matcher) {
        try {
            StringBuilder result = new StringBuilder();
            matcher.appendReplacement(result, rule.ours());
            return result.toString();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new InvalidArgumentException(
                    "names: '" + rule.ours() + "' cannot take the place of '" + rule.theirs() + "': " + e.getMessage()
                            + "; expected groups that the expression has",
                    e);
        }
    }

    /** The same values under our names; that two names become the same one is an error. */
    <T> Map<String, T> applyTo(Map<String, T> byName) {
        Map<String, T> result = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        byName.forEach((theirs, value) -> {
            String ours = apply(theirs);
            String other = origins.putIfAbsent(ours, theirs);
            if (other != null) {
                throw new InvalidArgumentException("names: '" + other + "' and '" + theirs + "' both become '" + ours
                        + "'; expected names that differ");
            }
            result.put(ours, value);
        });
        return result;
    }
}
