package dev.tandem.lessons.cli;

import java.util.Map;

/**
 * What the output goes to.
 *
 * @param width in characters
 * @param colour whether it shows colours
 */
record Terminal(int width, boolean colour) {
    private static final int NARROWEST = 40;
    private static final int USUAL = 80;
    private static final int WIDEST = 100;

    /** What is known of the terminal of this process; a file or a pipe takes no colours. */
    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofProcess() {
        // The console that JDK 22 made the default is there even where there is no terminal; this one is not.
        System.setProperty("jdk.console", "java.base");
        return of(System.getenv(), System.console() != null);
    }

    /** As the variables COLUMNS, TERM and NO_COLOR (no-color.org) say. */
    static Terminal of(Map<String, String> environment, boolean interactive) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(width(environment.getOrDefault("COLUMNS", "")), interactive && wanted);
    }

    private static int width(String columns) {
        boolean known = columns.matches("[1-9]\\d{0,5}");
        return known ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns))) : USUAL;
    }

    String bold(String text) {
        return styled("1", text);
    }

    String green(String text) {
        return styled("32", text);
    }

    String red(String text) {
        return styled("31", text);
    }

    private String styled(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
