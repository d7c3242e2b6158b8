package dev.tandem.ops;

import dev.tandem.error.InvalidArgumentException;
import java.util.List;
import java.util.Objects;

/**
 * How far a window may look beyond the edge of an image.
 *
 * @param mode the rule
 * @param before for {@code EXPLICIT}: cells before the first row and before the first column; else zeros
 * @param after for {@code EXPLICIT}: cells after the last row and after the last column; else zeros
 */
public record Padding(Mode mode, List<Long> before, List<Long> after) {
    /** The three rules. */
    public enum Mode {
        /** The output has ⌈size / stride⌉ cells; an odd cell of padding goes to the end (Keras, TensorFlow). */
        SAME,
        /** No padding. */
        VALID,
        /** As given. */
        EXPLICIT
    }

    /** How people ask for one. */
    static final String CHOICES = "Padding.VALID, Padding.SAME or Padding.explicit(…)";

    private static final List<Long> NONE = List.of(0L, 0L);

    /** The output has ⌈size / stride⌉ cells; an odd cell of padding goes to the end. */
    public static final Padding SAME = new Padding(Mode.SAME, NONE, NONE);

    /** No padding: windows stay inside of the image. */
    public static final Padding VALID = new Padding(Mode.VALID, NONE, NONE);

    public Padding {
        InvalidArgumentException.requireGiven("a padding", mode, "its mode; expected " + CHOICES);
        before = amounts(before);
        after = amounts(after);
    }

    private static List<Long> amounts(List<Long> given) {
        if (given == null || given.size() != 2 || given.stream().anyMatch(Objects::isNull)) {
            throw new InvalidArgumentException(
                    "a padding: got amounts " + given + "; expected two numbers, those of height and width");
        }
        return List.copyOf(given);
    }

    /** That many cells on each side. */
    public static Padding explicit(long top, long bottom, long left, long right) {
        return new Padding(Mode.EXPLICIT, List.of(top, left), List.of(bottom, right));
    }

    /**
     * The cells before and after the image along one of its two axes.
     *
     * @param axis 0 for height, 1 for width
     */
    public long[] amounts(int axis, long size, long window, long stride, long dilation) {
        return switch (mode) {
            case VALID -> new long[] {0, 0};
            case EXPLICIT -> new long[] {before.get(axis), after.get(axis)};
            case SAME -> {
                long reach = (window - 1) * dilation + 1;
                long cells = (size + stride - 1) / stride;
                long total = Math.max(0, (cells - 1) * stride + reach - size);
                yield new long[] {total / 2, total - total / 2};
            }
        };
    }

    /** The number of windows along an axis: ⌊(size + padding − reach) / stride⌋ + 1, or 0 where none fits. */
    public long outputSize(int axis, long size, long window, long stride, long dilation) {
        long[] amounts = amounts(axis, size, window, stride, dilation);
        long room = size + amounts[0] + amounts[1] - ((window - 1) * dilation + 1);
        return room < 0 ? 0 : room / stride + 1;
    }
}
