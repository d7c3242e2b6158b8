package dev.tandem.lessons.page;

import org.commonmark.node.CustomBlock;

/** A question, whose answer, the blocks inside of it, shows when asked for. */
public final class Question extends CustomBlock {
    private final String text;

    Question(String text) {
        this.text = text;
    }

    /** The question, in Markdown of one line. */
    public String text() {
        return text;
    }
}
