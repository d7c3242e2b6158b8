package dev.tandem.lessons.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * How many numbers fall into each of several ranges that lie side by side.
 *
 * @param title what it shows
 * @param xLabel what the numbers measure
 * @param edges of the ranges, ascending
 * @param counts of the numbers between an edge and the next, one fewer than edges
 */
public record Histogram(String title, String xLabel, List<Double> edges, List<Integer> counts) implements Figure {
    /** Checks that there is a count between every two edges. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (counts.isEmpty() || edges.size() != counts.size() + 1) {
            throw new IllegalArgumentException("the histogram '" + title + "' has " + edges.size() + " edges and "
                    + counts.size() + " counts; expected one count between every two edges, and at least one");
        }
    }

    /**
     * Counts numbers in ranges of the same width.
     *
     * @param low the first edge; smaller numbers are left out
     * @param high the last edge, which belongs to the last range; greater numbers are left out
     * @param ranges how many
     */
    public static Histogram of(
            String title, String xLabel, Collection<Double> numbers, double low, double high, int ranges) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(ranges, 0));
        for (double number : numbers) {
            if (number >= low && number <= high) {
                int range = Math.min(ranges - 1, (int) ((number - low) / (high - low) * ranges));
                counts.set(range, counts.get(range) + 1);
            }
        }
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i <= ranges; i++) {
            edges.add(low + i * (high - low) / ranges);
        }
        return new Histogram(title, xLabel, edges, counts);
    }
}
