package dev.tandem.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user probably meant, for the "did you mean" of an error. */
public final class Suggestions {
    private Suggestions() {}

    /** Fewer characters than this, inside of a longer name, are no hint. */
    private static final int MEANINGFUL_PART = 4;

    /**
     * Returns the known name that is nearest to the given one, if any is near enough: at most one edit for each three
     * characters of the given name, and at least one; or else the only one that contains it, if it is four characters or
     * more, as {@code torch} means {@code pytorch}.
     *
     * <p>Case is ignored, and that in the same way in every locale. Of names equally near, the alphabetically first is
     * returned.
     *
     * @param given what the user wrote
     * @param known the names that would have been right
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        return nearest(given, known, Math.max(1, given.length() / 3)).or(() -> containing(given, known));
    }

    private static Optional<String> containing(String given, Collection<String> known) {
        String part = given.toLowerCase(Locale.ROOT);
        List<String> found = known.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .toList();
        return part.length() >= MEANINGFUL_PART && found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * Returns the known name that is nearest to the given one, if at most so many edits lie between them.
     *
     * @param given what the user wrote
     * @param known the names that would have been right
     * @param allowed how many edits at most
     */
    public static Optional<String> nearest(String given, Collection<String> known, int allowed) {
        String wanted = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT), allowed)))
                .filter(candidate -> candidate.distance() <= allowed)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /**
     * Returns how many characters must be inserted, deleted, replaced or swapped with their neighbour to turn one text
     * into the other (the optimal string alignment distance), or any number above {@code limit} if that many do not
     * suffice.
     */
    private static int distance(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) > limit) {
            return limit + 1;
        }
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            edits[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            edits[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
            }
        }
        return edits[from.length()][to.length()];
    }
}
