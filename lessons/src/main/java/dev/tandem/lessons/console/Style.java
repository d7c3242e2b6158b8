package dev.tandem.lessons.console;

/** How a piece of text looks, where the terminal has colours: ANSI's sixteen, which follow the reader's own theme. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    BLUE("34"),
    YELLOW("33"),
    MAGENTA("35"),
    CYAN("36"),
    GREEN("32");

    private static final String ESCAPE = "\u001b[";
    private static final Style[] SERIES = {BLUE, YELLOW, MAGENTA, CYAN};

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** That of the n-th line or group of a chart, from 0. */
    static Style ofSeries(int n) {
        return SERIES[n % SERIES.length];
    }

    /** The text in this style. */
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
