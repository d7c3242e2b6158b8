package dev.tandem.lessons;

import dev.tandem.lessons.figure.Figure;

/** Whoever is shown a lesson: the part of a report that is for people. */
public interface Audience {
    /** One that looks at nothing. */
    Audience NONE = new Audience() {
        @Override
        public void section(String title) {}

        @Override
        public void say(String text) {}

        @Override
        public void show(Figure figure) {}
    };

    /** Begins a part of the lesson. */
    void section(String title);

    /** A sentence or two. */
    void say(String text);

    /** A figure. */
    void show(Figure figure);

    /** One that shows everything to another, too. */
    default Audience and(Audience other) {
        return new Audiences(this, other);
    }
}
