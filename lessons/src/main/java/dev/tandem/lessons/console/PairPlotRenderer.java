package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.PairPlot;
import java.util.ArrayList;
import java.util.List;

/** Draws each pair of features once: the lower triangle, features along the bottom, and up the side. */
final class PairPlotRenderer {
    private static final int ROWS = 8;
    private static final int NARROWEST = 6;

    private PairPlotRenderer() {}

    static List<String> lines(PairPlot plot, int width, Paint paint) {
        int across = plot.features().size() - 1;
        // An edge at the left of each panel, and a space between panels.
        int columns = Math.max(NARROWEST, width / across - 2);
        Legend legend = new Legend();
        for (int i = 0; i < plot.groups().size(); i++) {
            legend.addGroup(i, plot.groups().get(i).name());
        }
        List<String> lines = new ArrayList<>(legend.lines(width, paint));
        for (int row = 1; row <= across; row++) {
            lines.add(paint.apply(Style.FAINT, cut("↑ " + plot.features().get(row), width)));
            List<List<String>> panels = new ArrayList<>();
            for (int column = 0; column < row; column++) {
                panels.add(panel(plot, column, row, columns, paint));
            }
            for (int i = 0; i < ROWS; i++) {
                StringBuilder line = new StringBuilder();
                for (List<String> panel : panels) {
                    line.append(paint.apply(Style.FAINT, "│"))
                            .append(panel.get(i))
                            .append(' ');
                }
                lines.add(line.toString());
            }
            lines.add(paint.apply(Style.FAINT, ("└" + "─".repeat(columns) + " ").repeat(row)));
        }
        StringBuilder names = new StringBuilder();
        for (int column = 0; column < across; column++) {
            names.append(Text.padRight(cut(" " + plot.features().get(column) + " →", columns + 1), columns + 2));
        }
        lines.add(paint.apply(Style.FAINT, names.toString().stripTrailing()));
        return lines;
    }

    private static List<String> panel(PairPlot plot, int column, int row, int columns, Paint paint) {
        Axis x = axis(plot, column);
        Axis y = axis(plot, row);
        Canvas canvas = new Canvas(columns, ROWS);
        for (int i = 0; i < plot.groups().size(); i++) {
            for (List<Double> example : plot.groups().get(i).examples()) {
                int across = (int) Math.round(x.place(example.get(column)) * (canvas.dotsAcross() - 1));
                int down = (int) Math.round((1 - y.place(example.get(row))) * (canvas.dotsDown() - 1));
                canvas.mark(across, down, Legend.mark(i), Style.ofSeries(i));
            }
        }
        return canvas.lines(paint);
    }

    private static Axis axis(PairPlot plot, int feature) {
        return Axis.over(
                plot.groups().stream()
                        .flatMap(group -> group.feature(feature).stream())
                        .toList(),
                true);
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
