package dev.tandem.lessons.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows of cells under named columns.
 *
 * @param title what it shows
 * @param columns from left to right
 * @param rows from top to bottom, each with one cell for each column
 */
public record Table(String title, List<Column> columns, List<List<String>> rows) implements Figure {
    /**
     * A column.
     *
     * @param name at its head
     * @param numeric whether every cell is a number, to be aligned at its last digit
     */
    public record Column(String name, boolean numeric) {}

    /** Checks that every row has a cell for each column. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            requireCells(row.size(), columns.size());
        }
    }

    private static void requireCells(int cells, int columns) {
        if (cells != columns) {
            throw new IllegalArgumentException(
                    "a row has " + cells + " cells; expected " + columns + ", one for each column");
        }
    }

    /** Begins a table. */
    public static Builder of(String title, String... columns) {
        return new Builder(title, List.of(columns));
    }

    /** Collects rows; a column is numeric where all of its cells are numbers. */
    public static final class Builder {
        private static final int DECIMALS = 4;
        private static final int GROUPED_FROM = 10_000;

        private final String title;
        private final List<String> names;
        private final boolean[] text;
        private final List<List<String>> rows = new ArrayList<>();
        private int decimals = DECIMALS;

        private Builder(String title, List<String> names) {
            this.title = title;
            this.names = names;
            this.text = new boolean[names.size()];
        }

        /** How many decimals fractional numbers get in the rows that follow; 4 unless told otherwise. */
        public Builder decimals(int count) {
            decimals = count;
            return this;
        }

        /** Adds a row of numbers and texts, one for each column; whole numbers from 10,000 are written in groups. */
        public Builder row(Object... cells) {
            requireCells(cells.length, names.size());
            List<String> row = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                text[i] |= !(cells[i] instanceof Number);
                row.add(write(cells[i]));
            }
            rows.add(row);
            return this;
        }

        private String write(Object cell) {
            if (cell instanceof Integer || cell instanceof Long) {
                long number = ((Number) cell).longValue();
                return String.format(Locale.ROOT, Math.abs(number) < GROUPED_FROM ? "%d" : "%,d", number);
            }
            if (!(cell instanceof Double || cell instanceof Float)) {
                return String.valueOf(cell);
            }
            String number = String.format(Locale.ROOT, "%." + decimals + "f", ((Number) cell).doubleValue());
            // A rounded zero has no sign.
            return number.matches("-0(\\.0*)?") ? number.substring(1) : number;
        }

        /** The table so far. */
        public Table build() {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < text.length; i++) {
                columns.add(new Column(names.get(i), !text[i]));
            }
            return new Table(title, columns, rows);
        }
    }
}
