package dev.tandem.data;

import dev.tandem.error.DTypeMismatchException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.type.DType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says how a CSV file is to be read; from {@link CsvDataset#builder(java.nio.file.Path)}. */
public final class CsvBuilder {
    private final CsvDataset.CsvSource source;
    private char separator = ',';
    private List<String> columns = List.of();
    private int skippedLines;
    private List<String> features = List.of();
    private List<String> ignored = List.of();
    private List<String> targets = List.of();
    private Optional<String> label = Optional.empty();
    private List<String> vocabulary = List.of();
    private MissingValues missing = MissingValues.error();
    private Set<String> markers = Set.of("", "?", "NA", "N/A", "NaN", "nan", "null");
    private DType dtype = DType.FLOAT32;

    CsvBuilder(CsvDataset.CsvSource source) {
        this.source = source;
    }

    /** What stands between two fields; a comma by default. */
    public CsvBuilder separator(char character) {
        separator = character;
        return this;
    }

    /** The names of the columns, for a file without a header: its first line is data then. */
    public CsvBuilder columns(String... names) {
        columns = distinct("columns", names);
        return this;
    }

    /** Leaves out so many lines before the header, or before the data where there is none; 0 by default. */
    public CsvBuilder skipLines(int count) {
        Checks.atLeast("skipLines", "count", count, 0);
        skippedLines = count;
        return this;
    }

    /** The columns that are features, in this order; by default all that are neither target nor label nor ignored. */
    public CsvBuilder features(String... names) {
        features = distinct("features", names);
        return this;
    }

    /** Columns that are not read, so that text in them does no harm. */
    public CsvBuilder ignore(String... names) {
        ignored = distinct("ignore", names);
        return this;
    }

    /** The columns that are numbers to predict: together one target, [batch, columns]. */
    public CsvBuilder target(String... names) {
        targets = distinct("target", names);
        return this;
    }

    /**
     * The column that names a class.
     *
     * @param column its name
     * @param classes the classes in the order of their numbers; if there are none, the file is read once to find them, and
     *     they are numbered in the order of whole numbers, if all of them are that, or else of the alphabet
     */
    public CsvBuilder label(String column, String... classes) {
        label = Optional.of(column);
        vocabulary = distinct("label", classes);
        return this;
    }

    /** What to do where there is no value; an error by default. */
    public CsvBuilder missing(MissingValues policy) {
        missing = policy;
        return this;
    }

    /** What stands for no value besides the empty field; by default ?, NA, N/A, NaN, nan and null. */
    public CsvBuilder missingMarkers(String... texts) {
        Set<String> all = new HashSet<>(distinct("missingMarkers", texts));
        all.add("");
        markers = Set.copyOf(all);
        return this;
    }

    /** The dtype of features and numeric targets, FLOAT32 or FLOAT64; FLOAT32 by default. */
    public CsvBuilder dtype(DType floating) {
        if (!floating.isFloating()) {
            throw new DTypeMismatchException(
                    "dtype is " + floating + "; expected float32 or float64: use label for classes");
        }
        dtype = floating;
        return this;
    }

    /** The data set. The file is not opened before an epoch begins, so what it lacks is found out then. */
    public CsvDataset build() {
        return new CsvDataset(
                source,
                new CsvOptions(
                        separator,
                        columns,
                        skippedLines,
                        features,
                        ignored,
                        targets,
                        label,
                        vocabulary,
                        missing,
                        markers,
                        dtype));
    }

    private static List<String> distinct(String what, String... names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidArgumentException(what + ": '" + name + "' is there twice; expected each once");
            }
        }
        return List.of(names);
    }
}
