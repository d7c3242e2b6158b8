package dev.tandem.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tandem.error.DataAccessException;
import dev.tandem.error.DataFormatException;
import dev.tandem.error.EmptyDatasetException;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of a CSV file, each with its line number and as many fields as there are columns. */
final class CsvRows implements AutoCloseable {
    private final String name;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;

    /** One row. */
    record Row(long line, List<String> fields) {
        String field(int column) {
            return fields.get(column).strip();
        }
    }

    /** Reads the header, or takes the names that were given. */
    CsvRows(String name, InputStream stream, CsvOptions options) {
        this.name = name;
        // A decoder of its own, because that stops at bytes that are not UTF-8 instead of putting question marks there.
        InputStreamReader text = new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder());
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(options.separator())
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
        records = reader.iterator();
        try {
            skip(reader, options.skippedLines());
            columns = options.columns().isEmpty() ? header() : options.columns();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void skip(CsvReader<CsvRecord> reader, int lines) {
        try {
            if (lines > 0) {
                reader.skipLines(lines);
            }
        } catch (CsvParseException tooFew) {
            throw new DataFormatException(
                    name, "ends within the " + lines + " lines to skip; expected data after them", tooFew);
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private List<String> header() {
        CsvRecord first = record().orElseThrow(() -> new EmptyDatasetException(
                name + " is empty; expected a line with the names of the columns, and rows below it"));
        List<String> names = first.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : names) {
            if (!seen.add(column)) {
                throw new DataFormatException(
                        name,
                        line(first),
                        "the header names '" + column
                                + "' twice; expected a name of its own for each column: give them with columns(…)");
            }
        }
        return names;
    }

    private long line(CsvRecord record) {
        return record.getStartingLineNumber();
    }

    private Optional<CsvRecord> record() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw new DataFormatException(
                    name, "is not CSV: " + e.getMessage() + "; is a quotation mark left open?", e);
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private RuntimeException unreadable(UncheckedIOException e) {
        return e.getCause() instanceof CharacterCodingException
                ? new DataFormatException(name, "is not text in UTF-8; expected that: convert the file", e)
                : new DataAccessException(name + " cannot be read: " + e.getCause(), e);
    }

    /** What errors call the file. */
    String name() {
        return name;
    }

    /** The names of the columns in their order. */
    List<String> columns() {
        return columns;
    }

    /** Where the column of a name is. */
    int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new InvalidArgumentException(name + " has no column '" + column + "'; expected one of "
                    + String.join(", ", columns)
                    + Suggestions.nearest(column, columns)
                            .map(nearest -> "; did you mean '" + nearest + "'?")
                            .orElse(""));
        }
        return index;
    }

    /** The next row; empty at the end. */
    Optional<Row> next() {
        return record().map(record -> {
            List<String> fields = record.getFields();
            if (fields.size() != columns.size()) {
                throw new DataFormatException(
                        name,
                        line(record),
                        fields.size() + " fields; expected " + columns.size() + ", one for each column: "
                                + (fields.size() < columns.size()
                                        ? "the first that is missing is '" + columns.get(fields.size()) + "'"
                                        : "is a field with a separator in it not quoted?"));
            }
            return new Row(line(record), fields);
        });
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new DataAccessException(name + " cannot be closed: " + e, e);
        }
    }
}
