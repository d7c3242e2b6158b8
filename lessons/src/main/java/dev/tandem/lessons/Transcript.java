package dev.tandem.lessons;

import dev.tandem.lessons.figure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a lesson said and showed, in its order. A lesson does the same on every engine, so the n-th item of one run and the
 * n-th of another are the same section, sentence or figure, with the numbers of either engine: a report can set them side by
 * side, or draw both into one chart.
 */
public final class Transcript implements Audience {
    /** One thing that was said or shown. */
    public sealed interface Item permits Section, Words, Shown {}

    /**
     * The beginning of a part.
     *
     * @param title of the part
     */
    public record Section(String title) implements Item {}

    /**
     * A sentence or two.
     *
     * @param text as it was said
     */
    public record Words(String text) implements Item {}

    /**
     * A figure.
     *
     * @param figure as data
     */
    public record Shown(Figure figure) implements Item {}

    private final List<Item> items = new ArrayList<>();

    @Override
    public void section(String title) {
        items.add(new Section(title));
    }

    @Override
    public void say(String text) {
        items.add(new Words(text));
    }

    @Override
    public void show(Figure figure) {
        items.add(new Shown(figure));
    }

    /** Everything so far. */
    public List<Item> items() {
        return List.copyOf(items);
    }

    /** The titles of the parts so far. */
    public List<String> sections() {
        return items.stream()
                .filter(Section.class::isInstance)
                .map(item -> ((Section) item).title())
                .toList();
    }

    /** The sentences so far. */
    public List<String> words() {
        return items.stream()
                .filter(Words.class::isInstance)
                .map(item -> ((Words) item).text())
                .toList();
    }

    /** The figures so far. */
    public List<Figure> figures() {
        return items.stream()
                .filter(Shown.class::isInstance)
                .map(item -> ((Shown) item).figure())
                .toList();
    }
}
