package dev.tandem.lessons.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;

import dev.tandem.lessons.Transcript.Item;
import dev.tandem.lessons.Transcript.Section;
import dev.tandem.lessons.Transcript.Shown;
import dev.tandem.lessons.Transcript.Words;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What a lesson said and showed, on one engine or on both side by side. */
final class Story {
    private final LessonResult result;
    private final FigureView figures;
    private final Set<String> elsewhere;
    private final int level;
    private final Map<String, String> contents = new LinkedHashMap<>();

    private Story(LessonResult result, FigureView figures, Set<String> elsewhere, int level) {
        this.result = result;
        this.figures = figures;
        this.elsewhere = Set.copyOf(elsewhere);
        this.level = level;
    }

    /** All of it, in parts of the page. */
    static Story whole(LessonResult result, FigureView figures) {
        return new Story(result, figures, Set.of(), 2);
    }

    /**
     * What a page leaves over, within one part of it.
     *
     * @param elsewhere the titles of figures that have a place on the page
     */
    static Story rest(LessonResult result, FigureView figures, Set<String> elsewhere) {
        return new Story(result, figures, elsewhere, 3);
    }

    /** The headings of parts of the page so far, by their anchors. */
    Map<String, String> contents() {
        return contents;
    }

    List<DomContent> content() {
        List<List<Item>> runs = result.runs().stream()
                .map(run -> run.transcript().items().stream()
                        .filter(item -> !isElsewhere(item))
                        .toList())
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

    private boolean isElsewhere(Item item) {
        return item instanceof Shown shown && elsewhere.contains(shown.figure().title());
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
                content.add(item instanceof Section section ? tag(level + 1, section.title()) : item(item));
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
        if (level > 2) {
            return tag(level, title);
        }
        String anchor = "part-" + (contents.size() + 1);
        contents.put(anchor, title);
        return tag(level, title).withId(anchor);
    }

    private static ContainerTag<?> tag(int level, String title) {
        return new ContainerTag<>("h" + level).withText(title);
    }
}
