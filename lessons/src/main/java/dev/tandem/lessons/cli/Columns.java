package dev.tandem.lessons.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows set out in columns: the first ones, which hold names, to the left, the others, which hold numbers, to the right. */
final class Columns {
    private static final String GAP = "  ";

    private final int leftAligned;
    private final List<List<String>> rows = new ArrayList<>();

    /** Columns of which so many hold names. */
    Columns(int leftAligned) {
        this.leftAligned = leftAligned;
    }

    /** Adds a row; cells that are missing at its end stay empty. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Adds a row of a name and a text, which runs on over the columns to its right. */
    void wide(String name, String text) {
        rows.add(List.of(name, text));
    }

    /** The rows as lines. */
    List<String> lines() {
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[count];
        for (List<String> row : rows) {
            boolean wide = row.size() == 2 && count > 2;
            for (int i = 0; i < (wide ? 1 : row.size()); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - row.get(i).length()));
            line.append(i == 0 ? "" : GAP);
            line.append(i < leftAligned ? row.get(i) + padding : padding + row.get(i));
        }
        return line.toString().stripTrailing();
    }
}
