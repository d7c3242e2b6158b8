package dev.tandem.data;

import dev.tandem.error.EmptyDatasetException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds the classes that a column names. */
final class CsvVocabulary {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    private CsvVocabulary() {}

    static List<String> find(Supplier<CsvRows> open, String label, CsvOptions options) {
        Set<String> classes = new TreeSet<>();
        try (CsvRows rows = open.get()) {
            int column = rows.index(label);
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                String name = row.get().field(column);
                if (!options.markers().contains(name)) {
                    classes.add(name);
                }
            }
            if (classes.isEmpty()) {
                throw new EmptyDatasetException(
                        rows.name() + " has no row with a class in column '" + label + "'; expected at least one");
            }
        }
        boolean whole = classes.stream().allMatch(name -> WHOLE.matcher(name).matches());
        return classes.stream()
                .sorted(whole ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder())
                .toList();
    }
}
