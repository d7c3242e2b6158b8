package dev.tandem.lessons.picture;

import dev.tandem.lessons.figure.Table;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.stream.DoubleStream;

/** Rows of cells under a ruled head; numbers end where their columns do. */
final class TablePicture {
    private static final int MARGIN = 16;
    private static final int TOP = 40;
    private static final int ROW = 24;
    private static final int GAP = 28;

    private TablePicture() {}

    static Picture of(Table table) {
        double[] widths = new double[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    Letters.width(table.columns().get(i).name(), Ink.PLAIN),
                    table.rows().stream()
                            .mapToDouble(row -> Letters.width(row.get(column), Ink.PLAIN))
                            .max()
                            .orElse(0));
        }
        double cells = DoubleStream.of(widths).sum() + GAP * Math.max(0, widths.length - 1);
        double inner = Math.max(cells, Letters.width(table.title(), Ink.TITLE));
        int height = TOP + ROW * (table.rows().size() + 1) + MARGIN;
        return new Picture((int) Math.ceil(inner) + 2 * MARGIN, height, graphics -> {
            Letters.left(graphics, table.title(), Ink.TITLE, Ink.BLACK, MARGIN, 24);
            List<String> head = table.columns().stream().map(Table.Column::name).toList();
            row(graphics, table, head, widths, TOP + 16);
            graphics.setStroke(Ink.THIN);
            graphics.setPaint(Ink.FAINT);
            graphics.draw(new Line2D.Double(MARGIN, TOP + ROW, MARGIN + cells, TOP + ROW));
            for (int i = 0; i < table.rows().size(); i++) {
                row(graphics, table, table.rows().get(i), widths, TOP + (i + 1) * ROW + 17);
            }
        });
    }

    private static void row(Graphics2D graphics, Table table, List<String> cells, double[] widths, double baseline) {
        double x = MARGIN;
        for (int i = 0; i < widths.length; i++) {
            if (table.columns().get(i).numeric()) {
                Letters.right(graphics, cells.get(i), Ink.PLAIN, Ink.BLACK, x + widths[i], baseline);
            } else {
                Letters.left(graphics, cells.get(i), Ink.PLAIN, Ink.BLACK, x, baseline);
            }
            x += widths[i] + GAP;
        }
    }
}
