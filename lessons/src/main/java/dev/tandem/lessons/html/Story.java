package dev.tandem.lessons.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import dev.tandem.lessons.LessonRun;
import dev.tandem.lessons.Transcript;
import dev.tandem.lessons.Transcript.Item;
import dev.tandem.lessons.Transcript.Section;
import dev.tandem.lessons.Transcript.Shown;
import dev.tandem.lessons.Transcript.Words;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a lesson said and showed, on one engine or on both side by side. */
final class Story {
    private final LessonResult result;
    private final FigureView figures;
    private final Map<String, String> contents = new LinkedHashMap<>();

    Story(LessonResult result, FigureView figures) {
        this.result = result;
        this.figures = figures;
    }

    /** The headings so far, by their anchors. */
    Map<String, String> contents() {
        return contents;
    }

    List<DomContent> content() {
        List<List<Item>> runs = result.runs().stream()
                .map(LessonRun::transcript)
                .map(Transcript::items)
                .toList();
        if (runs.size() == 1) {
            return runs.get(0).stream().map(this::item).toList();
        }
        return inStep(runs.get(0), runs.get(1))
                ? IntStream.range(0, runs.get(0).size())
                        .mapToObj(i -> item(runs.get(0).get(i), runs.get(1).get(i)))
                        .toList()
                : oneAfterTheOther(runs);
    }

    /** Whether the n-th item of one is the n-th of the other: what a lesson shows may depend on its numbers. */
    private static boolean inStep(List<Item> first, List<Item> second) {
        return first.size() == second.size()
                && IntStream.range(0, first.size()).allMatch(i -> samePlace(first.get(i), second.get(i)));
    }

    private static boolean samePlace(Item first, Item second) {
        if (first instanceof Shown a && second instanceof Shown b) {
            return a.figure().getClass() == b.figure().getClass();
        }
        return first.getClass() == second.getClass() && (!(first instanceof Section) || first.equals(second));
    }

    private List<DomContent> oneAfterTheOther(List<List<Item>> runs) {
        List<DomContent> content = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            content.add(heading("On " + result.engineNames().get(i)));
            for (Item item : runs.get(i)) {
                content.add(item instanceof Section section ? h3(section.title()) : item(item));
            }
        }
        return content;
    }

    private DomContent item(Item item) {
        if (item instanceof Section section) {
            return heading(section.title());
        } else if (item instanceof Words words) {
            return words(words.text());
        }
        return figures.of(((Shown) item).figure());
    }

    private DomContent item(Item first, Item second) {
        if (first instanceof Shown a && second instanceof Shown b) {
            return figures.of(result.engineNames(), a.figure(), b.figure());
        } else if (first.equals(second)) {
            return item(first);
        }
        List<String> engines = result.engineNames();
        return FigureView.columns(
                said(engines.get(0), ((Words) first).text()), said(engines.get(1), ((Words) second).text()));
    }

    private static DomContent said(String engine, String text) {
        return div(p(engine).withClass("engine"), words(text));
    }

    /** Line ends and indents stay as they are: formulas stand in lines of their own. */
    private static DomContent words(String text) {
        return each(List.of(text.split("\n\n")), part -> p(part).withClass("words"));
    }

    private DomContent heading(String title) {
        String anchor = "part-" + (contents.size() + 1);
        contents.put(anchor, title);
        return h2(title).withId(anchor);
    }
}
