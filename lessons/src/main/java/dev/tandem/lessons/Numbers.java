package dev.tandem.lessons;

import java.util.Locale;

/** How numbers are printed, in every locale alike. */
public final class Numbers {
    private static final double SMALLEST_FIXED = 1e-3;
    private static final double LARGEST_FIXED = 1e7;

    private Numbers() {}

    /** Six decimals, or six significant digits and a power of ten where those would say little. */
    public static String value(double number) {
        double magnitude = Math.abs(number);
        boolean fixed = magnitude == 0 || (magnitude >= SMALLEST_FIXED && magnitude < LARGEST_FIXED);
        return number(fixed ? "%.6f" : "%.5e", number);
    }

    /** A difference, of which the power of ten matters. */
    public static String difference(double number) {
        return number == 0 ? "0" : number(number("%.1e", number).endsWith("e+00") ? "%.1f" : "%.1e", number);
    }

    /** A duration in seconds. */
    public static String seconds(double seconds) {
        return number("%.2f s", seconds);
    }

    /** A bound as people write it: 1e-5, 0.05. */
    public static String bound(double number) {
        return number("%.0e", number).replace("e-0", "e-").replace("e+0", "e");
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
