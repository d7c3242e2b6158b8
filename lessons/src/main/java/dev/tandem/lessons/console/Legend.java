package dev.tandem.lessons.console;

import java.util.ArrayList;
import java.util.List;

/** What marks, lines and shades mean, above a chart. */
final class Legend {
    private static final String GAP = "   ";
    private static final char[] MARKS = {'○', '●', '△', '▲', '□', '■'};

    private record Entry(Style style, String text) {}

    private final List<Entry> entries = new ArrayList<>();

    /** The mark of the n-th group of points, from 0. */
    static char mark(int n) {
        return MARKS[n % MARKS.length];
    }

    /** Adds an entry. */
    void add(Style style, String sign, String name) {
        entries.add(new Entry(style, sign + " " + name));
    }

    /** Adds the n-th group of points, from 0. */
    void addGroup(int n, String name) {
        add(Style.ofSeries(n), String.valueOf(mark(n)), name);
    }

    /** As many in a line as fit. */
    List<String> lines(int width, Paint paint) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Entry entry : entries) {
            if (used > 0 && used + GAP.length() + Text.width(entry.text()) > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used > 0 ? GAP : "").append(paint.apply(entry.style(), entry.text()));
            used += (used > 0 ? GAP.length() : 0) + Text.width(entry.text());
        }
        lines.add(line.toString());
        return lines;
    }
}
