package dev.tandem.lessons.console;

/** Applies a style, or leaves the text alone where there is no colour. */
@FunctionalInterface
interface Paint {
    /** The text as it goes to the terminal. */
    String apply(Style style, String text);

    /** With colour or without. */
    static Paint of(boolean colour) {
        return colour ? Style::paint : (style, text) -> text;
    }
}
