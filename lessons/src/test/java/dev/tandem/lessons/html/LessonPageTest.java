package dev.tandem.lessons.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.lessons.page.Page;
import dev.tandem.lessons.page.PageException;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson's page in a report. */
final class LessonPageTest {
    private static final String SOURCE =
            "  // region part\n  int a = b < c && d ? 1 : 2; // </pre><script>\n  // endregion\n";
    private static final String MARKDOWN = """
            # Tensors

            Some prose with `a < b`, and \\<script>alert(1)\\</script>; see [gradients](Other.md) and [here](Named.md).

            ## What *it* is

            | name | number |
            | --- | --- |
            | one | 1 |

            ```text
            y = x & z <b>
            ```

            ```lesson-code
            part
            ```

            ## What it shows

            ```lesson-figure
            Loss
            ```

            ## Tasks

            ### A change

            ```lesson-task
            go-up: test-accuracy > 0.9
            go-up: train-loss < 0.1
            ```

            ## Questions

            <details><summary>Is `a` &lt; b?</summary>

            Yes.

            </details>
            """;

    private static Document read(LessonResult result, String markdown) {
        Page page = Page.parse("Samples.md", markdown, file -> Optional.of(SOURCE));
        return Jsoup.parse(new LessonPage(List.of(result), 0).html(Optional.of(page)));
    }

    /** With one figure in place of one of each kind, all of one title. */
    private static LessonResult result(double apart) {
        return Samples.withOneFigure("one", "Loss", apart);
    }

    @Test
    void readsAsThePageDoes() {
        Document page = read(result(0.125), MARKDOWN);

        assertThat(page.select("h1").eachText()).hasSize(1);
        assertThat(page.select(".prose > h2").eachText())
                .containsExactly("What it is", "What it shows", "Tasks", "Questions");
        assertThat(page.select("main > h2").eachText())
                .containsExactly("The run, word for word", "Do the engines agree?", "Where it ran");
        assertThat(page.select(".prose > p").first().text())
                .startsWith("Some prose with a < b, and <script>alert(1)</script>;");
        assertThat(page.select(".prose .listing pre").text())
                .isEqualTo("int a = b < c && d ? 1 : 2; // </pre><script>");
        assertThat(page.select(".prose > pre").text()).isEqualTo("y = x & z <b>");
        assertThat(page.select("script:not([src]):not([type=application/json])"))
                .isEmpty();
    }

    @Test
    void everyPartIsInTheContents() {
        Document page = read(result(0.125), MARKDOWN);

        assertThat(page.select("main > nav a").eachText())
                .containsExactly(
                        "What it is",
                        "What it shows",
                        "Tasks",
                        "Questions",
                        "The run, word for word",
                        "Do the engines agree?",
                        "Where it ran");
        assertThat(page.select("main > nav a").eachAttr("href"))
                .allSatisfy(href ->
                        assertThat(page.getElementById(href.substring(1))).isNotNull());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void drawsTheFigureOfBothEnginesAtItsPlaceAndNowhereElse() {
        Document page = read(result(0.125), MARKDOWN);

        Element figure = page.select(".prose > figure").first();
        assertThat(figure.previousElementSibling().text()).isEqualTo("What it shows");
        assertThat(figure.select("script").first().data()).contains("TensorFlow", "PyTorch");
        assertThat(page.select(".run figure")).isEmpty();
        assertThat(page.select(".run").text()).contains("said");
    }

    @Test
    void showsWhatHasNoPlaceInTheFoldedRun() {
        Document page = read(result(0.125), MARKDOWN.replaceAll("(?s)```lesson-figure.*?```", ""));

        assertThat(page.select(".prose figure")).isEmpty();
        assertThat(page.select("details.run:not([open]) figure")).hasSize(1);
    }

    @Test
    void ofOneRunListsWhatWasRecorded() {
        LessonResult both = result(0);
        LessonResult one =
                new LessonResult(both.lesson(), both.settings(), both.runs().subList(0, 1), Optional.empty(), false);
        Document page = read(one, MARKDOWN);

        assertThat(page.select(".prose > figure")).hasSize(1);
        assertThat(page.select(".run table").text()).contains("test-accuracy", "0.750000", "train-loss, last of 2");
        assertThat(page.select("#agreement")).isEmpty();
    }

    @Test
    void saysHowATaskIsCheckedAndFoldsAnswers() {
        Document page = read(result(0), MARKDOWN);

        assertThat(page.select(".prose .task").text())
                .isEqualTo(
                        "How to check: ./lessons/tandem check one --task go-up runs the lesson on both engines, and says"
                                + " that it is done when test-accuracy > 0.9 and train-loss < 0.1 on each.");
        assertThat(page.select(".prose > details > summary").html()).isEqualTo("Is <code>a</code> &lt; b?");
        assertThat(page.select(".prose > details > p").text()).isEqualTo("Yes.");
    }

    @Test
    void scrollsByKeyboardAndHeadsItsTables() {
        Document page = read(result(0), MARKDOWN);

        assertThat(page.select(".prose pre:not([tabindex=0])")).isEmpty();
        assertThat(page.select(".prose > .scroll[tabindex=0][role=region][aria-label] > table th[scope=col]"))
                .hasSize(2);
    }

    @Test
    void linksToLessonsOfTheReportOnly() {
        Document page = read(result(0), MARKDOWN.replace("Named.md", "Samples.md"));

        assertThat(page.select(".prose a").eachText()).containsExactly("here");
        assertThat(page.select(".prose a").attr("href")).isEqualTo("one.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Los", "Nothing"})
    void aFigureThatIsNotShownIsToldWithItsLineAndWhatThereIs(String title) {
        String markdown = MARKDOWN.replace("\nLoss\n", "\n" + title + "\n");

        assertThatThrownBy(() -> read(result(0), markdown))
                .isInstanceOf(PageException.class)
                .hasMessageStartingWith(
                        "Samples.md, line 21: the lesson shows no figure '" + title + "' on tensorflow; ")
                .hasMessageEndingWith("there are 'Loss'");
    }
}
