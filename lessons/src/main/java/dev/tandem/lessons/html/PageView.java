package dev.tandem.lessons.html;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.page.CodeListing;
import dev.tandem.lessons.page.FigurePlace;
import dev.tandem.lessons.page.Page;
import dev.tandem.lessons.page.PageException;
import dev.tandem.lessons.page.Task;
import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.HtmlRenderer;

/** A lesson's page as HTML: its prose, and at their places the code, the figures of the run, and how tasks are checked. */
final class PageView {
    private final Page page;
    private final LessonResult result;
    private final FigureView figures;
    private final Map<String, String> contents = new LinkedHashMap<>();

    PageView(Page page, LessonResult result, FigureView figures) {
        this.page = page;
        this.result = result;
        this.figures = figures;
    }

    /** The headings of {@link #content}, by their anchors. */
    Map<String, String> contents() {
        return contents;
    }

    /** The titles of the figures that have a place on the page. */
    Set<String> placed() {
        return page.figures().stream().map(FigurePlace::title).collect(Collectors.toSet());
    }

    /**
     * The page.
     *
     * @param others files of this report by the pages that they show, for links
     * @throws PageException if it has a place for a figure that a run does not show
     */
    DomContent content(Map<String, String> others) {
        HtmlRenderer renderer = HtmlRenderer.builder()
                // Before the extension's: the first that knows a node writes it.
                .nodeRendererFactory(context -> new PageNodes(context, this, others))
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (tag.equals("pre")) {
                        // What scrolls must do so by keyboard.
                        attributes.put("tabindex", "0");
                    } else if (tag.equals("th")) {
                        attributes.put("scope", "col");
                    }
                })
                .build();
        return div(rawHtml(renderer.render(page.document()))).withClass("prose");
    }

    /** Makes an anchor for the heading of a part. */
    String anchor(String title) {
        String anchor = "part-" + (contents.size() + 1);
        contents.put(anchor, title);
        return anchor;
    }

    DomContent listing(CodeListing listing) {
        String name = listing.file() + ", " + listing.region();
        return div(
                        p(name).withClass("source"),
                        pre(code(listing.code()))
                                .attr("tabindex", "0")
                                .attr("role", "region")
                                .attr("aria-label", name))
                .withClass("listing");
    }

    DomContent figure(FigurePlace place) {
        List<Figure> shown = result.runs().stream().map(run -> find(place, run)).toList();
        return shown.size() == 1
                ? figures.of(shown.get(0))
                : figures.of(result.engineNames(), shown.get(0), shown.get(1));
    }

    private Figure find(FigurePlace place, LessonRun run) {
        List<Figure> all = run.transcript().figures();
        List<Figure> found = all.stream()
                .filter(figure -> figure.title().equals(place.title()))
                .toList();
        if (found.size() != 1) {
            List<String> titles = all.stream()
                    .map(Figure::title)
                    .filter(title -> !title.isEmpty())
                    .distinct()
                    .toList();
            String problem = found.isEmpty()
                    ? "the lesson shows no figure '" + place.title() + "' on "
                            + run.record().engine() + "; " + PageException.instead(place.title(), titles)
                    : "the lesson shows " + found.size() + " figures '" + place.title()
                            + "'; expected one of that title";
            throw new PageException(page.file(), place.line(), problem);
        }
        return found.get(0);
    }

    DomContent task(Task task) {
        String command = "./lessons/tandem check " + result.lesson().id() + " --task " + task.name();
        return div(p(
                        strong("How to check: "),
                        code(command),
                        text(" runs the lesson on both engines, and says that it is done when "),
                        each(
                                task.requirements(),
                                (index, requirement) ->
                                        each(text(index == 0 ? "" : " and "), code(requirement.toString()))),
                        text(" on each.")))
                .withClass("task");
    }
}
