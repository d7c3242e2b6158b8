package dev.tandem.lessons.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often each class was taken for each class.
 *
 * @param title what it shows
 * @param classes their names
 * @param counts a list for each true class, in it a count for each predicted one
 */
public record ConfusionMatrix(String title, List<String> classes, List<List<Integer>> counts) implements Figure {
    /** Checks that it is square. */
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
        int size = classes.size();
        if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException("the counts do not form a square; expected " + size + " by " + size
                    + ", one for each pair of classes");
        }
    }

    /**
     * Counts pairs of class numbers.
     *
     * @param actual the true classes
     * @param predicted those that a model said, as many
     */
    public static ConfusionMatrix of(String title, List<String> classes, int[] actual, int[] predicted) {
        List<List<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            counts.add(new ArrayList<>(Collections.nCopies(classes.size(), 0)));
        }
        for (int i = 0; i < actual.length; i++) {
            List<Integer> row = counts.get(actual[i]);
            row.set(predicted[i], row.get(predicted[i]) + 1);
        }
        return new ConfusionMatrix(title, classes, counts);
    }
}
