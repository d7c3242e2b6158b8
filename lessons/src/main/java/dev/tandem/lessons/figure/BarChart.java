package dev.tandem.lessons.figure;

import java.util.List;

/**
 * A bar for each of several things, from 0 on.
 *
 * @param title what it shows
 * @param valueLabel what the length of a bar measures
 * @param categories what is measured
 * @param series of bars, each with one for every category
 */
public record BarChart(String title, String valueLabel, List<String> categories, List<Bars> series) implements Figure {
    /**
     * Bars of one kind.
     *
     * @param name in the legend
     * @param values one for each category, 0 or more
     */
    public record Bars(String name, List<Double> values) {
        /** Checks that bars can be that long. */
        public Bars {
            values = List.copyOf(values);
            if (values.stream().anyMatch(value -> !(value >= 0) || value.isInfinite())) {
                throw new IllegalArgumentException(
                        "the bars '" + name + "' are " + values + " long; expected finite numbers of 0 or more");
            }
        }
    }

    /** Checks that there is a bar of each kind for each category. */
    public BarChart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        int size = categories.size();
        if (categories.isEmpty()
                || series.isEmpty()
                || series.stream().anyMatch(bars -> bars.values().size() != size)) {
            throw new IllegalArgumentException("the chart '" + title + "' has " + size + " categories and "
                    + series.stream().map(bars -> bars.values().size()).toList()
                    + " bars; expected at least one category, and a bar of each kind for each");
        }
    }
}
