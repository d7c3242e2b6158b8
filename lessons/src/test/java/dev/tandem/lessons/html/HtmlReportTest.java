package dev.tandem.lessons.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.tandem.error.OutputFileException;
import dev.tandem.lessons.course.Course;
import dev.tandem.lessons.page.LessonSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final int KINDS = 12;
    private static final int WITHOUT_CHART = 2;

    @TempDir
    private Path folder;

    private Path write(LessonResult... results) {
        return HtmlReport.at(folder.resolve("report"), false)
                .write(List.of(results))
                .getParent();
    }

    private static Document read(Path page) throws IOException {
        return Jsoup.parse(page);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.125})
    void everyFigureHasATitleAndItsNumbersInATable(double apart) throws IOException {
        Document page = read(write(Samples.compared("one", "Some title", apart)).resolve("one.html"));

        assertThat(page.select("main figure")).hasSizeGreaterThanOrEqualTo(KINDS);
        for (Element figure : page.select("main figure")) {
            assertThat(figure.select("figcaption, caption").first().text()).isNotBlank();
            assertThat(figure.select("table tbody tr")).as(figure.text()).isNotEmpty();
        }
        assertThat(page.select("table:not(:has(caption))")).isEmpty();
        assertThat(page.select("main .chart")).hasSizeGreaterThanOrEqualTo(KINDS - WITHOUT_CHART);
        for (Element chart : page.select("main .chart")) {
            Element option = page.getElementById(chart.attr("data-option"));
            assertThat(JsonParser.parseString(option.data()).getAsJsonObject().getAsJsonArray("series"))
                    .isNotEmpty();
            assertThat(chart.attr("aria-label")).startsWith("Chart: ");
        }
    }

    @Test
    void curvesOfTwoEnginesShareAChartAndWhatIsEqualIsShownOnce() throws IOException {
        Document apart = read(write(Samples.compared("one", "Loss", 0.125)).resolve("one.html"));
        Document equal = read(HtmlReport.at(folder.resolve("equal"), false)
                .write(List.of(Samples.compared("one", "Loss", 0)))
                .resolveSibling("one.html"));

        assertThat(apart.getElementById("figure-1-option").data()).contains("Loss · TensorFlow", "Loss · PyTorch");
        assertThat(apart.select(".columns")).isNotEmpty();
        assertThat(equal.select(".columns")).isEmpty();
        assertThat(equal.select("figure .note").eachText())
                .hasSize(KINDS)
                .containsOnly("The same on both engines, to the last digit.");
        assertThat(equal.text()).contains("No step of any series differs by a single bit.");
    }

    @Test
    void verdictAndToleranceAreInWords() throws IOException {
        Path site = write(Samples.compared("near", "Near", 0), Samples.compared("far", "Far", 0.125));

        assertThat(read(site.resolve("near.html"))
                        .select("header .verdict.agree")
                        .text())
                .isEqualTo("✓ near: tensorflow and pytorch agree"
                        + " (balanced: float32 within 1e-3 of the larger number, or 1e-5)");
        assertThat(read(site.resolve("far.html"))
                        .select("header .verdict.apart")
                        .text())
                .contains("✗ far: tensorflow and pytorch disagree in train-loss from step 1");
        assertThat(read(site.resolve("index.html")).select("header").text()).contains("1 of 2 lessons agree");
        assertThat(read(site.resolve("far.html")).text()).contains("Differences, step by step");
    }

    @Test
    void aRunOnOneEngineHasNoVerdict() throws IOException {
        Document page = read(write(Samples.single("one", "Alone")).resolve("one.html"));

        assertThat(page.select(".verdict, #agreement, .columns")).isEmpty();
        assertThat(page.select("main figure")).hasSize(KINDS);
    }

    @Test
    void everyValueIsEscaped() throws IOException {
        Path site = write(Samples.compared("one", Samples.HOSTILE, 0.125), Samples.single("two", Samples.HOSTILE));

        for (String name : List.of("index.html", "one.html", "two.html")) {
            Document page = read(site.resolve(name));
            assertThat(page.select("script:not([src]):not([type=application/json])"))
                    .isEmpty();
            assertThat(page.select("[onerror], img[src=x]")).isEmpty();
            assertThat(page.title() + page.text()).contains(Samples.HOSTILE);
        }
        assertThat(read(site.resolve("one.html"))
                        .getElementById("figure-1-option")
                        .data())
                .doesNotContain("</script>");
    }

    @Test
    void linksLeadToPagesAndNothingLeadsOutside() throws IOException {
        Path site = write(Samples.compared("one", "One", 0), Samples.compared("two", "Two", 0));

        for (String name : List.of("index.html", "one.html", "two.html")) {
            Document page = read(site.resolve(name));
            for (Element link : page.select("a, link[rel=stylesheet], script[src]")) {
                String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (target.startsWith("#")) {
                    assertThat(page.getElementById(target.substring(1)))
                            .as(target)
                            .isNotNull();
                } else {
                    assertThat(site.resolve(target)).isRegularFile();
                }
            }
            assertThat(page.html()).doesNotContainPattern("(https?:)?//[a-z]");
        }
        assertThat(read(site.resolve("index.html")).select("main h3 a").eachAttr("href"))
                .containsExactly("one.html", "two.html");
        assertThat(read(site.resolve("one.html")).select("header nav a").eachAttr("href"))
                .containsExactly("index.html", "two.html");
        assertThat(Files.readString(site.resolve(Layout.STYLE))).doesNotContain("url(", "@import");
    }

    @Test
    void headingsFollowOneAnotherAndIdsAreUnique() throws IOException {
        Document page = read(write(Samples.compared("one", "One", 0.125)).resolve("one.html"));

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void everyLessonOfTheCourseShowsItsSource() {
        assertThat(Course.lessons())
                .allSatisfy(lesson -> assertThat(LessonSource.of(lesson))
                        .hasValueSatisfying(source -> assertThat(source)
                                .contains("class " + lesson.getClass().getSimpleName())));
    }

    @Test
    void aReportIsReplacedOnlyByForce() {
        Path report = write(Samples.single("old", "Old"));

        assertThatThrownBy(() -> HtmlReport.at(report, false))
                .isInstanceOf(OutputFileException.class)
                .hasMessage("cannot write " + report
                        + ": a report is there already; give another folder, or --force to replace it");
        assertThat(report.resolve("old.html")).exists();

        HtmlReport.at(report, true).write(List.of(Samples.single("new", "New")));

        assertThat(report.resolve("old.html")).doesNotExist();
        assertThat(report.resolve("new.html")).exists();
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whatIsNoReportIsNeverReplaced() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("thesis.txt"), "long");

        assertThatThrownBy(() -> HtmlReport.at(file.getParent(), true))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("something else is there");
        assertThatThrownBy(() -> HtmlReport.at(file, true)).isInstanceOf(OutputFileException.class);
        assertThat(file).hasContent("long");
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> HtmlReport.at(folder.resolve("absent/report"), false))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("absent"));
        assertThatThrownBy(() -> HtmlReport.at(file.resolve("report"), false))
                .isInstanceOf(OutputFileException.class)
                .hasMessageContaining("there is no folder " + file);
    }
}
