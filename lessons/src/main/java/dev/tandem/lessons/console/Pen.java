package dev.tandem.lessons.console;

/** Draws a line solid, dashed or dotted, so that lines can be told apart without colour. */
final class Pen {
    private static final boolean[][] PATTERNS = {
        {true}, {true, true, true, true, false, false, false}, {true, false, false}, {true, true, false}
    };
    private static final String[] SAMPLES = {"⠒⠒⠒", "⠒ ⠒", "⠂⠂⠂", "⠒⠂⠒"};

    private final int number;
    private final Style style;
    private int position;

    /** The pen of the n-th line of a chart, from 0. */
    Pen(int number, Style style) {
        this.number = number;
        this.style = style;
    }

    static Pen solid(Style style) {
        return new Pen(0, style);
    }

    Style style() {
        return style;
    }

    /** Three characters of its line, for a legend. */
    String sample() {
        return SAMPLES[number % SAMPLES.length];
    }

    boolean isDown() {
        boolean[] pattern = PATTERNS[number % PATTERNS.length];
        return pattern[position % pattern.length];
    }

    void move() {
        position++;
    }
}
