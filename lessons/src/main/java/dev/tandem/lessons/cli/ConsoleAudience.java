package dev.tandem.lessons.cli;

import dev.tandem.lessons.Audience;
import dev.tandem.lessons.console.ConsoleRenderer;
import dev.tandem.lessons.figure.Figure;
import java.io.PrintWriter;
import java.util.List;

/** Whoever sits before the terminal; what a lesson shows appears at once. */
final class ConsoleAudience implements Audience {
    private final PrintWriter out;
    private final ConsoleRenderer renderer;

    ConsoleAudience(PrintWriter out, ConsoleRenderer renderer) {
        this.out = out;
        this.renderer = renderer;
    }

    @Override
    public void section(String title) {
        print(renderer.section(title));
    }

    @Override
    public void say(String text) {
        print(renderer.prose(text));
    }

    @Override
    public void show(Figure figure) {
        print(renderer.figure(figure));
    }

    /** Prints lines and sends them off. */
    void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
