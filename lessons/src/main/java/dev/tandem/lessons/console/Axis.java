package dev.tandem.lessons.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A range of numbers laid along one side of a chart.
 *
 * @param low the first number
 * @param high the last number, above it
 * @param logarithmic whether equal distances are equal ratios
 */
record Axis(double low, double high, boolean logarithmic) {
    private static final double MARGIN = 0.04;

    /** From the least of these numbers to the greatest, with a small margin if asked for. */
    static Axis over(Collection<Double> numbers, boolean margin) {
        double low =
                numbers.stream().filter(Double::isFinite).min(Double::compare).orElse(0.0);
        double high =
                numbers.stream().filter(Double::isFinite).max(Double::compare).orElse(1.0);
        if (low == high) {
            double room = low == 0 ? 1 : Math.abs(low) / 2;
            return new Axis(low - room, high + room, false);
        }
        double room = margin ? (high - low) * MARGIN : 0;
        return new Axis(low - room, high + room, false);
    }

    /** As {@link #over}, logarithmic; even if a number is not positive. */
    static Axis logarithmicOver(Collection<Double> numbers) {
        Axis axis = over(numbers, false);
        return axis.low > 0 && axis.high / axis.low > 2 ? new Axis(axis.low, axis.high, true) : over(numbers, true);
    }

    /** Where a number lies: 0 at the low end, 1 at the high end. */
    double place(double number) {
        return logarithmic ? Math.log(number / low) / Math.log(high / low) : (number - low) / (high - low);
    }

    /** The number at a place, 0 at the low end and 1 at the high end. */
    double at(double place) {
        return logarithmic ? low * Math.pow(high / low, place) : low + place * (high - low);
    }

    /** Round numbers along the axis, about as many as asked for. */
    List<Double> ticks(int about) {
        return logarithmic ? logarithmicTicks() : evenTicks(about);
    }

    private List<Double> evenTicks(int about) {
        double step = roundStep((high - low) / Math.max(1, about));
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The next of 1, 2, 5, 10, … times a power of ten. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Powers of ten, and 2 and 5 times them where there would be few. */
    private List<Double> logarithmicTicks() {
        double decades = Math.log10(high / low);
        double[] factors = decades > 4 ? new double[] {1} : new double[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
            for (double factor : factors) {
                double tick = factor * Math.pow(10, exponent);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** Whether a tick is one of the rounder ones: a power of ten on a logarithmic axis, any on an even one. */
    boolean isRound(double tick) {
        double exponent = Math.log10(tick);
        return !logarithmic || Math.abs(exponent - Math.rint(exponent)) < 1e-9;
    }

    /** How these ticks are written: all of an even axis with as many decimals as the finest needs. */
    List<String> labels(List<Double> ticks) {
        if (logarithmic) {
            return ticks.stream().map(tick -> plain(tick, decimals(tick))).toList();
        }
        int decimals = ticks.stream().mapToInt(Axis::decimals).max().orElse(0);
        return ticks.stream().map(tick -> plain(tick, decimals)).toList();
    }

    private static int decimals(double tick) {
        for (int decimals = 0; decimals < 9; decimals++) {
            double scaled = tick * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * Math.max(1, Math.abs(scaled))
                    && (tick == 0 || Math.rint(scaled) != 0)) {
                return decimals;
            }
        }
        return 9;
    }

    private static String plain(double tick, int decimals) {
        if (Math.abs(tick) >= 1e6 || (tick != 0 && Math.abs(tick) < 1e-5)) {
            return String.format(Locale.ROOT, "%.0e", tick);
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0).replace('-', '−');
    }
}
