package dev.tandem.lessons.console;

import dev.tandem.lessons.figure.BarChart;
import dev.tandem.lessons.figure.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws bars from left to right, each with its number at the end. */
final class BarRenderer {
    private static final int WIDEST = 80;
    /** Of a character, from one eighth to all of it (Unicode Standard, block Block Elements). */
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private static final char[] FILLS = {'█', '▒', '░', '▓'};

    private BarRenderer() {}

    /**
     * A bar to draw.
     *
     * @param label before it
     * @param length of it
     * @param series which kind it is, from 0
     * @param text behind it
     */
    private record Bar(String label, double length, int series, String text) {}

    static List<String> lines(BarChart chart, int width, Paint paint) {
        List<Bar> bars = new ArrayList<>();
        Legend legend = new Legend();
        for (int s = 0; s < chart.series().size(); s++) {
            legend.add(
                    Style.ofSeries(s),
                    String.valueOf(FILLS[s % FILLS.length]),
                    chart.series().get(s).name());
        }
        for (int i = 0; i < chart.categories().size(); i++) {
            for (int s = 0; s < chart.series().size(); s++) {
                double value = chart.series().get(s).values().get(i);
                bars.add(new Bar(s == 0 ? chart.categories().get(i) : "", value, s, number(value)));
            }
        }
        List<String> lines = new ArrayList<>(chart.series().size() > 1 ? legend.lines(width, paint) : List.of());
        lines.addAll(draw(bars, chart.valueLabel(), width, paint));
        return lines;
    }

    static List<String> lines(Histogram histogram, int width, Paint paint) {
        List<Bar> bars = new ArrayList<>();
        List<String> edges = new Axis(0, 1, false).labels(histogram.edges());
        for (int i = 0; i < histogram.counts().size(); i++) {
            int count = histogram.counts().get(i);
            bars.add(new Bar(edges.get(i) + " to " + edges.get(i + 1), count, 0, String.valueOf(count)));
        }
        return draw(bars, "how many, by " + histogram.xLabel(), width, paint);
    }

    private static List<String> draw(List<Bar> bars, String valueLabel, int width, Paint paint) {
        int widest = Math.min(width, WIDEST);
        int labels = Math.min(
                widest / 2,
                bars.stream().mapToInt(bar -> Text.width(bar.label())).max().orElse(0));
        int numbers =
                bars.stream().mapToInt(bar -> Text.width(bar.text())).max().orElse(0);
        int room = widest - labels - 2 - 1 - numbers;
        double longest = bars.stream().mapToDouble(Bar::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(paint.apply(Style.FAINT, " ".repeat(labels + 2) + valueLabel));
        for (Bar bar : bars) {
            String label = bar.label().length() > labels ? bar.label().substring(0, labels - 1) + "…" : bar.label();
            String drawn = bar(longest == 0 ? 0 : bar.length() / longest * room, FILLS[bar.series() % FILLS.length]);
            lines.add(Text.padLeft(label, labels)
                    + paint.apply(Style.FAINT, " │")
                    + paint.apply(Style.ofSeries(bar.series()), drawn)
                    + (drawn.isEmpty() ? "" : " ")
                    + bar.text());
        }
        return lines;
    }

    private static String bar(double characters, char fill) {
        int eighths = (int) Math.round(characters * EIGHTHS.length());
        int whole = eighths / EIGHTHS.length();
        int rest = eighths % EIGHTHS.length();
        boolean fine = fill == '█' && rest > 0;
        return String.valueOf(fill).repeat(fine || rest < EIGHTHS.length() / 2 ? whole : whole + 1)
                + (fine ? EIGHTHS.charAt(rest - 1) : "");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
