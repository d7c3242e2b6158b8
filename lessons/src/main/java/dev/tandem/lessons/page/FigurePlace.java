package dev.tandem.lessons.page;

import org.commonmark.node.CustomBlock;

/** The place of a figure on a page; the figure itself comes from a run. */
public final class FigurePlace extends CustomBlock {
    private final String title;
    private final int line;

    FigurePlace(String title, int line) {
        this.title = title;
        this.line = line;
    }

    /** The figure's title, as the lesson gives it. */
    public String title() {
        return title;
    }

    /** Where on the page it is named, from 1. */
    public int line() {
        return line;
    }
}
