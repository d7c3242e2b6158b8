package dev.tandem.lessons.html;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.summary;

import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.figure.ImageGrid;
import dev.tandem.lessons.figure.Table;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** Figures of one page: each with a title, and each chart with its numbers as tables. */
final class FigureView {
    private static final String SAME = "The same on both engines, to the last digit.";

    private int count;

    /** A figure of one engine. */
    DomContent of(Figure shown) {
        return of(shown, title(shown), "");
    }

    /** The same figure of two engines: once where it is equal, in one chart where it fits, else side by side. */
    DomContent of(List<String> engines, Figure first, Figure second) {
        if (first.equals(second)) {
            return of(first, title(first), SAME);
        }
        Optional<Drawing> overlaid = Drawings.overlaid(engines, first, second);
        if (overlaid.isPresent()) {
            return chart(overlaid.get(), title(first), "");
        }
        return columns(
                of(first, title(first) + " · " + engines.get(0), ""),
                of(second, title(second) + " · " + engines.get(1), ""));
    }

    static DomContent columns(DomContent first, DomContent second) {
        return div(div(first), div(second)).withClass("columns");
    }

    private DomContent of(Figure shown, String title, String note) {
        if (shown instanceof Table table) {
            return figure(TableView.of(table, title), note(note));
        }
        if (shown instanceof ImageGrid grid) {
            return figure(
                    figcaption(title),
                    ImagesView.of(grid),
                    note(note),
                    numbers(title, List.of(ImagesView.table(grid))));
        }
        Drawing drawing = Drawings.of(shown)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no way to draw a " + shown.getClass().getSimpleName() + " on a page"));
        return chart(drawing, title, note);
    }

    /** A chart, its numbers below. */
    DomContent chart(Drawing drawing, String title, String note) {
        String id = "figure-" + ++count;
        String frame = drawing.minWidth() > 0 ? "scroll" : "frame";
        DomContent plot = div().withId(id)
                .withClass("chart")
                .withStyle("--height:" + drawing.height() + "px;--width:" + drawing.minWidth() + "px")
                .attr("role", "img")
                .attr("aria-label", "Chart: " + title + ". Its numbers are in the table below.")
                .attr("data-option", id + "-option");
        var surrounding = div(plot).withClass(frame);
        if (drawing.minWidth() > 0) {
            surrounding.attr("tabindex", "0").attr("role", "region").attr("aria-label", title + ", scrolls");
        }
        return figure(
                figcaption(title),
                surrounding,
                script(rawHtml(Json.text(drawing.option())))
                        .withId(id + "-option")
                        .withType("application/json"),
                note(note),
                button("Save as SVG")
                        .withType("button")
                        .withClass("save")
                        .attr("data-chart", id)
                        .attr("aria-label", "Save as SVG: " + title)
                        .attr("hidden"),
                numbers(title, drawing.tables()));
    }

    private static DomContent note(String note) {
        return iff(!note.isEmpty(), p(note).withClass("note"));
    }

    private static DomContent numbers(String title, List<Table> tables) {
        return details(
                summary("Numbers: " + title),
                each(tables, table -> TableView.of(table, table.title().isEmpty() ? title : table.title())));
    }

    private static String title(Figure shown) {
        return shown.title().isEmpty()
                ? shown.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                : shown.title();
    }
}
