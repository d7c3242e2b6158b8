package dev.tandem.data;

import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import dev.tandem.type.DType;
import dev.tandem.type.Shape;
import dev.tandem.type.TensorData;
import dev.tandem.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns the rows of a CSV file into numbers. */
final class CsvRowReader implements RowReader {
    private final CsvRows rows;
    private final CsvOptions options;
    private final int[] features;
    private final int[] targets;
    private final Optional<Integer> label;
    private final Map<String, Integer> classes = new HashMap<>();
    private final List<String> vocabulary;
    private boolean some;

    CsvRowReader(CsvRows rows, CsvOptions options, List<String> vocabulary) {
        this.rows = rows;
        this.options = options;
        this.vocabulary = vocabulary;
        vocabulary.forEach(name -> classes.put(name, classes.size()));
        try {
            targets = options.targets().stream().mapToInt(rows::index).toArray();
            label = options.label().map(rows::index);
            features = features();
        } catch (RuntimeException failure) {
            rows.close();
            throw failure;
        }
    }

    private int[] features() {
        if (!options.features().isEmpty()) {
            return options.features().stream().mapToInt(rows::index).toArray();
        }
        List<String> others = new ArrayList<>(options.targets());
        others.addAll(options.ignored());
        others.forEach(rows::index);
        options.label().ifPresent(others::add);
        int[] left = IntStream.range(0, rows.columns().size())
                .filter(i -> !others.contains(rows.columns().get(i)))
                .toArray();
        if (left.length == 0) {
            throw new InvalidArgumentException(rows.name() + " has no column left for the features: "
                    + String.join(", ", rows.columns()) + " are all something else; expected at least one feature");
        }
        return left;
    }

    @Override
    public Optional<Batch> read(int count) {
        Numbers inputs = new Numbers(features.length);
        Numbers outputs = new Numbers(targets.length);
        Numbers ids = new Numbers(1);
        int size = 0;
        while (size < count) {
            Optional<CsvRows.Row> row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            if (options.missing() instanceof MissingValues.DropRow && lacksOne(row.get())) {
                continue;
            }
            for (int column : features) {
                inputs.add(number(row.get(), column));
            }
            for (int column : targets) {
                outputs.add(number(row.get(), column));
            }
            label.ifPresent(column -> ids.add(classOf(row.get(), column)));
            size++;
        }
        if (size == 0) {
            return end();
        }
        some = true;
        List<TensorData> answers = new ArrayList<>();
        if (targets.length > 0) {
            answers.add(outputs.tensor(Shape.of(size, targets.length), options.dtype()));
        }
        if (label.isPresent()) {
            answers.add(ids.tensor(Shape.of(size), DType.INT32));
        }
        TensorData input = inputs.tensor(Shape.of(size, features.length), options.dtype());
        return Optional.of(new Batch(List.of(input), answers, Optional.empty()));
    }

    private Optional<Batch> end() {
        if (!some) {
            throw new EmptyDatasetException(rows.name() + " has no rows"
                    + (options.missing() instanceof MissingValues.DropRow ? " without a missing value" : "")
                    + "; expected at least one below the names of the columns");
        }
        return Optional.empty();
    }

    private boolean lacksOne(CsvRows.Row row) {
        return IntStream.concat(
                        IntStream.concat(IntStream.of(features), IntStream.of(targets)),
                        label.stream().mapToInt(column -> column))
                .anyMatch(column -> isMissing(row, column));
    }

    private boolean isMissing(CsvRows.Row row, int column) {
        return options.markers().contains(row.field(column));
    }

    private double number(CsvRows.Row row, int column) {
        String text = row.field(column);
        if (options.markers().contains(text)) {
            if (options.missing() instanceof MissingValues.Fill fill) {
                return fill.value();
            }
            throw missing(row, column);
        }
        // Java takes 1d, 1f and hexadecimal fractions for numbers, and NaN is none.
        char last = Character.toLowerCase(text.charAt(text.length() - 1));
        if (last != 'd' && last != 'f' && text.indexOf('x') < 0 && text.indexOf('X') < 0) {
            try {
                double number = Double.parseDouble(text);
                if (!Double.isNaN(number)) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Told below, with what Java's message lacks: where it is.
            }
        }
        throw wrong(
                row,
                column,
                "'" + text
                        + "' is not a number; expected one, such as 1.5 or -2e-3: if it stands for a missing value, name"
                        + " it in missingMarkers(…); if the column is text, leave it out with ignore(…)");
    }

    private int classOf(CsvRows.Row row, int column) {
        String text = row.field(column);
        Integer id = classes.get(text);
        if (id == null) {
            if (options.markers().contains(text)) {
                throw missing(row, column);
            }
            throw wrong(
                    row,
                    column,
                    "'" + text + "' is none of the classes; expected one of " + String.join(", ", vocabulary)
                            + Suggestions.nearest(text, vocabulary)
                                    .map(nearest -> "; did you mean '" + nearest + "'?")
                                    .orElse(""));
        }
        return id;
    }

    private DataFormatException missing(CsvRows.Row row, int column) {
        return wrong(
                row,
                column,
                "there is no value ('" + row.field(column) + "'); expected one: fill the gaps or drop such rows with"
                        + " missing(…)");
    }

    private DataFormatException wrong(CsvRows.Row row, int column, String message) {
        return new DataFormatException(rows.name(), row.line(), rows.columns().get(column), message);
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Numbers that become a tensor once it is known how many there are; grows, as a batch may be larger than the file. */
    private static final class Numbers {
        private double[] values;
        private int count;

        Numbers(int width) {
            values = new double[Math.max(1, width) * 16];
        }

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        TensorData tensor(Shape shape, DType dtype) {
            return TensorData.of(new TensorType(shape, dtype), Arrays.copyOf(values, count));
        }
    }
}
