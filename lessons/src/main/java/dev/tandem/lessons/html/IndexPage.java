package dev.tandem.lessons.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;

import dev.tandem.compare.RunRecord;
import dev.tandem.lessons.Numbers;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;

/** The page that leads to all others. */
final class IndexPage {
    private static final String TITLE = "Tandem report";

    private final List<LessonResult> results;

    IndexPage(List<LessonResult> results) {
        this.results = results;
    }

    String html() {
        return Layout.page(
                TITLE,
                List.of(h1(TITLE), p(summary()).withClass("facts")),
                List.of(
                        h2("Lessons"),
                        ol(each(results, IndexPage::entry)).withClass("lessons"),
                        h2("Where they ran"),
                        TableView.of(RunFacts.machine(), RunFacts.machine().title())));
    }

    private String summary() {
        String engines = results.stream()
                .flatMap(result -> result.records().stream())
                .map(RunRecord::description)
                .distinct()
                .collect(Collectors.joining(" · "));
        long compared = results.stream()
                .filter(result -> result.comparison().isPresent())
                .count();
        long agreeing = results.stream().filter(LessonResult::agrees).count();
        return compared == 0 ? engines : agreeing + " of " + results.size() + " lessons agree · " + engines;
    }

    private static DomContent entry(LessonResult result) {
        String times = result.records().stream()
                .map(run -> LessonResult.engineName(run) + " " + Numbers.seconds(run.seconds()))
                .collect(Collectors.joining(" · "));
        return li(
                h3(a(result.lesson().title()).withHref(result.fileName())),
                p(result.lesson().id() + " · " + times).withClass("facts"),
                each(result.verdict().stream().map(words -> LessonPage.verdict(result.agrees(), words))));
    }
}
