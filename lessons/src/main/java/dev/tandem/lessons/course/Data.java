package dev.tandem.lessons.course;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The small data sets of the course; {@code data/ATTRIBUTION.md} beside them says where they come from. */
final class Data {
    private static final String FOLDER = "/dev/tandem/lessons/data/";

    private Data() {}

    /** The species in {@link #iris()}, by number. */
    static final List<String> IRIS_SPECIES = List.of("setosa", "versicolor", "virginica");

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
        return labelled(read("iris.csv"));
    }

    /** A hundred made-up tumours: two features, and 0 for benign or 1 for malignant, one label in ten wrong on purpose. */
    static Labelled tumours() {
        return labelled(read("tumours-flip01.csv"));
    }

    /** 120 points {x, y} around a line, in the order in which to train. */
    static List<double[]> pointsAroundALine() {
        return read("linear-regression.csv").stream()
                .sorted(Comparator.comparingDouble(row -> row[2]))
                .map(row -> Arrays.copyOf(row, 2))
                .toList();
    }

    private static Labelled labelled(List<double[]> rows) {
        return new Labelled(
                rows.stream().map(row -> Arrays.copyOf(row, row.length - 1)).toList(),
                rows.stream().map(row -> (int) row[row.length - 1]).toList());
    }

    /** The numbers of a CSV file, without its first line. */
    private static List<double[]> read(String name) {
        try (InputStream stream = Data.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the data set " + FOLDER + name
                                + " is not on the class path; expected it beside the lessons' classes: build the lessons again");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines().skip(1).map(Data::numbers).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the data set " + FOLDER + name + " could not be read", e);
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
