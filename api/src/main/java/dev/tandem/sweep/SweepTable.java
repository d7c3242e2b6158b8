package dev.tandem.sweep;

import com.github.freva.asciitable.AsciiTable;
import dev.tandem.error.InvalidArgumentException;
import dev.tandem.error.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The results of a sweep.
 *
 * @param rows one for each trial: the settings in their order, and for each the seeds in theirs
 */
public record SweepTable(List<SweepRow> rows) {
    /** At least one row. */
    public SweepTable {
        rows = List.copyOf(rows);
    }

    /** The settings in their order. */
    public List<Setting> settings() {
        return rows.stream().map(row -> row.trial().setting()).distinct().toList();
    }

    /** The names of all that was measured. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.measured().keySet()));
        return names;
    }

    /**
     * What was measured of one setting, a number a seed.
     *
     * @throws InvalidArgumentException if the sweep has no such setting, or if it was not measured
     */
    public double[] values(Setting setting, String name) {
        List<SweepRow> own = rows.stream()
                .filter(row -> row.trial().setting().equals(setting))
                .toList();
        if (own.isEmpty()) {
            throw new InvalidArgumentException(
                    "the sweep has no setting " + setting + "; expected one of " + settings());
        }
        double[] values = own.stream()
                .filter(row -> row.measured().containsKey(name))
                .mapToDouble(row -> row.measured().get(name))
                .toArray();
        if (values.length == 0) {
            throw new InvalidArgumentException("with " + setting + " no '" + name + "' was measured; expected one of "
                    + names()
                    + Suggestions.nearest(name, names())
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(""));
        }
        return values;
    }

    /** Mean and standard deviation of that over the seeds of one setting. */
    public Spread spread(Setting setting, String name) {
        return Spread.of(values(setting, name));
    }

    /** The mean over the seeds of one setting. */
    public double mean(Setting setting, String name) {
        return spread(setting, name).mean();
    }

    /** The setting for which the mean of that is least; the first of several, and one with NaN only if all have it. */
    public Setting lowest(String name) {
        return settings().stream()
                .min(Comparator.comparingDouble(setting -> mean(setting, name)))
                .orElseThrow();
    }

    /** A line for each setting: mean ± standard deviation over the seeds. */
    @Override
    public String toString() {
        List<String> names = List.copyOf(names());
        List<String> header = new ArrayList<>(List.of("setting", "seeds"));
        header.addAll(names);
        String[][] cells =
                settings().stream().map(setting -> line(setting, names)).toArray(String[][]::new);
        return AsciiTable.getTable(header.toArray(String[]::new), cells);
    }

    private String[] line(Setting setting, List<String> names) {
        List<SweepRow> own = rows.stream()
                .filter(row -> row.trial().setting().equals(setting))
                .toList();
        List<String> line = new ArrayList<>(List.of(setting.toString(), Integer.toString(own.size())));
        for (String name : names) {
            boolean measured = own.stream().anyMatch(row -> row.measured().containsKey(name));
            line.add(measured ? text(spread(setting, name)) : "");
        }
        return line.toArray(String[]::new);
    }

    private static String text(Spread spread) {
        return spread.count() == 1
                ? String.format(Locale.ROOT, "%.6g", spread.mean())
                : String.format(Locale.ROOT, "%.6g ± %.2g", spread.mean(), spread.standardDeviation());
    }
}
