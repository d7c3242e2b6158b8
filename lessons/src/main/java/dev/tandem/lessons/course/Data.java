package dev.tandem.lessons.course;

import dev.tandem.data.ArrayDataset;
import dev.tandem.data.sets.BuiltInData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The small data sets of the course, {@link BuiltInData}, row by row. */
final class Data {
    private Data() {}

    /** The species in {@link #iris()}, by number. */
    static final List<String> IRIS_SPECIES = BuiltInData.IRIS_SPECIES;

    /**
     * Features with a class for each row.
     *
     * @param features [rows][features]
     * @param classes [rows], numbers from 0
     */
    record Labelled(List<double[]> features, List<Integer> classes) {
        /** These rows of it. */
        Labelled rows(List<Integer> numbers) {
            return new Labelled(
                    numbers.stream().map(features::get).toList(),
                    numbers.stream().map(classes::get).toList());
        }

        /** The rows from one to before another. */
        Labelled rows(int start, int end) {
            return new Labelled(features.subList(start, end), classes.subList(start, end));
        }

        int size() {
            return classes.size();
        }

        /** As an array, which {@code Backend.tensor} takes. */
        double[][] featureArray() {
            return features.toArray(double[][]::new);
        }

        /** As an array, which {@code Backend.tensor} takes. */
        int[] classArray() {
            return classes.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Fisher's 150 irises: four lengths in cm, and one of the {@link #IRIS_SPECIES}. */
    static Labelled iris() {
        return labelled(BuiltInData.iris());
    }

    /** A hundred made-up tumours: two features, and 0 for benign or 1 for malignant, one label in ten wrong on purpose. */
    static Labelled tumours() {
        return labelled(BuiltInData.tumours());
    }

    /** 120 points {x, y} around a line, in the order in which to train. */
    static List<double[]> pointsAroundALine() {
        ArrayDataset points = BuiltInData.linearRegression();
        double[] x = points.input().toDoubles();
        double[] y = points.target().toDoubles();
        return IntStream.range(0, x.length)
                .mapToObj(i -> new double[] {x[i], y[i]})
                .toList();
    }

    private static Labelled labelled(ArrayDataset data) {
        double[] features = data.input().toDoubles();
        int width = features.length / data.size();
        return new Labelled(
                IntStream.range(0, data.size())
                        .mapToObj(row -> Arrays.copyOfRange(features, row * width, (row + 1) * width))
                        .toList(),
                IntStream.of(data.target().toInts()).boxed().toList());
    }
}
