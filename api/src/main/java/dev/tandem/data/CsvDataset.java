package dev.tandem.data;

import dev.tandem.error.DataAccessException;
import dev.tandem.error.InvalidArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The rows of a CSV file (RFC 4180, UTF-8), read from the file anew in each epoch and never held as a whole.
 *
 * <p>The input is [batch, features] and a numeric target [batch, columns], of one floating-point dtype; a label is the number
 * of its class, int32 [batch].
 *
 * <pre>{@code
 * CsvDataset flowers = CsvDataset.builder(Path.of("iris.csv"))
 *         .label("species")
 *         .missing(MissingValues.dropRow())
 *         .build();
 * Dataset train = flowers.shuffle(42, 1000).batch(16);
 * List<String> species = flowers.vocabulary();
 * }</pre>
 */
public final class CsvDataset implements Dataset {
    private final CsvSource source;
    private final CsvOptions options;
    /** The classes, once they have been found; a second thread finds the same. */
    private volatile List<String> classes;

    CsvDataset(CsvSource source, CsvOptions options) {
        this.source = source;
        this.options = options;
        this.classes = options.vocabulary();
    }

    /** The rows of a file whose first line names the columns, all of them features. */
    public static CsvDataset of(Path file) {
        return builder(file).build();
    }

    /** Reads a file, which must be there when an epoch begins. */
    public static CsvBuilder builder(Path file) {
        return builder(file.toString(), () -> Files.newInputStream(file));
    }

    /**
     * Reads what is not a file, such as a resource.
     *
     * @param name what errors call it
     * @param opener opens it, once for each epoch
     */
    public static CsvBuilder builder(String name, Opener opener) {
        return new CsvBuilder(new CsvSource(name, opener));
    }

    /** Opens something at its beginning. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens it.
         *
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /** What is read, and what errors call it. */
    record CsvSource(String name, Opener opener) {
        InputStream open() {
            try {
                return opener.open();
            } catch (IOException e) {
                throw new DataAccessException(name + " cannot be opened; expected a CSV file to read: " + e, e);
            }
        }
    }

    /**
     * The classes in the order of their numbers; reads the file if they were not given.
     *
     * @throws InvalidArgumentException if no column is the label
     */
    public List<String> vocabulary() {
        String label = options.label()
                .orElseThrow(() -> new InvalidArgumentException(source.name()
                        + " is read without a label, so there are no classes; expected label(column) in its builder"));
        if (classes.isEmpty()) {
            classes = CsvVocabulary.find(() -> new CsvRows(source.name(), source.open(), options), label, options);
        }
        return classes;
    }

    private RowReader reader() {
        List<String> known = options.label().isPresent() ? vocabulary() : List.of();
        return new CsvRowReader(new CsvRows(source.name(), source.open(), options), options, known);
    }

    @Override
    public CloseableIterator<Batch> epoch(long number) {
        return RowReader.iterate(reader(), 1, false);
    }

    @Override
    public Dataset batch(int size, boolean dropRest) {
        return RowReader.batched(epoch -> reader(), OptionalLong.empty(), size, dropRest);
    }
}
