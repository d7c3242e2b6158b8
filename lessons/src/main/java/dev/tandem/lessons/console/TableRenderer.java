package dev.tandem.lessons.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import dev.tandem.lessons.figure.ConfusionMatrix;
import dev.tandem.lessons.figure.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws tables in box-drawing characters. */
final class TableRenderer {
    /** In the library's order: four each for the top, the head's rows and rule, the rows, and so on. */
    private static final Character[] BORDER = border();

    /** Cells up to this width are not broken, however narrow the terminal. */
    private static final int NEVER_BROKEN = 18;

    /** What the library puts around a cell and counts as its width. */
    private static final int PADDING = 2;

    private TableRenderer() {}

    private static Character[] border() {
        String characters = "╭─┬╮│││├─┼┤│││├─┼┤├─┼┤│││╰─┴╯";
        Character[] result = new Character[characters.length()];
        for (int i = 0; i < result.length; i++) {
            result[i] = characters.charAt(i);
        }
        // No rules between rows.
        for (int i = 14; i < 18; i++) {
            result[i] = null;
        }
        return result;
    }

    static List<String> lines(Table table, int width, Paint paint) {
        String[][] cells = table.rows().stream()
                .map(row -> row.stream().map(TableRenderer::minus).toArray(String[]::new))
                .toArray(String[][]::new);
        Column[] columns = new Column[table.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] =
                    column(table.columns().get(i).name(), table.columns().get(i).numeric());
            int natural = Math.max(
                    naturalWidth(cells, i), longestWord(table.columns().get(i).name()));
            if (natural <= NEVER_BROKEN) {
                columns[i].minWidth(natural + PADDING);
            }
        }
        return draw(columns, cells, width, paint);
    }

    private static int longestWord(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Text::width).max().orElse(0);
    }

    private static int naturalWidth(String[][] cells, int column) {
        return Arrays.stream(cells)
                .flatMap(row -> row[column].lines())
                .mapToInt(Text::width)
                .max()
                .orElse(0);
    }

    static List<String> lines(ConfusionMatrix matrix, int width, Paint paint) {
        List<Column> columns = new ArrayList<>();
        columns.add(column("true ↓  predicted →", false));
        matrix.classes().forEach(name -> columns.add(column(name, true)));
        String[][] cells = new String[matrix.classes().size()][];
        for (int i = 0; i < cells.length; i++) {
            List<String> row = new ArrayList<>();
            row.add(matrix.classes().get(i));
            matrix.counts().get(i).forEach(count -> row.add(count == 0 ? "·" : String.valueOf(count)));
            cells[i] = row.toArray(String[]::new);
        }
        return draw(columns.toArray(Column[]::new), cells, width, paint);
    }

    private static Column column(String name, boolean numeric) {
        HorizontalAlign align = numeric ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
        return new Column().header(name).headerAlign(align).dataAlign(align);
    }

    /** A number's hyphen as a proper minus, which is as wide as a digit. */
    private static String minus(String cell) {
        return cell.matches("-[0-9].*") ? "−" + cell.substring(1) : cell;
    }

    private static List<String> draw(Column[] columns, String[][] cells, int width, Paint paint) {
        return AsciiTable.builder()
                .border(BORDER)
                .lineSeparator("\n")
                .data(columns, cells)
                .maxTableWidth(width)
                .asString()
                .lines()
                .map(line -> faintBorders(line, paint))
                .toList();
    }

    private static String faintBorders(String line, Paint paint) {
        StringBuilder result = new StringBuilder();
        StringBuilder border = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= '─' && c <= '╿') {
                border.append(c);
                continue;
            }
            result.append(paint.apply(Style.FAINT, border.toString())).append(c);
            border.setLength(0);
        }
        return result.append(paint.apply(Style.FAINT, border.toString())).toString();
    }
}
