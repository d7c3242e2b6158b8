package dev.tandem.lessons.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import dev.tandem.lessons.Numbers;
import dev.tandem.lessons.figure.Table;
import dev.tandem.lessons.page.LessonSource;
import dev.tandem.lessons.page.Page;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A lesson on a page of its own. */
final class LessonPage {
    private final LessonResult result;
    private final Optional<LessonResult> previous;
    private final Optional<LessonResult> next;
    private final Map<String, String> others;
    private final FigureView figures = new FigureView();
    private final Map<String, String> contents = new LinkedHashMap<>();

    /**
     * A page of a report.
     *
     * @param results of all lessons of the report, this one's among them
     * @param position of this one
     */
    LessonPage(List<LessonResult> results, int position) {
        this.result = results.get(position);
        this.previous = position > 0 ? Optional.of(results.get(position - 1)) : Optional.empty();
        this.next = position + 1 < results.size() ? Optional.of(results.get(position + 1)) : Optional.empty();
        this.others = results.stream()
                .collect(Collectors.toMap(
                        each -> LessonSource.className(each.lesson()) + ".md",
                        LessonResult::fileName,
                        (first, second) -> first));
    }

    String html() {
        return html(Page.of(result.lesson()));
    }

    /** The same with a page of the lesson that lies elsewhere, or with none. */
    String html(Optional<Page> page) {
        List<DomContent> body = new ArrayList<>();
        if (page.isPresent()) {
            PageView view = new PageView(page.get(), result, figures);
            body.add(view.content(others));
            contents.putAll(view.contents());
            body.add(heading("run", "The run, word for word"));
            body.add(wordForWord(view.placed()));
        } else {
            Story story = Story.whole(result, figures);
            body.addAll(story.content());
            contents.putAll(story.contents());
        }
        result.comparison().ifPresent(comparison -> {
            body.add(heading("agreement", "Do the engines agree?"));
            result.verdict().ifPresent(verdict -> body.add(p(verdict)));
            body.addAll(new Agreement(result, comparison).content(figures));
        });
        LessonSource.of(result.lesson()).ifPresent(source -> {
            body.add(heading("code", "The code that ran"));
            body.add(listing(source));
        });
        body.add(heading("environment", "Where it ran"));
        List.of(RunFacts.engines(result), RunFacts.machine(), RunFacts.settings(result))
                .forEach(table -> body.add(TableView.of(table, table.title())));
        body.add(0, contents());
        return Layout.page(result.lesson().title() + " · Tandem", top(), body);
    }

    private DomContent wordForWord(Set<String> placed) {
        List<DomContent> content =
                new ArrayList<>(Story.rest(result, figures, placed).content());
        if (result.comparison().isEmpty()) {
            Table recorded = RunFacts.recorded(result.records().get(0));
            content.add(TableView.of(recorded, recorded.title()));
        }
        return details(summary("What the lesson said, showed and recorded"), each(content.stream()))
                .withClass("run");
    }

    private List<DomContent> top() {
        List<DomContent> top = new ArrayList<>();
        top.add(nav(
                        a("All lessons").withHref(Layout.INDEX),
                        iff(previous, other -> a("← " + other.lesson().title()).withHref(other.fileName())),
                        iff(next, other -> a(other.lesson().title() + " →").withHref(other.fileName())))
                .attr("aria-label", "Lessons"));
        top.add(h1(result.lesson().title()));
        top.add(facts());
        result.verdict().ifPresent(words -> top.add(verdict(result.agrees(), words)));
        return top;
    }

    /** The verdict, not by its colour alone. */
    static DomContent verdict(boolean agrees, String words) {
        return p((agrees ? "✓ " : "✗ ") + words).withClasses("verdict", agrees ? "agree" : "apart");
    }

    private DomContent facts() {
        String mode = result.comparison().isEmpty() ? "" : result.locked() ? "step-locked · " : "free-running · ";
        String dtype = result.records().get(0).dtype().name().toLowerCase(Locale.ROOT);
        String times = result.records().stream()
                .map(run -> LessonResult.engineName(run) + " " + Numbers.seconds(run.seconds()))
                .collect(Collectors.joining(", "));
        return p(mode + dtype + " · seed " + result.settings().seed() + " · " + times)
                .withClass("facts");
    }

    private DomContent contents() {
        return nav(details(
                        summary("On this page"),
                        ul(each(contents, (anchor, title) -> li(a(title).withHref("#" + anchor))))))
                .attr("aria-label", "On this page");
    }

    private DomContent heading(String anchor, String title) {
        contents.put(anchor, title);
        return h2(title).withId(anchor);
    }

    private DomContent listing(String source) {
        String name = LessonSource.className(result.lesson()) + ".java";
        return details(
                summary(name + ", " + source.lines().count() + " lines"),
                pre(code(source)).attr("tabindex", "0").attr("role", "region").attr("aria-label", name));
    }
}
