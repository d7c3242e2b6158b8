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
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A lesson on a page of its own. */
final class LessonPage {
    private final LessonResult result;
    private final Optional<LessonResult> previous;
    private final Optional<LessonResult> next;
    private final FigureView figures = new FigureView();
    private final Map<String, String> contents = new LinkedHashMap<>();

    LessonPage(LessonResult result, Optional<LessonResult> previous, Optional<LessonResult> next) {
        this.result = result;
        this.previous = previous;
        this.next = next;
    }

    String html() {
        Story story = new Story(result, figures);
        List<DomContent> body = new ArrayList<>(story.content());
        contents.putAll(story.contents());
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
        String name = result.lesson().getClass().getSimpleName() + ".java";
        return details(
                summary(name + ", " + source.lines().count() + " lines"),
                pre(code(source)).attr("tabindex", "0").attr("role", "region").attr("aria-label", name));
    }
}
