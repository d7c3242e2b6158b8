package dev.tandem.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lessons.figure.Figure;
import dev.tandem.lessons.page.FigurePlace;
import dev.tandem.lessons.page.Page;
import dev.tandem.lessons.page.PageException;
import dev.tandem.lessons.page.Requirement;
import dev.tandem.lessons.page.Task;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages hold what they promise: code, figures and tasks are those of the lessons. */
final class CoursePagesTest {
    private static final List<String> ENGINES = List.of("tensorflow", "pytorch");

    static Stream<String> lessonsWithAPage() {
        return Course.lessons().stream()
                .filter(lesson -> Page.of(lesson).isPresent())
                .map(lesson -> lesson.id());
    }

    /** Reads it, which fails where it shows code that is not there, or has HTML or Java in it. */
    private static Page page(String lesson) {
        return Page.of(Course.find(lesson).orElseThrow()).orElseThrow();
    }

    private static Run run(String lesson, String engine) {
        return Run.of(lesson, engine, "float32");
    }

    @Test
    void everyLessonHasAPage() {
        assertThat(lessonsWithAPage()).containsExactlyElementsOf(Course.ids());
    }

    @ParameterizedTest
    @MethodSource("lessonsWithAPage")
    void hasTheTitleOfTheLesson(String lesson) {
        assertThat(page(lesson).title())
                .isEqualTo(Course.find(lesson).orElseThrow().title());
    }

    @ParameterizedTest
    @MethodSource("lessonsWithAPage")
    void showsCodeAndEndsInTasksAndQuestions(String lesson) {
        Page page = page(lesson);
        List<String> sections = page.sections();
        assertThat(page.code()).isNotEmpty();
        assertThat(sections).hasSizeGreaterThan(2);
        assertThat(sections.subList(sections.size() - 2, sections.size())).containsExactly("Tasks", "Questions");
        assertThat(page.tasks()).hasSizeBetween(1, 3);
        assertThat(page.questions()).hasSizeBetween(3, 5);
    }

    @ParameterizedTest
    @MethodSource("lessonsWithAPage")
    void hasAPlaceForEachFigureOfTheLessonAndForNoOther(String lesson) {
        Page page = page(lesson);
        for (String engine : ENGINES) {
            List<String> shown =
                    run(lesson, engine).figures().stream().map(Figure::title).toList();
            for (FigurePlace place : page.figures()) {
                assertThat(shown)
                        .as("%s, line %d: %s", page.file(), place.line(), PageException.instead(place.title(), shown))
                        .contains(place.title());
            }
            assertThat(page.figures())
                    .extracting(FigurePlace::title)
                    .as("figures of %s on %s", lesson, engine)
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    @ParameterizedTest
    @MethodSource("lessonsWithAPage")
    void asksForWhatIsRecordedAndNotYetSo(String lesson) {
        for (String engine : ENGINES) {
            Run run = run(lesson, engine);
            for (Task task : page(lesson).tasks()) {
                for (Requirement requirement : task.requirements()) {
                    assertThat(requirement.measured(run.record()))
                            .as("'%s' on %s, which task '%s' asks for", requirement.value(), engine, task.name())
                            .isPresent();
                }
                assertThat(task.isDone(List.of(run.record())))
                        .as("task '%s' on %s, before anything was changed", task.name(), engine)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessonsWithAPage")
    void leadsOnlyToPagesThatAreThere(String lesson) {
        List<String> files = Course.lessons().stream()
                .map(each -> each.getClass().getSimpleName() + ".md")
                .toList();
        page(lesson).document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                assertThat(files).contains(link.getDestination());
            }
        });
    }
}
