package dev.tandem.lessons.html;

import dev.tandem.lessons.figure.Figure;

/**
 * A figure and where it comes from.
 *
 * @param engine to put after names, empty where there is but one
 * @param figure as this engine's run showed it
 */
record Sided<F extends Figure>(String engine, F figure) {
    static <F extends Figure> Sided<F> alone(F figure) {
        return new Sided<>("", figure);
    }

    /** A name in the legend, with the engine where there are two. */
    String label(String name) {
        return engine.isEmpty() ? name : name.isEmpty() ? engine : name + " · " + engine;
    }
}
