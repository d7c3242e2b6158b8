package dev.tandem.lessons.course;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes numbers into sentences and cells of text. */
final class Numbers {
    private Numbers() {}

    /** In parentheses, with that many decimals: {@code (1.50, −2.00)}. */
    static String list(int decimals, double... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> decimal(number, decimals))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** With that many decimals and a proper minus. */
    static String decimal(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number + 0.0).replace('-', '−');
    }
}
