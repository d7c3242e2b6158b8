package dev.tandem.lessons.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page is made of, and what becomes of one that does not keep to the rules: file, line, what there is instead. */
final class PageTest {
    private static final String SOURCE = """
            class HillLesson {
                // region slope
                int slope() {

                    return 2;
                }
                // endregion
                // region height
                int height = 3;
                // endregion
            }
            """;
    private static final Map<String, String> SOURCES = Map.of(
            "HillLesson.java", SOURCE,
            "Valley.java", "// region depth\nint depth;\n// endregion\n",
            "Open.java", "int a;\n// region one\nint b;\n",
            "Nested.java", "// region one\n  // region two\n// endregion\n",
            "Ends.java", "int a;\n// endregion\n",
            "Twice.java", "// region one\n// endregion\n// region one\n// endregion\n",
            "Nameless.java", "// region\n// endregion\n");

    private static Page parse(String markdown) {
        return Page.parse("HillLesson.md", markdown, file -> Optional.ofNullable(SOURCES.get(file)));
    }

    @Test
    void hasItsCodeItsFiguresItsTasksAndItsQuestions() {
        Page page = parse("""
                # Hills & `valleys`

                ## On *the* way

                ```lesson-code
                slope
                ```

                - and deeper

                  ```lesson-code
                  Valley depth
                  ```

                ```lesson-figure
                How high = "x" & more
                ```

                ## Tasks

                ```lesson-task
                go-up: final-height >= 2.50
                go-up: steps<10
                ```

                ## Questions

                <details><summary>Is a < b,
                and why?</summary>

                So it is.

                </details>
                <details>
                <summary>And else?</summary>

                | a | b |
                | --- | --- |
                | 1 | 2 |

                </details>
                """.replace("a < b", "a &lt; b"));

        assertThat(page.title()).isEqualTo("Hills & valleys");
        assertThat(page.sections()).containsExactly("On the way", "Tasks", "Questions");
        assertThat(page.code()).extracting(CodeListing::file).containsExactly("HillLesson.java", "Valley.java");
        assertThat(page.code())
                .extracting(CodeListing::code)
                .containsExactly("int slope() {\n\n    return 2;\n}", "int depth;");
        assertThat(page.figures()).extracting(FigurePlace::title).containsExactly("How high = \"x\" & more");
        assertThat(page.figures()).extracting(FigurePlace::line).containsExactly(15);
        assertThat(page.tasks()).extracting(Task::name).containsExactly("go-up");
        assertThat(page.tasks().get(0).requirements())
                .extracting(Requirement::toString)
                .containsExactly("final-height >= 2.50", "steps < 10");
        assertThat(page.questions()).extracting(Question::text).containsExactly("Is a &lt; b, and why?", "And else?");
        assertThat(page.questions())
                .allSatisfy(question -> assertThat(question.getFirstChild()).isNotNull());
    }

    static Stream<Arguments> mistakes() {
        String title = "# Hills\n\n";
        return Stream.of(
                Arguments.of("", "HillLesson.md, line 1: a page begins with its title"),
                Arguments.of("## Hills", "HillLesson.md, line 1: a page begins with its title"),
                Arguments.of(title + "# Valleys", "HillLesson.md, line 3: a second title"),
                Arguments.of(
                        title + fence("lesson-code", "slop"),
                        "HillLesson.md, line 3: no region 'slop' in HillLesson.java; did you mean 'slope'?"
                                + " there are 'slope', 'height'"),
                Arguments.of(
                        title + fence("lesson-code", "Valley top"),
                        "HillLesson.md, line 3: no region 'top' in Valley.java; there are 'depth'"),
                Arguments.of(
                        title + fence("lesson-code", "Plain depth"),
                        "HillLesson.md, line 3: there is no Plain.java beside the lesson"),
                Arguments.of(title + fence("lesson-code", "a b c"), "HillLesson.md, line 3: 'a b c' names no code"),
                Arguments.of(
                        title + fence("lesson-code", "slope\nheight"),
                        "HillLesson.md, line 3: a block 'lesson-code' has 2 lines; expected one, the name of a region"),
                Arguments.of(title + fence("lesson-code", "Open one"), "Open.java, line 2: region 'one' has no end"),
                Arguments.of(
                        title + fence("lesson-code", "Nested one"),
                        "Nested.java, line 2: a region begins inside of region 'one'"),
                Arguments.of(
                        title + fence("lesson-code", "Ends one"), "Ends.java, line 2: '// endregion' ends nothing"),
                Arguments.of(title + fence("lesson-code", "Twice one"), "Twice.java, line 3: a second region 'one'"),
                Arguments.of(
                        title + fence("lesson-code", "Nameless one"), "Nameless.java, line 1: a region's name is ''"),
                Arguments.of(title + fence("lesson-figure", ""), "line 3: a block 'lesson-figure' has 0 lines"),
                Arguments.of(
                        title + fence("lesson-figure", "Loss") + fence("lesson-figure", "Loss"),
                        "HillLesson.md, line 6: the figure 'Loss' has a place in line 3 already; place it once"),
                Arguments.of(
                        title + fence("java", "int pasted;"),
                        "HillLesson.md, line 3: a block of 'java'; code is shown"),
                Arguments.of(title + fence("lesson-cod", "slope"), "HillLesson.md, line 3: a block of 'lesson-cod'"),
                Arguments.of(
                        title + fence("lesson-task", "\ngo up"),
                        "HillLesson.md, line 5: 'go up' is no task; expected lines"),
                Arguments.of(title + fence("lesson-task", ""), "HillLesson.md, line 3: a task without a check"),
                Arguments.of(title + fence("lesson-task", "go: w == 1"), "line 4: '==' compares nothing"),
                Arguments.of(title + fence("lesson-task", "go: w = one"), "line 4: 'one' is no number"),
                Arguments.of(
                        title + fence("lesson-task", "go: w = 1\ncome: w = 1"),
                        "line 5: the tasks 'go' and 'come' in one block"),
                Arguments.of(
                        title + fence("lesson-task", "go: w = 1") + fence("lesson-task", "go: v = 1"),
                        "line 6: a second task 'go', after that of line 3"),
                Arguments.of(
                        title + "<div>\n\nText.",
                        "HillLesson.md, line 3: HTML that is not allowed: '<div>'; expected only"),
                Arguments.of(
                        title + "<details onclick=\"x()\"><summary>Why?</summary>",
                        "line 3: HTML that is not allowed: '<details onclick="),
                Arguments.of(
                        title + "Two\nlines of <b>text</b>.", "HillLesson.md, line 3: HTML that is not allowed: '<b>'"),
                Arguments.of(title + "- <script>x</script>", "line 3: HTML that is not allowed: '<script>"),
                Arguments.of(
                        title + "<details><summary>Why?</summary>\nSo.\n\n</details>",
                        "line 3: HTML that is not allowed: 'So.'"),
                Arguments.of(
                        title + "<details><summary>Why?</summary>\n\nSo.",
                        "line 3: the question 'Why?' has no end; add </details>"),
                Arguments.of(title + "So.\n\n</details>", "line 5: </details> ends nothing"),
                Arguments.of(
                        title + "<details><summary>Why?</summary>\n\n<details><summary>Why?</summary>",
                        "line 5: a question begins before the one of line 3 ends"),
                Arguments.of(
                        title + "<details><summary>Why?</summary>\n\n## Next",
                        "line 5: a heading inside of the question of line 3"),
                Arguments.of(title + "![a hill](hill.png)", "line 3: a picture; expected one that the lesson shows"),
                Arguments.of(
                        title + "[here](javascript:x)", "line 3: a link to 'javascript:x'; expected another page"));
    }

    private static String fence(String info, String body) {
        return "```" + info + "\n" + (body.isEmpty() ? "" : body + "\n") + "```\n";
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithFileAndLine(String markdown, String message) {
        assertThatThrownBy(() -> parse(markdown))
                .isInstanceOf(PageException.class)
                .hasMessageContaining(message);
    }
}
