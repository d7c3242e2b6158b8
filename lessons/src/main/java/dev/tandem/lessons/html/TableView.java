package dev.tandem.lessons.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.tandem.lessons.figure.Table;
import j2html.tags.DomContent;
import java.util.List;

/** A table as HTML: with a caption, and headers that say what they head. */
final class TableView {
    private TableView() {}

    /** A table in a frame that scrolls where the page is narrower, by keyboard too. */
    static DomContent of(Table content, String title) {
        return div(table(
                        caption(title),
                        thead(tr(each(
                                content.columns(),
                                column -> th(column.name())
                                        .attr("scope", "col")
                                        .withCondClass(column.numeric(), "number")))),
                        tbody(each(content.rows(), row -> row(content, row)))))
                .withClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", title);
    }

    private static DomContent row(Table content, List<String> cells) {
        return tr(each(
                cells,
                (index, cell) -> content.columns().get(index).numeric()
                        ? td(cell).withClass("number")
                        : index == 0 ? th(cell).attr("scope", "row") : td(cell)));
    }
}
