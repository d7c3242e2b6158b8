package dev.tandem.lessons.cli;

/** How an error is printed: on one line that says whose it is. */
final class ErrorLine {
    private static final int LONGEST = 600;

    private ErrorLine() {}

    static String of(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return "tandem: " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }
}
