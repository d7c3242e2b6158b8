package dev.tandem.data.sets;

import dev.tandem.data.ArrayDataset;
import dev.tandem.data.Batch;
import dev.tandem.data.CsvBuilder;
import dev.tandem.data.CsvDataset;
import dev.tandem.data.Dataset;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The small data sets that come with the library, in the order of their files. Features are float64, so that nothing of them is
 * lost: a model of float32 takes {@code .as(DType.FLOAT32)}. Classes are int32.
 *
 * <pre>{@code
 * Split flowers = BuiltInData.iris().as(DType.FLOAT32).shuffle(42).stratifiedSplit(0.8);
 * }</pre>
 */
public final class BuiltInData {
    /** The species in {@link #iris()}, by number. */
    public static final List<String> IRIS_SPECIES = List.of("setosa", "versicolor", "virginica");

    private BuiltInData() {}

    /** Fisher's 150 irises: [150, 4] lengths and widths of sepal and petal in cm, and one of the {@link #IRIS_SPECIES}. */
    public static ArrayDataset iris() {
        return csv("iris.csv")
                .skipLines(1)
                .columns("sepal length", "sepal width", "petal length", "petal width", "species")
                .label("species", "0", "1", "2")
                .build()
                .load();
    }

    /** 1,797 handwritten digits: [1797, 8, 8] pixels from 0 (white) to 16 (black), and the digit. */
    public static ArrayDataset digits() {
        Batch all = csv("digits.csv.gz")
                .columns(IntStream.rangeClosed(0, 64)
                        .mapToObj(i -> i < 64 ? "pixel " + i : "digit")
                        .toArray(String[]::new))
                .label("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
                .build()
                .load()
                .all();
        return Dataset.of(all.mapInputs(pixels ->
                TensorData.wrap(pixels.type().withShape(Shape.of(all.size(), 8, 8)), pixels.bytes())));
    }

    /** A hundred made-up tumours: [100, 2] features, and 0 for benign or 1 for malignant, one label in ten wrong on purpose. */
    public static ArrayDataset tumours() {
        return tumours("tumours-flip01.csv");
    }

    /** As {@link #tumours()}, other points, with one label in twenty wrong on purpose. */
    public static ArrayDataset tumoursWithFewerErrors() {
        return tumours("tumours-flip005.csv");
    }

    private static ArrayDataset tumours(String file) {
        return csv(file).label("label", "0", "1").build().load();
    }

    /** 120 points around a line: x and y, both [120, 1], in the order in which the course trains with them. */
    public static ArrayDataset linearRegression() {
        Batch all =
                csv("linear-regression.csv").target("y", "order").build().load().all();
        double[] targets = all.target().toDoubles();
        int[] rows = new int[all.size()];
        double[] y = new double[all.size()];
        for (int row = 0; row < rows.length; row++) {
            y[row] = targets[2 * row];
            rows[(int) targets[2 * row + 1]] = row;
        }
        return Dataset.of(
                Batch.of(all.input(), TensorData.of(Shape.of(y.length, 1), y)).rows(rows));
    }

    private static CsvBuilder csv(String file) {
        return CsvDataset.builder(file, () -> open(file)).dtype(DType.FLOAT64);
    }

    private static InputStream open(String file) throws IOException {
        InputStream stream = BuiltInData.class.getResourceAsStream(file);
        if (stream == null) {
            throw new FileNotFoundException(file + " is not on the class path beside " + BuiltInData.class.getName());
        }
        return file.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
    }
}
