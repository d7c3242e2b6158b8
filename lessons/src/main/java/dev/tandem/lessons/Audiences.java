package dev.tandem.lessons;

import dev.tandem.lessons.figure.Figure;

/** Two that are shown the same. */
record Audiences(Audience first, Audience second) implements Audience {
    @Override
    public void section(String title) {
        first.section(title);
        second.section(title);
    }

    @Override
    public void say(String text) {
        first.say(text);
        second.say(text);
    }

    @Override
    public void show(Figure figure) {
        first.show(figure);
        second.show(figure);
    }
}
