package dev.tandem.lessons.figure;

import java.util.List;

/**
 * Every feature against every other: a small scatter chart for each pair.
 *
 * @param title what it shows
 * @param features their names
 * @param groups of examples, a group for each class
 */
public record PairPlot(String title, List<String> features, List<Group> groups) implements Figure {
    /**
     * Examples that belong together.
     *
     * @param name in the legend
     * @param examples each with a number for every feature
     */
    public record Group(String name, List<List<Double>> examples) {
        /** Keeps copies. */
        public Group {
            examples = examples.stream().map(List::copyOf).toList();
        }

        /** One feature of all examples. */
        public List<Double> feature(int number) {
            return examples.stream().map(example -> example.get(number)).toList();
        }
    }

    /** Checks that there are pairs, and every example has all features. */
    public PairPlot {
        features = List.copyOf(features);
        groups = List.copyOf(groups);
        int size = features.size();
        if (size < 2 || groups.stream().allMatch(group -> group.examples().isEmpty())) {
            throw new IllegalArgumentException("the pair plot '" + title + "' has " + size
                    + " features; expected two or more, and at least one example");
        }
        for (Group group : groups) {
            if (group.examples().stream().anyMatch(example -> example.size() != size)) {
                throw new IllegalArgumentException("an example of '" + group.name()
                        + "' has another number of features; expected " + size + ": " + features);
            }
        }
    }
}
