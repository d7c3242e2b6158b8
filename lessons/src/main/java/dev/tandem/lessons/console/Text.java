package dev.tandem.lessons.console;

import java.util.ArrayList;
import java.util.List;

/** Small things that terminals lack: padding and line breaks. Every character here takes one place. */
final class Text {
    private Text() {}

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Broken at spaces so that no line is longer, unless a single word is; line breaks and indents in the text stay. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            if (width(paragraph) <= width) {
                lines.add(paragraph);
            } else {
                wrapParagraph(paragraph, width, lines);
            }
        }
        return lines;
    }

    private static void wrapParagraph(String paragraph, int width, List<String> lines) {
        String indent = " ".repeat(paragraph.length() - paragraph.stripLeading().length());
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.strip().split(" ", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? indent : " ").append(word);
        }
        lines.add(line.toString());
    }
}
