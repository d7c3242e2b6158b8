package dev.tandem.lessons.course;

import dev.tandem.data.ArrayDataset;
import dev.tandem.lessons.figure.DecisionRegions;
import dev.tandem.lessons.figure.Points;
import dev.tandem.type.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Asks a model about every point of a plane of two features, to draw what it says. */
final class Plane {
    private static final int COLUMNS = 60;
    private static final int ROWS = 30;
    private static final double MARGIN = 0.05;

    private Plane() {}

    /**
     * The regions of the classes, and the examples over them.
     *
     * @param examples two features and a class each
     * @param classes from [points, 2] to the class that the model says of each point, any numeric dtype
     */
    static DecisionRegions regions(
            String title, ArrayDataset examples, List<String> names, Function<TensorData, TensorData> classes) {
        double[] features = examples.input().toDoubles();
        List<Double> x = grid(features, 0, COLUMNS);
        List<Double> y = grid(features, 1, ROWS);
        double[][] points = new double[x.size() * y.size()][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {x.get(i % COLUMNS), y.get(i / COLUMNS)};
        }
        double[] said = classes.apply(TensorData.of(points)).toDoubles();
        List<List<Integer>> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> IntStream.range(0, COLUMNS)
                        .mapToObj(column -> (int) said[row * COLUMNS + column])
                        .toList())
                .toList();
        return new DecisionRegions(title, "feature 1", "feature 2", x, y, rows, names, groups(examples, names));
    }

    private static List<Double> grid(double[] features, int feature, int steps) {
        double low = IntStream.range(0, features.length / 2)
                .mapToDouble(i -> features[2 * i + feature])
                .min()
                .orElseThrow();
        double high = IntStream.range(0, features.length / 2)
                .mapToDouble(i -> features[2 * i + feature])
                .max()
                .orElseThrow();
        double margin = (high - low) * MARGIN;
        return IntStream.range(0, steps)
                .mapToObj(i -> low - margin + i * (high - low + 2 * margin) / (steps - 1))
                .toList();
    }

    private static List<Points> groups(ArrayDataset examples, List<String> names) {
        double[] features = examples.input().toDoubles();
        int[] labels = examples.target().toInts();
        List<Points> groups = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            int own = label;
            List<Integer> rows = IntStream.range(0, labels.length)
                    .filter(row -> labels[row] == own)
                    .boxed()
                    .toList();
            groups.add(new Points(
                    names.get(label),
                    rows.stream().map(row -> features[2 * row]).toList(),
                    rows.stream().map(row -> features[2 * row + 1]).toList()));
        }
        return groups;
    }
}
